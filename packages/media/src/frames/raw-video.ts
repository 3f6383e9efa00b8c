import { Fault, type Frame, type Probe } from '@frameseek/core';
import { FFMPEG_ARGS, inputArgs, toolOutput, type Tools } from '../tools/ffmpeg.ts';
import { fixedSizeChunks } from '../tools/fixed-size-chunks.ts';
import { SaidQueue } from '../tools/said-queue.ts';
import { timelineArgs } from '../probe/timeline.ts';
import { pictureStream } from '../probe/picture-stream.ts';

/** Which frames of a file are decoded, and the size in pixels at which they come out. */
export interface RawVideo {
  readonly path: string;
  readonly probe: Probe;
  readonly signal: AbortSignal;
  readonly width: number;
  readonly height: number;
  /** Options in front of `-i`: where to begin, which frames to skip. */
  readonly input?: readonly string[];
  /** Filters that end in a picture of `width` × `height`. */
  readonly filters: readonly string[];
  /** Seconds of processor time that the decoding may take. */
  readonly cpuSeconds?: number;
}

/** A frame, and whether it was coded without any other. */
export interface RawFrame extends Frame {
  readonly intra: boolean;
}

/**
 * Decoded frames as packed RGB with the stream's own timestamps. Raw video carries none, so `showinfo` says them on
 * stderr in the same order: in whole microseconds, because it rounds seconds to six digits. Rejects with `tool/failed` where
 * pictures and times do not pair, else as `toolOutput` does.
 */
export async function* rawVideo(tools: Tools, video: RawVideo): AsyncGenerator<RawFrame> {
  const { path, signal, width, height, cpuSeconds } = video;
  const times = new SaidQueue<FrameInfo>();
  const onLine = (line: string): void => {
    const info = parseShowinfo(line);
    if (info) times.push(info);
  };
  const output = toolOutput(tools, { tool: 'ffmpeg', args: rawVideoArgs(video), path, signal, onLine, ...(cpuSeconds !== undefined && { cpuSeconds }) });
  for await (const rgb of fixedSizeChunks(output, width * height * 3)) {
    const info = await times.next();
    if (info === undefined) throw new Fault('tool/failed', { tool: 'ffmpeg', reason: 'it sent a picture without its time' });
    if (Number.isFinite(info.at)) yield { ...info, width, height, rgb };
  }
  if (times.length > 0) throw new Fault('tool/failed', { tool: 'ffmpeg', reason: `${times.length} pictures were lost on their way` });
}

const rawVideoArgs = ({ path, probe, input = [], filters }: RawVideo): string[] => [
  ...FFMPEG_ARGS, ...timelineArgs(probe), '-max_error_rate', '1', ...input, ...inputArgs(path), '-map', `0:${pictureStream(probe)}`, '-an', '-sn', '-dn',
  // The frames are renumbered after their times were said, or ffmpeg would double and drop them for a constant rate.
  '-filter:v', [...filters, 'format=rgb24', 'settb=1/1000000', 'showinfo=checksum=0', 'settb=1/25', 'setpts=N'].join(','),
  // With one thread and flushed, or a frame stays with ffmpeg until the next ones are found.
  '-r', '25', '-c:v', 'rawvideo', '-threads', '1', '-flush_packets', '1', '-f', 'rawvideo', 'pipe:1',
];

/** What `showinfo` says of a frame: its time in seconds, and whether it is an I-frame. */
interface FrameInfo {
  readonly at: number;
  readonly intra: boolean;
}

/** From a line like `[Parsed_showinfo_3 @ 0x55] [info] n:   0 pts:  41708 pts_time:0.041708 … iskey:1 type:I`. */
const parseShowinfo = (line: string): FrameInfo | undefined => {
  const pts = /_showinfo_.*\] n: *\d+ pts: *(-?\d+|NOPTS)/.exec(line)?.[1];
  return pts === undefined ? undefined : { at: Number(pts) / 1_000_000, intra: /iskey:1/.test(line) };
};
