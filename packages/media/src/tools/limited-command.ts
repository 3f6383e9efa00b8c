import { totalmem } from 'node:os';

/** What one run of a tool may take of the machine. */
export interface RunLimits {
  /** Bytes of memory that it may write to. */
  readonly memoryBytes: number;
  /** Seconds of processor time, of all cores together. */
  readonly cpuSeconds: number;
}

/** Bytes: 8K video with ten bits, decoded by sixteen threads, takes half of it. Three quarters of the machine where it has less. */
const MEMORY_BYTES = Math.min(6 * 1024 ** 3, Math.floor(totalmem() * 0.75));
/** A day: a film of ten hours, decoded from end to end on a slow machine, takes some hours. */
const CPU_SECONDS = 86_400;

interface Command {
  readonly command: string;
  readonly args: readonly string[];
}

/** Each limit for itself: a platform that lacks one keeps the other. Nothing of the arguments is read by the shell. */
const SCRIPT = 'ulimit -c 0 2>/dev/null; ulimit -d "$1" 2>/dev/null; ulimit -H -t "$3" 2>/dev/null; ulimit -S -t "$2" 2>/dev/null; shift 3; exec "$@"';

/**
 * The command with limits that the system enforces: on POSIX systems by `ulimit` of the shell, whose process the command takes
 * over; on Windows without any. Memory is held to by Linux alone. A command that is not there ends with exit code 127 or 126.
 */
export const limitedCommand = (
  { command, args }: Command,
  { memoryBytes = MEMORY_BYTES, cpuSeconds = CPU_SECONDS }: Partial<RunLimits> = {},
  platform: NodeJS.Platform = process.platform,
): Command => {
  if (platform === 'win32') return { command, args };
  return { command: '/bin/sh', args: ['-c', SCRIPT, 'frameseek', String(Math.floor(memoryBytes / 1024)), ...cpuLimits(cpuSeconds), command, ...args] };
};

/** At the first it is asked to end, and says so; at the second it is ended. */
const cpuLimits = (seconds: number): string[] => [String(Math.ceil(seconds)), String(Math.ceil(seconds) + 10)];
