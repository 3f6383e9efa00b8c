import type { Probe } from '@frameseek/core';
import { inputArgs, toolOutput } from '../tools/ffmpeg.ts';
import type { Tools } from '../tools/ffmpeg.ts';
import { clockStart } from './time-line.ts';

/** What the sizes of the coded frames between two I-frames tell without decoding any. */
export interface GroupSizes {
  /** Time of the I-frame that opens the group. */
  readonly start: number;
  readonly intraBytes: number;
  /** Of all frames but the I-frame. */
  readonly restBytes: number;
  readonly frames: number;
  /** Largest frame but the I-frame, as a multiple of the 90th percentile: a cut that got no I-frame stands out. */
  readonly spike: number;
}

interface PacketOptions {
  readonly probe: Probe;
  readonly signal: AbortSignal;
}

export interface Sizes {
  readonly groups: readonly GroupSizes[];
  /** When the last coded frame leaves the screen; undefined where coded frames carry no times (a bare H.264 stream). */
  readonly end: number | undefined;
}

/** Reads the sizes of all coded frames. The file is read once from end to end, nothing is decoded. */
export const groupSizes = async (tools: Tools, path: string, { probe, signal }: PacketOptions): Promise<Sizes> => {
  const args = [
    '-v', 'level+error', '-select_streams', 'V:0', '-show_entries', 'packet=pts_time,dts_time,duration_time,size,flags:format=start_time',
    '-of', 'compact=print_section=1', ...inputArgs(path),
  ];
  const groups: GroupSizes[] = [];
  let start = 0;
  let sizes: number[] = [];
  let first = 0;
  let end: number | undefined;
  const close = (): void => {
    if (sizes.length > 0) groups.push(summary(start, sizes));
    sizes = [];
  };
  for await (const line of linesOf(toolOutput(tools, { tool: 'ffprobe', args, path, signal }))) {
    const fields = new Map(line.split('|').map((field) => field.split('=', 2) as [string, string]));
    if (line.startsWith('format')) first = clockStart(probe, Number(fields.get('start_time')));
    const at = [fields.get('pts_time'), fields.get('dts_time')].map(Number).find(Number.isFinite);
    const size = Number(fields.get('size'));
    if (at === undefined || !Number.isFinite(size)) continue;
    if (fields.get('flags')?.startsWith('K') === true) {
      close();
      start = at;
    }
    sizes.push(size);
    end = Math.max(end ?? -Infinity, at + (Number(fields.get('duration_time')) || 0));
  }
  close();
  return { groups: groups.map((group) => ({ ...group, start: group.start - first })), end: end === undefined ? undefined : Math.max(0, end - first) };
};

const summary = (start: number, [intraBytes = 0, ...rest]: readonly number[]): GroupSizes => {
  const ascending = rest.toSorted((a, b) => a - b);
  const usual = ascending[Math.floor(ascending.length * 0.9)] ?? 1;
  const restBytes = rest.reduce((sum, size) => sum + size, 0);
  return { start, intraBytes, restBytes, frames: rest.length + 1, spike: (ascending.at(-1) ?? 0) / Math.max(1, usual) };
};

/** The lines of a tool's output. */
export async function* linesOf(output: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of output) {
    const lines = (rest + piece.toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
