import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** How long a program may take to end by itself. */
const GRACE_MS = 10_000;
/** The last lines of a quiet program are kept, to say why it ended. */
const KEPT_LINES = 15;

export interface Program {
  readonly name: string;
  /** The JavaScript or TypeScript file that Node runs. */
  readonly file: string;
  readonly args?: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Keeps its standard output off the terminal. */
  readonly quiet?: boolean;
}

export interface Group extends AsyncDisposable {
  start(program: Program): void;
  /** Rejects with the reason when one of the programs ends; pending while all run. */
  readonly broken: Promise<never>;
}

/** Programs that live and end together. Disposing stops all of them and waits until they are gone. */
export const programGroup = (): Group => {
  const running = new Map<ChildProcess, Promise<void>>();
  const { promise: broken, reject } = Promise.withResolvers<never>();
  // Stopping on purpose ends programs, too, when nobody listens any more.
  broken.catch(() => undefined);
  return {
    broken,
    start(program) {
      const child = spawnProgram(program);
      const lines = lastLines(child, program);
      const ended = Promise.withResolvers<void>();
      child.once('close', (code, signal) => {
        running.delete(child);
        ended.resolve();
        reject(new Error([`The ${program.name} stopped (${signal ?? `exit code ${code ?? '?'}`}).`, ...lines].join('\n')));
      });
      child.once('error', (error) => reject(new Error(`The ${program.name} could not be started: ${error.message}`)));
      running.set(child, ended.promise);
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...running].map(([child, ended]) => endProgram(child, ended)));
    },
  };
};

/** In a process group of its own, so that Ctrl-C reaches it once, through us, and its own children end with it. */
const spawnProgram = ({ file, args = [], cwd, env }: Program): ChildProcess =>
  spawn(process.execPath, [file, ...args], {
    cwd,
    env: { ...process.env, ...env },
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
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
  signalAll(child, 'SIGTERM');
  const patience = setTimeout(() => signalAll(child, 'SIGKILL'), GRACE_MS);
  await ended;
  clearTimeout(patience);
};

const signalAll = (child: ChildProcess, signal: NodeJS.Signals): void => {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    // It has ended between the question and the signal.
  }
};
