import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PictureCache } from './picture-cache.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'picture-cache-test-'));
  await mkdir(join(folder, 'film'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('removes the pictures that were unused for longest, of earlier processes the oldest, and nothing that indexing keeps', async () => {
  const make = async (name: string): Promise<string> => {
    const path = join(folder, 'film', name);
    await writeFile(path, Buffer.alloc(100));
    return path;
  };
  for (const name of ['k0.jpg', 'sprite.jpg']) await make(name);
  const [first, second, third] = [await make('1-400.jpg'), await make('0-400.jpg'), await make('2-400.jpg')];
  for (const [age, path] of [third, second, first].entries()) await utimes(path, 1_000 - age, 1_000 - age);
  const cache = new PictureCache(folder, 300);
  await cache.use(await make('3-400.jpg'));
  expect((await readdir(join(folder, 'film'))).sort()).toEqual(['0-400.jpg', '2-400.jpg', '3-400.jpg', 'k0.jpg', 'sprite.jpg']);
  await cache.use(third);
  await cache.use(await make('4-400.jpg'));
  expect((await readdir(join(folder, 'film'))).sort()).toEqual(['2-400.jpg', '3-400.jpg', '4-400.jpg', 'k0.jpg', 'sprite.jpg']);
});
