/** What is taken out of videos as files of its own, and how they are played where a browser cannot: the part of `Media` for it. */
import type { Probe } from '../domain/domain.ts';
import type { Abortable } from '../ports.ts';
import type { Span } from '../time/span.ts';

export const CLIP_FORMATS = ['mp4', 'gif', 'webm'] as const;
export type ClipFormat = (typeof CLIP_FORMATS)[number];

/** A stretch of one file. */
export interface ClipPart extends Span {
  readonly path: string;
  readonly probe: Probe;
}

export interface ClipOptions extends Abortable {
  /** The file that is written; whole or not at all. */
  readonly target: string;
  readonly format: ClipFormat;
  /**
   * True: it begins and ends at the very frames asked for, for which the picture is encoded anew. False: the coded frames
   * of one part are copied, which is quick and loses nothing, but begins at the I-frame before; where copying is
   * impossible (several parts, another codec, GIF, WebM, a width) it is as if true.
   */
  readonly exact: boolean;
  /** Pixels; absent: the size of the largest part (a GIF is at most 480 wide). Never enlarged. */
  readonly width?: number;
  /** Called with the share that is done, 0 to 1. */
  readonly report?: (done: number) => void;
}

/** What was really written. */
export interface ClipMade {
  /** For each part the stretch of its file that is in the clip, as copying begins earlier than asked. */
  readonly spans: readonly Span[];
  readonly copied: boolean;
}

export interface StillOptions extends Abortable {
  readonly at: number;
  readonly target: string;
}

/** Seconds of one piece of a stream: 96 frames at 25 a second, and 180 frames of AAC at 48 kHz, so that pieces meet. */
export const HLS_SEGMENT_SECONDS = 3.84;

export interface StreamOptions extends Abortable {
  readonly probe: Probe;
  /** Number of the piece to begin with; piece `n` begins at `n * HLS_SEGMENT_SECONDS`. */
  readonly from: number;
}

/** Fragmented MP4: the head that all pieces need (its number is -1), then the pieces. */
export interface HlsSegment {
  readonly number: number;
  readonly bytes: Uint8Array;
}

export interface MediaExport {
  /** One part becomes a clip, several one film after another, with the picture fitted and silence where there is no sound. */
  clip(parts: readonly ClipPart[], options: ClipOptions): Promise<ClipMade>;
  /** Writes a PNG, as large as the video, of the picture that a player shows at `at`. */
  still(path: string, options: StillOptions): Promise<void>;
  /** The video in H.264 and AAC, encoded as it is pulled; the process ends with the reading. */
  stream(path: string, options: StreamOptions): AsyncIterable<HlsSegment>;
}
