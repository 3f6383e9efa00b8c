import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { sourcePrograms } from '../../../scripts/dev/source-programs.ts';
import { configOf, openWorkplace } from '../open-runtime.ts';

const SOURCE = join(import.meta.dirname, '../../../packages/models/src/index.ts');

/** Tells who watches that the file has changed, which it has not. */
const touch = async (path: string): Promise<void> => {
  const { atime, mtime } = await stat(path);
  await utimes(path, atime, mtime);
};

it('starts the API again when one of its sources changes, and ends with who watches', async () => {
  await using workplace = await openWorkplace();
  const { nodeOptions = [], file, env } = sourcePrograms.api(configOf(workplace), 0, { folders: [], files: [] });
  const child = spawn(process.execPath, [...nodeOptions, file], {
    env: { PATH: process.env['PATH'], HOME: workplace.folder, ...workplace.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const address = async (): Promise<string> => {
    for (;;) {
      const { done, value } = await lines.next();
      if (done === true) throw new Error('It ended before it listened');
      const found = /Frameseek API: (\S+)/u.exec(value)?.[1];
      if (found !== undefined) return found;
    }
  };
  const before = await address();
  expect((await fetch(`${before}/api/health`)).status).toBe(200);
  await touch(SOURCE);
  const after = await address();
  expect((await fetch(`${after}/api/health`)).status).toBe(200);
  await expect(fetch(`${before}/api/health`)).rejects.toThrow();
  child.kill('SIGTERM');
  await once(child, 'close');
  await expect(fetch(`${after}/api/health`)).rejects.toThrow();
});
