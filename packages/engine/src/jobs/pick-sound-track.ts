import { Fault, type VideoId } from '@frameseek/core';
import type { LibraryParts } from '../library-parts.ts';
import { requireVideo } from '../library/require-video.ts';
import { queueVideo } from './queue-video.ts';

/**
 * Has the speech of another sound track, counted from 1, searched; undefined: of the one that is found out. The video is queued, and only
 * its speech is done anew: the words of before answer until then. Throws `library/unknown-video` and `input/invalid`.
 */
export const pickSoundTrack = async (parts: LibraryParts, id: VideoId, track: number | undefined): Promise<void> => {
  const { soundTrack, probe } = requireVideo(parts, id);
  const tracks = probe?.audio.length ?? 0;
  if (track !== undefined && (track < 1 || track > tracks)) {
    throw new Fault('input/invalid', { problems: [`there is no sound track ${track}: the video has ${tracks}`] });
  }
  if (track === soundTrack) return;
  parts.catalog.setSoundTrack(id, track);
  await queueVideo(parts, id);
};
