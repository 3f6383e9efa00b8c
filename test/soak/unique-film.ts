import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { film } from '../films.ts';

/** A short film like no other: what is seen in it is known (blue, among others), and a box that players pass over (ISO 14496-12, `free`) makes it one of its own. */
export const uniqueFilm = async (): Promise<Buffer<ArrayBuffer>> => {
  const box = Buffer.alloc(24);
  box.writeUInt32BE(box.length, 0);
  box.write('free', 4, 'latin1');
  randomBytes(16).copy(box, 8);
  return Buffer.concat([await readFile(await film('three-colours')), box]);
};
