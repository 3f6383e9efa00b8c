import { copyFile, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { film } from '../../films.ts';
import type { FilmName } from '../../films.ts';

/** The films of these tests by the names that the library shows. */
const NAMES = {
  'three colours': 'three-colours',
  'spoken tones': 'spoken-tones',
  'radio play': 'audio-only',
  'old camera': 'three-colours-avi',
} as const satisfies Readonly<Record<string, FilmName>>;

/** Films in the folder, the broken one included. */
export const FILM_COUNT = Object.keys(NAMES).length + 1;

/** A folder with films of known content, and with a text that is only named like a film. */
export async function filmFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'frameseek-films-'));
  for (const [title, name] of Object.entries(NAMES)) {
    const source = await film(name);
    await copyFile(source, join(folder, title + extname(source)));
  }
  await writeFile(join(folder, 'shopping list.mp4'), 'milk, bread, a new lamp\n');
  return folder;
}
