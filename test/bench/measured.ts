import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

/** What one run of a program cost, its children included. */
export interface Measured {
  readonly seconds: number;
  /** Largest sum of resident memory over the process and its children, sampled every 100 ms; 0 where /proc is missing. */
  readonly peakBytes: number;
  readonly stdout: string;
}

/** Runs a program to its end and measures it from outside. Rejects when it fails. */
export const measured = async (command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Measured> => {
  const began = performance.now();
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let peakBytes = 0;
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  const timer = setInterval(() => {
    if (child.pid !== undefined) peakBytes = Math.max(peakBytes, treeBytes(child.pid));
  }, 100);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}\n${stdout}`);
  } finally {
    clearInterval(timer);
  }
  return { seconds: (performance.now() - began) / 1000, peakBytes, stdout };
};

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly bytes: number;
}

const PAGE_BYTES = 4096;

/** Resident memory of a process and all below it, from Linux's /proc. */
const treeBytes = (root: number): number => {
  const all = processes();
  const inTree = new Set([root]);
  let bytes = 0;
  // Children have larger numbers than their parents except after a wrap; two passes make that harmless.
  for (let pass = 0; pass < 2; pass++) for (const { pid, parent } of all) if (inTree.has(parent)) inTree.add(pid);
  for (const process of all) if (inTree.has(process.pid)) bytes += process.bytes;
  return bytes;
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
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    return [{ pid, parent, bytes: pages * PAGE_BYTES }];
  } catch {
    return []; // It ended between listing and reading.
  }
};
