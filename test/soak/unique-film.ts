import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { film, type FilmName } from '../films.ts';

const FILMS: readonly FilmName[] = ['three-colours', 'no-audio'];
let made = 0;

/** A short film like no other: its content is known, and a box that players pass over (ISO 14496-12, `free`) makes it one of its own. */
export const uniqueFilm = async (): Promise<Buffer<ArrayBuffer>> => {
  const name = FILMS[made % FILMS.length] ?? 'three-colours';
  made += 1;
  const box = Buffer.alloc(24);
  box.writeUInt32BE(box.length, 0);
  box.write('free', 4, 'latin1');
  randomBytes(16).copy(box, 8);
  return Buffer.concat([await readFile(await film(name)), box]);
};
