import { rm } from 'node:fs/promises';
import { clockSpan, Fault, gatherMarkers, spanWithin, toList, type ExportClip, type ExportRequest } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import { probeVideo } from '../library/probe-video.ts';
import { requireVideo } from '../library/require-video.ts';
import type { FilmOptions } from './export-film.ts';
import { writeZip, type ZipEntry } from './zip-file.ts';

/** Clips that an EDL can number. */
const MAX_CLIPS = 999;
/** Letters of a clip's name, without its number and its span. */
const MAX_NAME = 80;

/**
 * Each moment as a clip that begins at its very frame, and an edit decision list of these clips, in one ZIP file: editing programs put them into
 * the film as soon as both lie in one folder. Throws `library/unknown-video`, and `input/invalid` for what is too much.
 */
export const exportPackage = async (parts: EngineParts, request: ExportRequest, { target, report, signal }: FilmOptions): Promise<void> => {
  const items = gatherMarkers(request.items);
  if (items.length > MAX_CLIPS) throw new Fault('input/invalid', { problems: [`an EDL holds ${MAX_CLIPS} clips, not ${items.length}`] });
  const path = `${target}.clip.mp4`;
  const entries = async function* (): AsyncGenerator<ZipEntry> {
    const clips: ExportClip[] = [];
    for (const [index, { video: id, markers, title = '', note = '', ...asked }] of items.entries()) {
      const video = requireVideo(parts, id);
      const probe = await probeVideo(parts, id, { signal });
      const span = spanWithin(asked, probe.duration);
      await parts.media.clip([{ path: video.path, probe, ...span }], {
        target: path, format: 'mp4', exact: true, signal, ...(request.width !== undefined && { width: request.width }),
        ...(report !== undefined && { report: (done) => report((index + done) / items.length) }),
      });
      const name = `${String(index + 1).padStart(3, '0')} ${fileName(video.title)} ${clockSpan(span).replaceAll(':', '.')}.mp4`;
      const { duration, video: picture, audio } = await parts.media.probe(path, { signal });
      clips.push({
        title, note, start: 0, end: duration,
        markers: markers.map((marker) => ({ ...marker, at: Math.max(0, marker.at - span.start) })),
        video: { id: name, title: name, path: name, duration, hasAudio: audio.length > 0, ...(picture !== undefined && { picture }) },
      });
      yield { name, path };
    }
    yield { name: `${fileName(request.title)}.edl`, text: toList({ title: request.title, clips }, 'edl', undefined) };
  };
  try {
    await writeZip(target, entries(), { signal });
  } finally {
    await rm(path, { force: true });
  }
};

/** Without what is not legal in a name on some system. */
const fileName = (title: string): string => title.replaceAll(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, '_').slice(0, MAX_NAME).trim();
