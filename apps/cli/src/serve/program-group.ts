import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { Fault } from '@frameseek/core';
import { environmentWith } from '@frameseek/runtime';

/** Milliseconds that a program may take to end by itself. */
const GRACE_MS = 10_000;
/** The last lines of a quiet program are kept, to say why it ended. */
const KEPT_LINES = 15;

/** One program of the group, as it is started. */
export interface Program {
  readonly name: string;
  /** The JavaScript or TypeScript file that Node runs. */
  readonly file: string;
  /** What Node itself is told, such as `--watch`. */
  readonly nodeOptions?: readonly string[];
  /** What the file is told. */
  readonly args?: readonly string[];
  /** Settings on top of those of this process. */
  readonly env: Readonly<Record<string, string>>;
  /** Keeps its standard output off the terminal. */
  readonly quiet?: boolean;
  /** Ends in order at any message, and when this process is gone; Windows has no signal that asks for it. */
  readonly endsWithUs?: boolean;
}

/** Programs that are running, or will. */
interface ProgramGroup extends AsyncDisposable {
  start(program: Program): void;
  /** Rejects with `server/failed` when one of the programs ends; pending while all run. */
  readonly broken: Promise<never>;
}

/** Programs that live and end together. Disposing stops all of them and waits until they are gone. */
export const programGroup = (): ProgramGroup => {
  const running = new Map<ChildProcess, Promise<void>>();
  const { promise: broken, reject } = Promise.withResolvers<never>();
  // Stopping on purpose ends programs, too, when nobody listens any more.
  broken.catch(() => undefined);
  // This process may be ended before it has stopped them, by a second Ctrl-C.
  const endAll = (): void => {
    for (const child of running.keys()) signalAll(child, 'SIGKILL');
  };
  process.once('exit', endAll);
  return {
    broken,
    start(program) {
      const child = spawnProgram(program);
      const lines = lastLines(child, program);
      const ended = Promise.withResolvers<void>();
      child.once('close', (code, signal) => {
        running.delete(child);
        ended.resolve();
        const reason = [`it ended (${signal ?? `exit code ${code ?? '?'}`})`, ...lines].join('\n');
        reject(new Fault('server/failed', { server: program.name, reason }));
      });
      child.once('error', (error) => reject(new Fault('server/failed', { server: program.name, reason: error.message }, { cause: error })));
      running.set(child, ended.promise);
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...running].map(([child, ended]) => endProgram(child, ended)));
      process.removeListener('exit', endAll);
    },
  };
};

/** In a process group of its own, so that Ctrl-C reaches it once, through us, and its own children end with it. */
const spawnProgram = ({ file, nodeOptions = [], args = [], env, endsWithUs = false }: Program): ChildProcess =>
  spawn(process.execPath, [...nodeOptions, file, ...args], {
    env: environmentWith(env),
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe', ...(endsWithUs ? ['ipc' as const] : [])],
    windowsHide: true,
  });

const lastLines = (child: ChildProcess, { quiet = false }: Program): readonly string[] => {
  const lines: string[] = [];
  for (const [input, output] of [[child.stdout, process.stdout], [child.stderr, process.stderr]] as const) {
    if (input === null) continue;
    createInterface({ input }).on('line', (line) => {
      if (!quiet) output.write(`${line}\n`);
      else if (lines.push(line) > KEPT_LINES) lines.shift();
    });
  }
  return lines;
};

const endProgram = async (child: ChildProcess, ended: Promise<void>): Promise<void> => {
  if (child.connected) child.send('stop');
  else signalAll(child, 'SIGTERM');
  const killTimer = setTimeout(() => signalAll(child, 'SIGKILL'), GRACE_MS);
  await ended;
  clearTimeout(killTimer);
};

const signalAll = (child: ChildProcess, signal: NodeJS.Signals): void => {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    // It has ended between the question and the signal.
  }
};
