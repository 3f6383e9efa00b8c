import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { addressOf, startApiProcess } from '../e2e/api-process.ts';
import { frameseek, type CliResult } from '../e2e/cli-process.ts';
import type { Workplace } from '../e2e/open-runtime.ts';

/** A server and workers of one library, each a process that may be killed at any moment and is then begun anew. */
export interface LibraryProcesses extends AsyncDisposable {
  /** Where the server listens now, once it does. */
  url(): Promise<string>;
  killServer(): Promise<void>;
  /** Kills one of the workers. */
  killWorker(number: number): Promise<void>;
  /** How processes ended that nobody had killed. */
  readonly fallen: readonly string[];
}

/** Starts them; the server indexes nothing itself. `env` names what they share. */
export const startProcesses = (workplace: Workplace, { env, workers }: { readonly env: Readonly<Record<string, string>>; readonly workers: number }): LibraryProcesses => {
  const fallen: string[] = [];
  let address: Promise<string> | undefined;
  const server = restarting((started) => {
    const child = startApiProcess(workplace, { ...env, FRAMESEEK_CONCURRENCY: '0', FRAMESEEK_LOG: 'silent' });
    let stderr = '';
    child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    started(child);
    address = addressOf(child);
    // Seen by whoever asks for it; killed before it listened, it has none.
    address.catch(() => undefined);
    return once(child, 'exit').then(() => ({ code: child.exitCode, stdout: '', stderr }));
  }, fallen);
  const all = Array.from({ length: workers }, () => restarting((started) => frameseek(workplace, ['worker'], { env, started }), fallen));
  return {
    url: () => address ?? Promise.reject(new Error('it was not started')),
    killServer: server.kill,
    killWorker: async (number) => all[number % workers]?.kill(),
    fallen,
    [Symbol.asyncDispose]: async () => {
      await Promise.all([server, ...all].map((one) => one.end()));
    },
  };
};

interface Restarting {
  /** Ends it without a word, and begins the next. */
  kill(): Promise<void>;
  end(): Promise<void>;
}

/** A process that is begun again as often as it is killed. */
const restarting = (begin: (started: (child: ChildProcess) => void) => Promise<CliResult>, fallen: string[]): Restarting => {
  let current: { readonly child: ChildProcess; readonly ended: Promise<void> };
  let wasKilled = false;
  const start = (): void => {
    wasKilled = false;
    let child: ChildProcess | undefined;
    const result = begin((started) => (child = started));
    const ended = result.then(({ code, stderr }) => {
      if (!wasKilled) fallen.push(`${code}: ${stderr}`);
    });
    if (child === undefined) throw new Error('nothing was started');
    current = { child, ended };
  };
  const end = async (): Promise<void> => {
    wasKilled = true;
    current.child.kill('SIGKILL');
    await current.ended;
  };
  start();
  return { kill: () => end().then(start), end };
};
