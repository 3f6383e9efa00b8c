import { constants } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { Abortable } from '@frameseek/core';
import { fileFault } from '../tools/source-file.ts';
import { MAX_SUBTITLE_BYTES, type SubtitleText } from './subtitle-text.ts';

/** A subtitle file beside a video. */
interface Sidecar extends SubtitleText {
  readonly language?: string;
}

/** Files beside one video that are looked at. */
const MAX_SIDECARS = 32;

/**
 * `film.srt` and `film.en.vtt` beside `film.mp4`, whatever the case of their letters; those without a language first. Only
 * plain files of at most 8 MB: a link may lead anywhere, and a pipe never ends. Rejects with the faults of a file or folder that
 * may not be read.
 */
export const sidecarFiles = async (path: string, { signal }: Abortable): Promise<Sidecar[]> => {
  const found: Sidecar[] = [];
  for (const { file, ...sidecar } of (await sidecarsOf(path)).slice(0, MAX_SIDECARS)) {
    signal.throwIfAborted();
    const bytes = await readPlain(file);
    if (bytes !== undefined) found.push({ ...sidecar, bytes, notation: /\.(ass|ssa)$/i.test(file) ? 'sub-station' : 'timed-text' });
  }
  return found;
};

const KINDS = ['.vtt', '.srt', '.ass', '.ssa'];

const sidecarsOf = async (path: string): Promise<{ readonly file: string; readonly language?: string }[]> => {
  const stem = basename(path, extname(path)).toLowerCase();
  const folder = dirname(path);
  const names = await readdir(folder).catch((error: unknown) => {
    throw fileFault(error, folder);
  });
  return names
    .toSorted()
    .flatMap((name) => {
      const kind = extname(name).toLowerCase();
      const rest = name.slice(0, name.length - kind.length);
      if (!KINDS.includes(kind) || !rest.toLowerCase().startsWith(stem)) return [];
      const tag = rest.slice(stem.length);
      if (tag === '') return [{ file: join(folder, name) }];
      const language = /^\.([a-z]{2,3}(?:-[a-z0-9]{2,8})?)(?:\.[a-z]+)?$/i.exec(tag)?.[1];
      return language === undefined ? [] : [{ file: join(folder, name), language: language.toLowerCase() }];
    })
    .toSorted((a, b) => Number('language' in a) - Number('language' in b));
};

/** What stands there may be another thing a moment later: never follows a link (where the platform can refuse to), never waits for a pipe. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Undefined where it is no plain file, or too large to be subtitles. */
const readPlain = async (file: string): Promise<Uint8Array | undefined> => {
  try {
    if (!(await lstat(file)).isFile()) return undefined;
    await using handle = await open(file, FLAGS);
    const stats = await handle.stat();
    if (!stats.isFile() || stats.size > MAX_SUBTITLE_BYTES) return undefined;
    const buffer = new Uint8Array(stats.size);
    const { bytesRead } = await handle.read(buffer, 0, stats.size, 0);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    // It became a link since it was looked at.
    if (error instanceof Error && 'code' in error && error.code === 'ELOOP') return undefined;
    throw fileFault(error, file);
  }
};
