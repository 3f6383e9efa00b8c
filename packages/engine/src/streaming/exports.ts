import pLimit from 'p-limit';
import {
  CLIP_FORMATS, LIST_FORMATS, Fault, HLS_SEGMENT_SECONDS, toList,
  type Abortable, type ClipFormat, type ClipMade, type ClipPart, type ExportClip, type ExportRequest, type ExportVideo, type ListFormat, type Probe, type VideoId,
} from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import { requireVideo } from '../library/require-video.ts';
import { videoCues } from '../library/video-views.ts';
import { createStreams, type HlsSegmentRequest } from './streams.ts';

/** What leaves the library: lists, clips, pictures, and streams of what browsers cannot play. */
export interface Exports {
  /** The text of a list. Throws `library/unknown-video` and `input/invalid`, as do all of these. */
  exportList(request: ExportRequest): string;
  /** Writes one item as a clip, or several as one film, to `target`. */
  exportFilm(request: ExportRequest, options: FilmOptions): Promise<ClipMade>;
  /** Writes a PNG of the picture that a player shows at `at`. */
  still(id: VideoId, options: StillRequest): Promise<void>;
  /** How many pieces the stream of this video has, and how long it is; probed where it is not indexed yet. */
  streamShape(id: VideoId, options: Abortable): Promise<StreamShape>;
  /** Path of one piece of the stream of a video, encoded now where it is not kept. Number -1 is the head of all. */
  streamPiece(id: VideoId, request: HlsSegmentRequest): Promise<string>;
}

export interface FilmOptions extends Abortable {
  readonly target: string;
  readonly report?: (done: number) => void;
}
export interface StillRequest extends Abortable {
  readonly at: number;
  readonly target: string;
}
export interface StreamShape {
  readonly pieces: number;
  readonly seconds: number;
}

/** Clips that are encoded at one time: each takes all cores. */
const CLIPS_AT_ONCE = 1;
const STILLS_AT_ONCE = 2;
/** Seconds of the longest film: half a day. */
const MAX_FILM_SECONDS = 43_200;

/** The same, to be closed before the parts it stands on: then all of it stops. */
export interface OpenExports extends AsyncDisposable {
  readonly cases: Exports;
}

export const createExports = (parts: EngineParts, lifetime: AbortSignal): OpenExports => {
  const clips = pLimit(CLIPS_AT_ONCE);
  const stills = pLimit(STILLS_AT_ONCE);
  const probeOf = async (id: VideoId, { signal }: Abortable): Promise<Probe> => {
    const { probe, path } = requireVideo(parts, id);
    return probe ?? parts.media.probe(path, { signal });
  };
  const streams = createStreams(parts, { probeOf, lifetime });
  const working = new Set<Promise<unknown>>();
  /** Ends with the engine, which waits for it. */
  const under = <T>({ signal }: Abortable, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    const result = work(AbortSignal.any([signal, lifetime]));
    const ended = result.then(() => undefined, () => undefined).finally(() => working.delete(ended));
    working.add(ended);
    return result;
  };
  const cases: Exports = {
    exportList: (request) => listText(parts, request),
    exportFilm: (request, options) => under(options, (signal) => clips(() => film(parts, request, { ...options, signal, probeOf }))),
    still: (id, options) => under(options, (signal) => stills(async () => {
      signal.throwIfAborted();
      await parts.media.still(requireVideo(parts, id).path, { ...options, signal });
    })),
    streamShape: (id, options) => under(options, async (signal) => {
      const { duration } = await probeOf(id, { signal });
      return { seconds: duration, pieces: Math.max(1, Math.ceil(duration / HLS_SEGMENT_SECONDS)) };
    }),
    streamPiece: (id, request) => under(request, (signal) => streams.piece(id, { ...request, signal })),
  };
  const close = async (): Promise<void> => {
    await Promise.all(working);
    await streams.close();
  };
  return { cases, [Symbol.asyncDispose]: close };
};

const listText = (parts: EngineParts, { title, format, items, captions }: ExportRequest): string => {
  if (!isListFormat(format)) throw new Fault('input/invalid', { problems: [`${format} is no list, but one of ${CLIP_FORMATS.join(', ')}`] });
  const clips = items.map(({ video, start, end, title: own = '' }): ExportClip => ({ title: own, start, end, video: exportVideo(parts, video) }));
  return toList({ title, clips }, format, captions ? (id) => videoCues(parts, id) : undefined);
};

const isListFormat = (format: string): format is ListFormat => (LIST_FORMATS as readonly string[]).includes(format);

const exportVideo = (parts: EngineParts, id: VideoId): ExportVideo => {
  const { title, path, probe } = requireVideo(parts, id);
  return {
    id, title, path,
    duration: probe?.duration ?? 0,
    hasAudio: (probe?.audio.length ?? 0) > 0,
    ...(probe?.video !== undefined && { picture: probe.video }),
  };
};

interface Filming extends FilmOptions {
  readonly probeOf: (id: VideoId, options: Abortable) => Promise<Probe>;
}

const film = async (parts: EngineParts, request: ExportRequest, { target, report, signal, probeOf }: Filming): Promise<ClipMade> => {
  signal.throwIfAborted();
  const { format, items, exact, width } = request;
  if (!isClipFormat(format)) throw new Fault('input/invalid', { problems: [`${format} is no film, but one of ${LIST_FORMATS.join(', ')}`] });
  const clips: ClipPart[] = [];
  for (const { video, start, end } of items) clips.push({ path: requireVideo(parts, video).path, probe: await probeOf(video, { signal }), start, end });
  const seconds = clips.reduce((sum, { start, end, probe }) => sum + Math.min(end, probe.duration || end) - start, 0);
  if (seconds > MAX_FILM_SECONDS) throw new Fault('input/invalid', { problems: [`a film may last ${MAX_FILM_SECONDS / 3600} h, not ${(seconds / 3600).toFixed(1)} h`] });
  return parts.media.clip(clips, { target, format, exact, signal, ...(width !== undefined && { width }), ...(report !== undefined && { report }) });
};

const isClipFormat = (format: string): format is ClipFormat => (CLIP_FORMATS as readonly string[]).includes(format);
