import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);

it('npm says nothing of its own before what the command line says', async () => {
  // What npm tells the programs that it runs would tell this one, too, how much to say.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
  const { stdout, stderr } = await run('npx', ['frameseek', '--version'], { cwd: resolve(import.meta.dirname, '../..'), env, shell: process.platform === 'win32' });
  expect([stdout.trim(), stderr.trim()]).toEqual([expect.stringMatching(/^\d+\.\d+\.\d+$/) as string, '']);
});
