import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { typedPaths } from './typed-paths.ts';

const [COMPOSED, DECOMPOSED] = ['Caf\u00e9', 'Cafe\u0301'];

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'typed-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

// The file systems of a Mac and of Windows take both for one name, or for two.
it.skipIf(process.platform !== 'linux').each([
  ['composed, as on the disk', `${COMPOSED}.mp4`, `${COMPOSED}.mp4`],
  ['composed, decomposed on the disk', `${COMPOSED}.mp4`, `${DECOMPOSED}.mp4`],
  ['decomposed, composed on the disk', `${DECOMPOSED}.mp4`, `${COMPOSED}.mp4`],
  ['in a folder of such a name', join(COMPOSED, 'a.mp4'), join(DECOMPOSED, 'a.mp4')],
])('a path typed %s is that file', async (name, typed, found) => {
  const own = join(folder, name);
  await mkdir(join(own, found, '..'), { recursive: true });
  await writeFile(join(own, found), 'film');
  expect(await typedPaths([join(own, typed)])).toEqual([join(own, found)]);
});

it('a path of which there is no file stays as it is typed', async () => {
  expect(await typedPaths([join(folder, `${COMPOSED}.mp4`), join(folder, 'a.mp4')])).toEqual([join(folder, `${COMPOSED}.mp4`), join(folder, 'a.mp4')]);
});
