import type { Abortable, Probe } from '@frameseek/core';
import { inputArgs, toolOutput, toolText, type Tools } from '../tools/ffmpeg.ts';
import { linesOf } from '../tools/lines-of.ts';
import { SAME_TIME, SEEK_STEPS_BACK, clockStart, hasFreeClock } from './timeline.ts';
import { pictureStream } from './picture-stream.ts';

/** A coded frame: when it is shown, and whether it is decoded without any other. */
export interface CodedFrame {
  /** Seconds on the presentation timeline. */
  readonly at: number;
  readonly intra: boolean;
}

interface AroundOptions extends Abortable {
  readonly probe: Probe;
  readonly at: number;
}

/** Seconds behind the time that are read, too: frames are not stored in the order in which they are shown. */
const READ_ON = 1;

/**
 * The coded frames around a time, ascending, from an I-frame at or before it on, where there is one, to a second behind it.
 * Nothing is decoded. Empty where coded frames carry no times. Rejects as `toolOutput` does.
 */
export const framesAround = async (tools: Tools, path: string, options: AroundOptions): Promise<readonly CodedFrame[]> => {
  const { probe, at, signal } = options;
  const first = probe.clockStart ?? (hasFreeClock(probe) ? clockStart(probe, await startTime(tools, path, signal)) : 0);
  for (const back of SEEK_STEPS_BACK) {
    const from = Math.max(0, at - back);
    const frames = await read(tools, path, { ...options, first, from });
    if (from === 0 || frames.some((frame) => frame.intra && frame.at <= at + SAME_TIME)) return frames;
  }
  return [];
};

const startTime = async (tools: Tools, path: string, signal: AbortSignal): Promise<number> => {
  const args = ['-v', 'level+error', '-show_entries', 'format=start_time', '-of', 'csv=p=0', ...inputArgs(path)];
  return Number.parseFloat(await toolText(tools, { tool: 'ffprobe', args, path, signal }));
};

interface ReadOptions extends AroundOptions {
  /** Where the clock of the file begins. */
  readonly first: number;
  readonly from: number;
}

const read = async (tools: Tools, path: string, { probe, at, first, from, signal }: ReadOptions): Promise<CodedFrame[]> => {
  const interval = `${from > 0 ? (from + first).toFixed(6) : ''}%${(at + first + READ_ON).toFixed(6)}`;
  const args = [
    '-v', 'level+error', '-select_streams', pictureStream(probe), '-show_entries', 'packet=pts_time,flags', '-of', 'compact=print_section=0',
    '-read_intervals', interval, ...inputArgs(path),
  ];
  const frames: CodedFrame[] = [];
  for await (const line of linesOf(toolOutput(tools, { tool: 'ffprobe', args, path, signal }))) {
    const pts = Number(/(?:^|\|)pts_time=([^|]*)/.exec(line)?.[1]);
    if (!Number.isFinite(pts)) continue;
    frames.push({ at: pts - first, intra: /(?:^|\|)flags=K/.test(line) });
  }
  return frames.sort((a, b) => a.at - b.at);
};
