import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Abortable, Fragment, Recording, Span } from '@frameseek/core';
import type { ProbedVideo } from '../indexing/ingest-context.ts';
import type { LiveParts } from './live-parts.ts';

/** Where pieces lie while they are looked at, in the folder of the recordings. */
const PIECES = '.pieces';
/** Milliseconds after which nobody looks at a piece any more: that takes seconds. */
const FORGOTTEN_MS = 3_600_000;

/** Removes pieces that a killed process left; other processes may be looking at newer ones. */
export const removeForgottenPieces = async (folder: string): Promise<void> => {
  const pieces = join(folder, PIECES);
  await mkdir(pieces, { recursive: true });
  for (const name of await readdir(pieces)) {
    const made = await stat(join(pieces, name)).catch(ifGone);
    if (made !== undefined && Date.now() - made.mtimeMs > FORGOTTEN_MS) await rm(join(pieces, name), { force: true });
  }
};

/** Another process was quicker. */
const ifGone = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT') throw error;
};

/** Some fragments of a recording as a film of their own, which begins at 0. */
interface Piece extends AsyncDisposable {
  readonly video: ProbedVideo;
  /** Seconds of the recording at its 0 s. */
  readonly start: number;
}

/** What a piece is cut out of. */
interface PieceSource extends Abortable {
  readonly recording: Recording;
  readonly video: ProbedVideo;
  readonly head: Uint8Array;
}

/** A film of the fragments that are needed to decode a stretch: from the last whole picture before it on. Undefined where there are none. */
export const pieceOf = async ({ capture, folder, parts: { catalog } }: LiveParts, { recording, video, head, signal }: PieceSource, span: Span): Promise<Piece | undefined> => {
  const all = catalog.fragments(recording.videoId);
  const first = all.findLastIndex(({ start, intra }) => intra && start <= span.start);
  const wanted = all.slice(Math.max(0, first)).filter(({ start }) => start < span.end);
  const [from] = wanted;
  const last = wanted.at(-1);
  if (from === undefined || last === undefined) return undefined;
  const path = join(folder, PIECES, `${randomUUID()}.mp4`);
  await mkdir(join(folder, PIECES), { recursive: true });
  const bytes = await readFragments(recording.path, wanted);
  await writeFile(path, Buffer.concat([head, ...bytes.map((fragment) => capture.shiftFragment(head, fragment, -from.start))]), { signal });
  const probe = { ...video.probe, duration: last.end - from.start };
  return { start: from.start, video: { ...video, path, probe }, [Symbol.asyncDispose]: () => rm(path, { force: true }) };
};

const readFragments = async (path: string, fragments: readonly Fragment[]): Promise<readonly Buffer[]> => {
  const file = await open(path);
  try {
    const all: Buffer[] = [];
    for (const { offset, bytes } of fragments) {
      const { buffer } = await file.read(Buffer.alloc(bytes), 0, bytes, offset);
      all.push(buffer);
    }
    return all;
  } finally {
    await file.close();
  }
};
