import type { Frame, FrameSize } from '../../domain/frame.ts';
import type { Probe } from '../../domain/video.ts';
import type { Span } from '../../time/span.ts';
import type { Abortable } from '../abortable.ts';

/** Which frames are wanted, and how large. */
export interface FramesOptions extends Abortable {
  readonly probe: Probe;
  /** Seconds, ascending. */
  readonly times: readonly number[];
  readonly size: FrameSize;
  /** Edges of blocks may be seen, and pixels are made smaller plainly: decoding takes about two thirds. */
  readonly quick?: boolean;
  /** Frames of which no other is made may be left out, so that one may come a few frames later: decoding takes about two thirds again. */
  readonly sparse?: boolean;
  /** The next I-frame after each time will do, which is up to ten seconds later: nothing between them is decoded. */
  readonly intra?: boolean;
}

/** Stretches of which every frame is wanted, and how large. */
export interface FramesWithinOptions extends Abortable {
  readonly probe: Probe;
  /** Seconds, ascending, not overlapping; the frames at their ends are among them. */
  readonly spans: readonly Span[];
  readonly size: FrameSize;
}

/** Which frames are wanted as JPEGs. */
export interface JpegsOptions extends Abortable {
  readonly probe: Probe;
  /** Seconds, ascending. */
  readonly times: readonly number[];
  /** Pixels; the height follows from the video. */
  readonly width: number;
  /** 1 to 100. */
  readonly quality: number;
}

/** A picture of a video at a time in seconds, encoded; `width` and `height` in pixels. */
export interface Jpeg {
  readonly at: number;
  readonly width: number;
  readonly height: number;
  readonly jpeg: Uint8Array;
}

/** Decodes single frames. The process that decodes ends when the reader stops pulling. */
export interface FrameReader {
  /** Frames nearest at or after each of the ascending `times`, exact in time, at the size asked for, pulled one by one. */
  frames(path: string, options: FramesOptions): AsyncIterable<Frame>;
  /** Every frame of the spans, pulled one by one, as plainly made as `quick` ones. */
  framesWithin(path: string, options: FramesWithinOptions): AsyncIterable<Frame>;
  /** Those of `frames` as JPEGs, for models and people who look at them one by one. Never enlarged. */
  jpegs(path: string, options: JpegsOptions): AsyncIterable<Jpeg>;
}
