import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBench, type Bench } from './support/with-engine.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
  await bench.run([
    await bench.film('Crossing.mp4', {
      duration: 12, hasSound: false,
      shots: [{ start: 0, end: 4, colour: 'red car' }, { start: 4, end: 8, colour: 'green car' }, { start: 8, end: 12, colour: 'blue sea' }],
    }),
  ]);
});
afterAll(() => bench[Symbol.asyncDispose]());

const keep = async (words: string): Promise<string> => (await bench.engine.keepPicture(new TextEncoder().encode(words), bench)).id;
const found = async (query: string): Promise<readonly string[]> =>
  (await bench.engine.search({ query, limit: 20 }, bench)).moments.map(({ start, end }) => `${start}-${end}`);

describe('a picture that was brought along', () => {
  it('finds the moments that look like it', async () => {
    expect((await found(`like:picture:${await keep('picture of blue sea')}`))[0]).toBe('8-12');
  });

  it('finds together with words what has something of both', async () => {
    const red = await keep('picture of red car');
    expect((await found(`like:picture:${red}`))[0]).toBe('0-4');
    expect((await found(`like:picture:${red} green`))[0]).toBe('0-8');
  });

  it('is kept once, under its content', async () => {
    const [one, again] = [await keep('picture of snow'), await keep('picture of snow')];
    expect(again).toBe(one);
    expect(await bench.engine.picturePath(one)).toBe(join(bench.folder, 'pictures', 'queries', `${one}.jpg`));
  });

  it('that is no picture is refused, and leaves nothing behind', async () => {
    const before = await readdir(join(bench.folder, 'pictures', 'queries'));
    await expect(keep('a text')).rejects.toMatchObject({ code: 'input/invalid' });
    expect(await readdir(join(bench.folder, 'pictures', 'queries'))).toEqual(before);
  });

  it('that is not kept is said to be missing', async () => {
    const gone = `like:picture:${'0'.repeat(32)}`;
    expect((await bench.engine.search({ query: gone, limit: 5 }, bench)).notes).toEqual(['The picture to compare with is not in the library.']);
    await expect(bench.engine.picturePath('../../catalog.sqlite')).rejects.toMatchObject({ code: 'file/missing' });
  });

  it('gives way to newer ones when there are too many', async () => {
    const first = await keep('picture of the first');
    for (let n = 0; n < 205; n += 1) await keep(`picture of ${n}`);
    expect((await readdir(join(bench.folder, 'pictures', 'queries'))).length).toBe(200);
    await expect(bench.engine.picturePath(first)).rejects.toMatchObject({ code: 'file/missing' });
  });
});
