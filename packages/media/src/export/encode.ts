import { FFMPEG_ARGS, toolOutput } from '../tools/ffmpeg.ts';
import type { Tools } from '../tools/ffmpeg.ts';

export interface EncodeRun {
  /** All arguments but the first, which are the same for all runs. */
  readonly args: readonly string[];
  /** The file that is read, for the fault if it goes wrong. */
  readonly path: string;
  readonly signal: AbortSignal;
  /** How long the result will be. */
  readonly seconds: number;
  readonly report?: (done: number) => void;
}

/**
 * Runs ffmpeg on what it writes into a file. It tells on stdout how far it is, so that a long film is not taken for one
 * that hangs.
 */
export const encode = async (tools: Tools, { args, path, signal, seconds, report }: EncodeRun): Promise<void> => {
  const all = [...FFMPEG_ARGS, '-progress', 'pipe:1', '-y', ...args];
  for await (const piece of toolOutput(tools, { tool: 'ffmpeg', args: all, path, signal })) {
    const microseconds = Number([...piece.toString('latin1').matchAll(/out_time_us=(\d+)/g)].at(-1)?.[1]);
    if (Number.isFinite(microseconds) && seconds > 0) report?.(Math.min(1, microseconds / 1_000_000 / seconds));
  }
  report?.(1);
};
