import type { Abortable } from '../abortable.ts';

/**
 * What comes of a stream: first a head (and again whenever the source begins anew), then fragments of MP4 (ISO/IEC 14496-12, 8.8), each with
 * its times in seconds since the head.
 */
export type CapturedPart =
  | { readonly kind: 'head'; readonly bytes: Uint8Array; readonly picture?: { readonly codec: string; readonly width: number; readonly height: number }; readonly hasSound: boolean }
  | { readonly kind: 'fragment'; readonly bytes: Uint8Array; readonly start: number; readonly end: number; readonly intra: boolean };

/** How a stream is recorded. */
export interface CaptureOptions extends Abortable {
  /** Milliseconds without anything new after which it has frozen. */
  readonly stallMs: number;
}

/** Records what a source sends, without decoding its picture. */
export interface StreamCapture {
  /**
   * The parts of a source as they come, until it ends. Rejects with `media/timeout` where it freezes, and with what ffmpeg says otherwise;
   * no fault names what is secret in the address.
   */
  capture(address: string, options: CaptureOptions): AsyncIterable<CapturedPart>;
  /** A fragment whose times are `seconds` later. */
  shiftFragment(head: Uint8Array, fragment: Uint8Array, seconds: number): Uint8Array;
  /** Writes a recording as an ordinary film beside it, and puts that in its place. */
  finishRecording(path: string, options: Abortable): Promise<void>;
}
