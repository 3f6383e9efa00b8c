import type { Abortable } from '../abortable.ts';

/**
 * What comes of a stream: first a head (and again whenever the source begins anew), then fragments of MP4 (ISO/IEC 14496-12, 8.8), each with
 * its times in seconds since the head.
 */
export type CapturedPart = CapturedHead | CapturedFragment;

/** What every fragment after it needs to be decoded. */
export interface CapturedHead {
  readonly kind: 'head';
  readonly bytes: Uint8Array;
  readonly picture?: { readonly codec: string; readonly width: number; readonly height: number };
  readonly hasSound: boolean;
  /** Of a folder: names the file that begins here, so that it is not taken again. */
  readonly cursor?: string;
}

/** A second or two of a stream. */
export interface CapturedFragment {
  readonly kind: 'fragment';
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  /** Whether it begins with a picture that needs no other. */
  readonly intra: boolean;
  readonly hasSound: boolean;
  /** Milliseconds since 1970 at its end, where the source tells; absent: it came at that time. */
  readonly endedAt?: number;
}

/** How a stream is recorded. */
export interface CaptureOptions extends Abortable {
  /** Milliseconds without anything new after which it has frozen. */
  readonly stallMs: number;
  /** Of a folder: the file after which it goes on. */
  readonly after?: string;
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
