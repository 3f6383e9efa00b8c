import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

/** What one run of a program cost, its children included. */
export interface Measured {
  readonly seconds: number;
  /**
   * Largest memory of the process and its children, sampled every 250 ms; 0 where /proc is missing. What several of them share,
   * such as their libraries, or all of it between the fork of a child and its start, counts once (Linux's proportional set size).
   */
  readonly peakBytes: number;
  /** Largest sum over the processes alive at one time, of user and system time; a busy machine changes it little. */
  readonly cpuSeconds: number;
  readonly stdout: string;
}

/** Runs a program to its end and measures it from outside. Rejects when it fails. */
export const measured = async (command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Measured> => {
  const began = performance.now();
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let peakBytes = 0;
  let cpuSeconds = 0;
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  const timer = setInterval(() => {
    if (child.pid === undefined) return;
    const now = usedBy(child.pid);
    peakBytes = Math.max(peakBytes, now.bytes);
    cpuSeconds = Math.max(cpuSeconds, now.cpuSeconds);
  }, 250);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}\n${stdout}`);
  } finally {
    clearInterval(timer);
  }
  return { seconds: (performance.now() - began) / 1000, peakBytes, cpuSeconds, stdout };
};

interface Process {
  readonly pid: number;
  readonly parent: number;
  /** Its own and that of the children it has waited for. */
  readonly cpuSeconds: number;
}

/** Clock ticks in a second, as Linux shows them everywhere. */
const TICKS = 100;

/** What a process and all below it use, from Linux's /proc. */
export const usedBy = (root: number): { readonly bytes: number; readonly cpuSeconds: number } => {
  const all = processes();
  const inTree = new Set([root]);
  // Children have larger numbers than their parents except after a wrap; two passes make that harmless.
  for (let pass = 0; pass < 2; pass++) for (const { pid, parent } of all) if (inTree.has(parent)) inTree.add(pid);
  const own = all.filter(({ pid }) => inTree.has(pid));
  const sum = (of: (process: Process) => number): number => own.reduce((total, process) => total + of(process), 0);
  return { bytes: sum(({ pid }) => memoryOf(pid)), cpuSeconds: sum(({ cpuSeconds }) => cpuSeconds) };
};

/** Only of processes that are measured: Linux walks through all their memory for it. */
const memoryOf = (pid: number): number => {
  try {
    return 1024 * Number(/^Pss:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0; // It ended since it was listed.
  }
};

const processes = (): Process[] => {
  const pids = listProc().filter((name) => /^\d+$/.test(name)).map(Number);
  return pids.flatMap((pid) => readProcess(pid)).sort((a, b) => a.pid - b.pid);
};

const listProc = (): string[] => {
  try {
    return readdirSync('/proc');
  } catch {
    return []; // Not Linux: memory is reported as 0, said so in the doc comment.
  }
};

const readProcess = (pid: number): Process[] => {
  try {
    // `stat` is "pid (name) state parent …"; the name may hold anything, so read behind its last bracket.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const parent = Number(fields[1]);
    const cpuSeconds = fields.slice(11, 15).reduce((ticks, field) => ticks + Number(field), 0) / TICKS;
    return [{ pid, parent, cpuSeconds }];
  } catch {
    return []; // It ended between listing and reading.
  }
};
