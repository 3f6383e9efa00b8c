/**
 * Films whose truth is known because they are made here, by ffmpeg, from colours, patterns, tones and words. `film(name)`
 * gives the path of one, made at the first call and kept in `test/.cache`; `FILMS[name]` says what is in it. Safe when
 * several test processes ask at once.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runTool, toolText } from '../packages/media/src/tools/ffmpeg.ts';
import { FONT } from './film-recipes.ts';
import type { Film } from './film-truth.ts';
import { FILM_TABLE } from './film-table.ts';

/** All films by name. */
export const FILMS: Readonly<Record<FilmName, Film>> = FILM_TABLE;
export type FilmName = keyof typeof FILM_TABLE;

const CACHE = join(import.meta.dirname, '.cache', 'films');
const TOOLS = { ffmpeg: 'ffmpeg', ffprobe: 'ffprobe', timeLimitMs: 300_000 };

/** Path of the film, which is made now if it is not there yet. The file belongs to all tests: copy it to change it. */
export const film = async (name: FilmName, folder: string = CACHE): Promise<string> => {
  const { file, recipe, make } = FILMS[name];
  const key = createHash('sha256').update(recipe).update(make.toString()).digest('hex').slice(0, 12);
  const home = join(folder, `${name}-${key}`);
  if (existsSync(home)) return join(home, file);
  const draft = join(folder, `.draft-${randomUUID()}`);
  await mkdir(draft, { recursive: true });
  try {
    await make(join(draft, file), ffmpeg);
    // Whoever renames first wins; the folder of the other is the same film and is thrown away.
    await rename(draft, home).catch((error: unknown) => {
      if (!existsSync(home)) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return join(home, file);
};

/** Runs ffmpeg with these arguments, for a film that only one test wants; the last is the path that is written. */
export const ffmpeg = (args: readonly string[]): Promise<void> =>
  runTool(TOOLS, {
    tool: 'ffmpeg',
    args: ['-nostdin', '-hide_banner', '-nostats', '-loglevel', 'level+error', '-y', ...args],
    path: args.at(-1) ?? '',
    signal: new AbortController().signal,
  });

/** Whether this machine's ffmpeg can make films of this kind; tests of others are skipped. */
export const canMake = async (needs: 'text' | 'speech'): Promise<boolean> => {
  if (needs === 'text' && FONT === undefined) return false;
  const filters = await toolText(TOOLS, {
    tool: 'ffmpeg', args: ['-hide_banner', '-filters'], path: 'ffmpeg', signal: new AbortController().signal,
  });
  return new RegExp(` ${needs === 'text' ? 'drawtext' : 'flite'} `).test(filters);
};
