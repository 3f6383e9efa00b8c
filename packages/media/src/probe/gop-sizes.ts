import type { Probe, Span } from '@frameseek/core';
import { inputArgs, toolOutput, type Tools } from '../tools/ffmpeg.ts';
import { linesOf } from '../tools/lines-of.ts';
import { heldStretches, type SizedFrame } from './held-stretches.ts';
import { clockStart } from './timeline.ts';
import { pictureStream } from './picture-stream.ts';

/** What the sizes of the coded frames of a group of pictures (an I-frame and what follows up to the next) tell without decoding any. */
export interface GopSizes {
  /** Time in seconds of the I-frame that opens the group. */
  readonly start: number;
  readonly intraBytes: number;
  /** Of all frames but the I-frame. */
  readonly restBytes: number;
  readonly frames: number;
  /** Largest frame but the I-frame, as a multiple of the 90th percentile: a cut that got no I-frame stands out. */
  readonly spike: number;
  /** Where in it the picture is held, in seconds, the last frames of the stretches among them. */
  readonly held: readonly Span[];
}

interface PacketOptions {
  readonly probe: Probe;
  readonly signal: AbortSignal;
}

interface Sizes {
  readonly gops: readonly GopSizes[];
  /** Seconds: when the last coded frame leaves the screen; undefined where coded frames carry no times (a bare H.264 stream). */
  readonly end: number | undefined;
}

/**
 * Reads the sizes of all coded frames, in groups that ascend. The file is read once from end to end, nothing is decoded.
 * Rejects as `toolOutput` does.
 */
export const gopSizes = async (tools: Tools, path: string, { probe, signal }: PacketOptions): Promise<Sizes> => {
  const args = [
    '-v', 'level+error', '-select_streams', pictureStream(probe), '-show_entries', 'packet=pts_time,dts_time,duration_time,size,flags:format=start_time',
    '-of', 'compact=print_section=1', ...inputArgs(path),
  ];
  const gops: GopSizes[] = [];
  const pixels = (probe.video?.width ?? 0) * (probe.video?.height ?? 0);
  let start = 0;
  let frames: SizedFrame[] = [];
  let first = 0;
  let end: number | undefined;
  const close = (): void => {
    if (frames.length > 0) gops.push({ ...summary(start, frames.map(({ size }) => size)), held: heldStretches(frames, pixels) });
    frames = [];
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
    frames.push({ at, size });
    end = Math.max(end ?? -Infinity, at + (Number(fields.get('duration_time')) || 0));
  }
  close();
  const onTimeLine = ({ held, ...gop }: GopSizes): GopSizes =>
    ({ ...gop, start: gop.start - first, held: held.map((span) => ({ start: span.start - first, end: span.end - first })) });
  return { gops: gops.map(onTimeLine), end: end === undefined ? undefined : Math.max(0, end - first) };
};

const summary = (start: number, [intraBytes = 0, ...rest]: readonly number[]): Omit<GopSizes, 'held'> => {
  const ascending = rest.toSorted((a, b) => a - b);
  const usual = ascending[Math.floor(ascending.length * 0.9)] ?? 1;
  const restBytes = rest.reduce((sum, size) => sum + size, 0);
  return { start, intraBytes, restBytes, frames: rest.length + 1, spike: (ascending.at(-1) ?? 0) / Math.max(1, usual) };
};
