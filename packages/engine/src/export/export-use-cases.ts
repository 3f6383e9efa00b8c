import pLimit from 'p-limit';
import { Fault, clockTime, type Abortable, type ClipMade, type ExportRequest, type VideoId, type VideoRecord } from '@frameseek/core';
import type { Lifetime } from '../concurrency/lifetime.ts';
import type { EngineParts } from '../engine-parts.ts';
import { requireVideo } from '../library/require-video.ts';
import { exportDocument } from './export-document.ts';
import { exportFilm, type FilmOptions } from './export-film.ts';
import { exportList } from './export-list.ts';
import { exportPackage } from './export-package.ts';

/** What leaves the library: lists, clips and pictures. All throw `library/unknown-video`. */
export interface ExportUseCases {
  /** The text of a list of moments, such as an EDL or a CSV file. Throws `input/invalid` for a format that is no list. */
  exportList(request: ExportRequest): string;
  /** The text of a page of moments with their stills and chapters. Throws `input/invalid` for a format that is no document, and what decoding throws. */
  exportDocument(request: ExportRequest, options: Abortable): Promise<string>;
  /** Writes one item as a clip, or several as one film, to `target`. Throws `input/invalid` for what is no film, or too long. */
  exportFilm(request: ExportRequest, options: FilmOptions): Promise<ClipMade>;
  /** Writes each item as a clip, with an edit list of the clips, into a ZIP file at `target`. Throws `input/invalid` for what is too much. */
  exportPackage(request: ExportRequest, options: FilmOptions): Promise<void>;
  /** Writes a PNG of the picture that a player shows at `at`. Throws `input/invalid` for a time behind the end. */
  still(id: VideoId, options: StillRequest): Promise<void>;
}

/** Which picture is written, and where. */
interface StillRequest extends Abortable {
  /** Seconds. */
  readonly at: number;
  /** Path of the PNG. */
  readonly target: string;
}

/** Clips that are encoded at one time: each takes all cores. */
const MAX_CLIPS = 1;
const MAX_STILLS = 2;

/** Exports that wait their turn, and end with the engine. */
export const exportUseCases = (parts: EngineParts, lifetime: Lifetime): ExportUseCases => {
  const clips = pLimit(MAX_CLIPS);
  const stills = pLimit(MAX_STILLS);
  return {
    exportList: (request) => exportList(parts, request),
    exportDocument: (request, options) => lifetime.run(options, (signal) => stills(() => exportDocument(parts, request, { signal }))),
    exportFilm: (request, options) => lifetime.run(options, (signal) => clips(() => exportFilm(parts, request, { ...options, signal }))),
    exportPackage: (request, options) => lifetime.run(options, (signal) => clips(() => exportPackage(parts, request, { ...options, signal }))),
    still: (id, options) => lifetime.run(options, (signal) => stills(async () => {
      signal.throwIfAborted();
      const video = requireVideo(parts, id);
      checkTime(video, options.at);
      await parts.media.still(video.path, { ...options, signal });
    })),
  };
};

/** Seconds by which a player may go on after the end that a file tells. */
const LATE = 0.5;

const checkTime = ({ title, probe }: VideoRecord, at: number): void => {
  const duration = probe?.duration ?? 0;
  if (duration > 0 && at > duration + LATE) throw new Fault('input/invalid', { problems: [`there is no picture at ${clockTime(at)}; ${title} lasts ${clockTime(duration)}`] });
};
