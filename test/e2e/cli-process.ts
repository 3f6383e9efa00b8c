import { spawn, type ChildProcess } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { Workplace } from './open-runtime.ts';

const PROGRAM = resolve(import.meta.dirname, '../../apps/cli/bin/frameseek.mjs');

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface CliOptions {
  /** Settings on top of those of the workplace. */
  readonly env?: Readonly<Record<string, string>>;
  /** The launcher of another copy than that of the checkout. */
  readonly program?: string;
  /** Called with the process once it has started. */
  readonly started?: (child: ChildProcess) => void;
}

/** Runs `frameseek` as a person would, in the media folder of the workplace. */
export const frameseek = (workplace: Workplace, args: readonly string[], { env = {}, program = PROGRAM, started }: CliOptions = {}): Promise<CliResult> =>
  new Promise((done, failed) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: workplace.media,
      env: { PATH: process.env['PATH'], HOME: join(workplace.folder, 'home'), NO_COLOR: '1', ...workplace.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const printed = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (printed.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (printed.stderr += chunk.toString()));
    child.once('error', failed);
    child.once('close', (code) => done({ code, ...printed }));
    started?.(child);
  });
