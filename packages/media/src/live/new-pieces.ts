import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isMediaFile, type Abortable } from '@frameseek/core';
import { fileFault } from '../tools/source-file.ts';

/** A file that a recorder has finished. */
interface Piece {
  readonly path: string;
  /** By which it is told whether a piece came later: when it was changed, and its name. */
  readonly cursor: string;
  /** Milliseconds since 1970 at which it was finished. */
  readonly changedAt: number;
}

/** Milliseconds between two looks into the folder, and after which a file that does not grow is finished. */
const LOOK_EVERY_MS = 500;
const QUIET_MS = 1_500;

/** The files of a folder that come after the one with this cursor, in the order in which they were changed, each once it is finished; goes on until it is stopped. */
export async function* newPieces(folder: string, { after = '', signal }: Abortable & { readonly after?: string }): AsyncGenerator<Piece> {
  for (let last = after; ;) {
    signal.throwIfAborted();
    const pieces = (await listPieces(folder)).filter(({ cursor }) => cursor > last);
    for (const [index, piece] of pieces.entries()) {
      if (index === pieces.length - 1 && Date.now() - piece.changedAt < QUIET_MS) break;
      yield piece;
      last = piece.cursor;
    }
    await sleep(LOOK_EVERY_MS, undefined, { signal });
  }
}

const listPieces = async (folder: string): Promise<readonly Piece[]> => {
  try {
    const names = (await readdir(folder)).filter((name) => isMediaFile(name) && !name.startsWith('.'));
    const pieces = await Promise.all(names.map(async (name) => {
      const found = await stat(join(folder, name)).catch(() => undefined);
      return found === undefined || !found.isFile() || found.size === 0 ? [] : [toPiece(folder, name, Math.round(found.mtimeMs))];
    }));
    return pieces.flat().toSorted((a, b) => (a.cursor < b.cursor ? -1 : 1));
  } catch (error) {
    throw fileFault(error, folder);
  }
};

const toPiece = (folder: string, name: string, changedAt: number): Piece => ({ path: join(folder, name), cursor: `${String(changedAt).padStart(15, '0')} ${name}`, changedAt });
