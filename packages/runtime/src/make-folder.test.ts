import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeFolder } from './make-folder.ts';

it.skipIf(process.platform === 'win32')('makes folders that nobody else may read, and leaves those that are there as they are', async () => {
  const root = await mkdtemp(join(tmpdir(), 'make-folder-test-'));
  const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
  await makeFolder(join(root, 'library', 'uploads'));
  expect([await mode(join(root, 'library')), await mode(join(root, 'library', 'uploads'))]).toEqual(['700', '700']);
  await chmod(join(root, 'library'), 0o750);
  await makeFolder(join(root, 'library'));
  expect(await mode(join(root, 'library'))).toBe('750');
  await rm(root, { recursive: true });
});
