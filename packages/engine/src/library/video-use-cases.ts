import { Fault, cleanTags, slidesOf, soundBand } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import type { Engine } from '../engine.ts';
import { spriteFile } from './pictures/picture-files.ts';
import { requireVideo } from './require-video.ts';
import { videoCues, videoTranscript, viewVideo, viewVideos, viewVideosOf } from './video-views.ts';

type VideoUseCases = Pick<Engine, 'videos' | 'videosOf' | 'countVideos' | 'knownPaths' | 'video' | 'record' | 'cues' | 'transcript' | 'slides' | 'objects' | 'sounds' | 'rename' | 'setTags' | 'spritePath'>;

/** Jobs that are looked through: more than ever wait. */
const MAX_JOBS = 1_000_000;

const knownPaths = ({ catalog }: EngineParts): ReadonlySet<string> => new Set([
  ...catalog.everyVideo().flatMap(({ id, path }) => [path, ...catalog.filesOf(id)]),
  // What was done is a video by now, or was removed.
  ...catalog.jobs({ limit: MAX_JOBS }).filter(({ state }) => state !== 'done').map(({ path }) => path),
]);

/** What the catalog knows of videos, and what people change about them. */
export const videoUseCases = (parts: EngineParts): VideoUseCases => {
  const { catalog } = parts;
  return {
    videos: () => viewVideos(parts),
    videosOf: (ids) => viewVideosOf(parts, ids),
    countVideos: () => catalog.videos().length,
    knownPaths: () => knownPaths(parts),
    video: (id) => viewVideo(parts, id),
    record: (id) => requireVideo(parts, id),
    cues: (id) => videoCues(parts, id),
    transcript: (id) => videoTranscript(parts, id),
    slides: (id) => slidesOf(catalog.screenLines(requireVideo(parts, id).id), catalog.scan(id)?.duration ?? 0),
    objects: (id, label) => ({ tracks: catalog.objectTracks(requireVideo(parts, id).id, label).map((track) => ({ ...track, path: track.path.map(({ at, box: [a, b, c, d] }) => ({ at, box: [[...a], [...b], [...c], [...d]] })) })) }),
    sounds: (id) => {
      const { probe } = requireVideo(parts, id);
      const events = catalog.soundEvents(id);
      return { events: [...events], band: [...soundBand(events, probe?.duration ?? 0)] };
    },
    rename: (id, title) => {
      requireVideo(parts, id);
      catalog.rename(id, title);
    },
    setTags: (id, tags) => catalog.setTags(id, cleanTags(tags)),
    spritePath: (id) => {
      requireVideo(parts, id);
      const path = spriteFile(parts, id);
      if (catalog.sprite(id) === undefined) throw new Fault('file/missing', { path });
      return path;
    },
  };
};
