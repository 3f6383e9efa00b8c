import type { Probe } from '../../domain/video.ts';
import type { ClipFormat } from '../../export/clip-format.ts';
import type { Span } from '../../time/span.ts';
import type { SaveOptions } from './picture-writer.ts';

/** A span of one file. */
export interface ClipPart extends Span {
  readonly path: string;
  readonly probe: Probe;
}

/** How parts of videos become a clip. */
export interface ClipOptions extends SaveOptions {
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
  /** For each part the span of its file that is in the clip, as copying begins earlier than asked. */
  readonly spans: readonly Span[];
  readonly copied: boolean;
}

/** Which picture is written as a still. */
export interface StillOptions extends SaveOptions {
  /** Seconds. */
  readonly at: number;
}

/** Takes clips and stills out of videos, as files of their own. */
export interface ClipMaker {
  /** One part becomes a clip, several one film after another, with the picture fitted and silence where there is no sound. */
  clip(parts: readonly ClipPart[], options: ClipOptions): Promise<ClipMade>;
  /** Writes a PNG, as large as the video, of the picture that a player shows at `at`. */
  still(path: string, options: StillOptions): Promise<void>;
}
