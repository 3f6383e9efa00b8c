import { CLIP_FORMATS, Fault, gatherMarkers, LIST_FORMATS, type Abortable, type ClipFormat, type ClipMade, type ClipPart, type ExportRequest } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import { probeVideo } from '../library/probe-video.ts';
import { requireVideo } from '../library/require-video.ts';

/** Where a film is written, and who hears how far it is. */
export interface FilmOptions extends Abortable {
  /** Path of the file. */
  readonly target: string;
  /** Called with the share that is done, 0 to 1. */
  readonly report?: (done: number) => void;
}

/** Seconds of the longest film: half a day. */
const MAX_FILM_SECONDS = 43_200;

/** Writes the moments one after the other as one film. Throws `library/unknown-video`, and `input/invalid` for what is no film or too long. */
export const exportFilm = async (parts: EngineParts, request: ExportRequest, { target, report, signal }: FilmOptions): Promise<ClipMade> => {
  signal.throwIfAborted();
  const { format, items, exact, width } = request;
  if (!isClipFormat(format)) throw new Fault('input/invalid', { problems: [`${format} is no film, but one of ${LIST_FORMATS.join(', ')}`] });
  const clips: ClipPart[] = [];
  for (const { video, start, end } of gatherMarkers(items)) clips.push({ path: requireVideo(parts, video).path, probe: await probeVideo(parts, video, { signal }), start, end });
  const seconds = clips.reduce((sum, { start, end, probe }) => sum + Math.min(end, probe.duration || end) - start, 0);
  if (seconds > MAX_FILM_SECONDS) throw new Fault('input/invalid', { problems: [`a film may last ${MAX_FILM_SECONDS / 3600} h, not ${(seconds / 3600).toFixed(1)} h`] });
  return parts.media.clip(clips, { target, format, exact, signal, ...(width !== undefined && { width }), ...(report !== undefined && { report }) });
};

const isClipFormat = (format: string): format is ClipFormat => (CLIP_FORMATS as readonly string[]).includes(format);
