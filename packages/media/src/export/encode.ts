import { FFMPEG_ARGS, toolOutput, type Tools } from '../tools/ffmpeg.ts';
import { progressSeconds } from '../tools/progress.ts';

/** One run that writes a file. */
export interface EncodeRun {
  /** All arguments but the first, which are the same for all runs. */
  readonly args: readonly string[];
  /** The file that is read, for the fault if it goes wrong. */
  readonly path: string;
  readonly signal: AbortSignal;
  /** How long the result will be; 0: not known, so that only its end is told. */
  readonly seconds: number;
  /** Called with the share that is done, 0 to 1. */
  readonly report?: (done: number) => void;
}

/**
 * Runs ffmpeg on what it writes into a file. It tells on stdout how far it is, so that a long film is not taken for one
 * that hangs. Rejects as `toolOutput` does.
 */
export const encode = async (tools: Tools, { args, path, signal, seconds, report }: EncodeRun): Promise<void> => {
  const all = [...FFMPEG_ARGS, '-progress', 'pipe:1', '-y', ...args];
  for await (const chunk of toolOutput(tools, { tool: 'ffmpeg', args: all, path, signal })) {
    const at = progressSeconds(chunk);
    if (at !== undefined && seconds > 0) report?.(Math.min(1, at / seconds));
  }
  report?.(1);
};
