import type { Frame, TextLine } from '@frameseek/core';

/** A picture to read: its pixels without the time, which does not matter here. */
export type Picture = Omit<Frame, 'at'>;

/** Reads one picture after the other, and remembers what it read; it lives in the worker thread. */
export interface OcrSession {
  /** The lines of a picture from top to bottom, with their place as a share of its size. An abort ends it before the next page of lines. */
  read(picture: Picture, signal: AbortSignal): Promise<readonly TextLine[]>;
  /** Ends the recogniser. */
  release(): Promise<void>;
}
