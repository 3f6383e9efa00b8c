import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Workplace } from './open-runtime.ts';

const MAIN = join(import.meta.dirname, '../../apps/api/src/main.ts');

const environment = ({ folder, env }: Pick<Workplace, 'folder' | 'env'>, more: Readonly<Record<string, string>>) => ({ PATH: process.env['PATH'], HOME: folder, ...env, ...more });

/** The API in a process of its own, as it is started in earnest. */
export const startApiProcess = (workplace: Pick<Workplace, 'folder' | 'env'>, more: Readonly<Record<string, string>> = {}): ChildProcess =>
  spawn(process.execPath, [MAIN], { cwd: workplace.folder, env: environment(workplace, more), stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });

/** Where it listens, once it does. */
export const addressOf = async ({ stdout }: ChildProcess): Promise<string> => {
  if (stdout === null) throw new Error('The API was started without a pipe');
  for await (const line of createInterface({ input: stdout })) {
    const found = /Frameseek API: (\S+)/.exec(line)?.[1];
    if (found !== undefined) return found;
  }
  throw new Error('The API ended before it listened');
};

/** Runs the API to its end. */
export const runApiProcess = async (workplace: Workplace, more: Readonly<Record<string, string>>): Promise<{ code: number | string; stderr: string }> => {
  const { promise, resolve } = Promise.withResolvers<{ code: number | string; stderr: string }>();
  const options = { cwd: workplace.folder, env: environment(workplace, more) };
  execFile(process.execPath, [MAIN], options, (error, _stdout, stderr) => resolve({ code: error?.code ?? 0, stderr }));
  return promise;
};
