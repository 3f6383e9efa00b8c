import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { Fault, faultMessage } from '@frameseek/core';
import { RESTART_CODE, environmentWith } from '@frameseek/runtime';

/** Milliseconds that a program may take to end by itself. */
const GRACE_MS = 10_000;
/** The last lines of a quiet program are kept, to say why it ended. */
const KEPT_LINES = 15;
/** Milliseconds before a program is started again that ended, and ended again; the last one for all times after. */
const PAUSES_MS = [500, 1_000, 2_000, 5_000, 10_000, 30_000];
/** A program that ran for so many milliseconds was well: its next end counts as the first. */
const WELL_MS = 60_000;

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
  /** All have begun well: from now on one that ends is started again. */
  keepRunning(): void;
  /** Rejects with `server/failed` when one of the programs ends before; pending while all run. */
  readonly broken: Promise<never>;
}

interface GroupOptions {
  /** Milliseconds before a program is started again, for each end in a row. */
  readonly pausesMs?: readonly number[];
}

/** Programs that live and end together. Disposing stops all of them and waits until they are gone. */
export const programGroup = ({ pausesMs = PAUSES_MS }: GroupOptions = {}): ProgramGroup => {
  const running = new Map<ChildProcess, Promise<void>>();
  const due = new Set<NodeJS.Timeout>();
  let phase: 'starting' | 'kept' | 'stopping' = 'starting';
  const { promise: broken, reject } = Promise.withResolvers<never>();
  // Stopping on purpose ends programs, too, when nobody listens any more.
  broken.catch(() => undefined);
  // This process may be ended before it has stopped them, by a second Ctrl-C.
  const endAll = (): void => {
    for (const child of running.keys()) signalAll(child, 'SIGKILL');
  };
  process.once('exit', endAll);
  /** `ends`: how often in a row it has ended soon after its start. */
  const run = (program: Program, ends: number): void => {
    const startedAt = performance.now();
    const child = spawnProgram(program);
    const lines = lastLines(child, program);
    const ended = Promise.withResolvers<void>();
    const end = (reason: string, { cause, isAsked = false }: { cause?: Error; isAsked?: boolean } = {}): void => {
      const isFirst = running.delete(child);
      ended.resolve();
      if (!isFirst || phase === 'stopping') return;
      if (isAsked && phase === 'kept') return run(program, 0);
      const fault = new Fault('server/failed', { server: program.name, reason }, { cause });
      if (phase === 'starting') return reject(fault);
      const before = performance.now() - startedAt > WELL_MS ? 0 : ends;
      const pauseMs = pausesMs[Math.min(before, pausesMs.length - 1)] ?? 0;
      console.error(`${faultMessage(fault)}\nIt is started again in ${pauseMs / 1000} s.`);
      const timer = setTimeout(() => {
        due.delete(timer);
        run(program, before + 1);
      }, pauseMs);
      due.add(timer);
    };
    child.once('close', (code, signal) => end([`it ended (${signal ?? `exit code ${code ?? '?'}`})`, ...lines].join('\n'), { isAsked: code === RESTART_CODE }));
    child.once('error', (cause) => end(cause.message, { cause }));
    running.set(child, ended.promise);
  };
  return {
    broken,
    start: (program) => run(program, 0),
    keepRunning: () => { phase = 'kept'; },
    async [Symbol.asyncDispose]() {
      phase = 'stopping';
      for (const timer of due) clearTimeout(timer);
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
