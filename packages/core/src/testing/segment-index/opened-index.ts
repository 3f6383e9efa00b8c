import type { SegmentIndex } from '../../ports/segment-index.ts';

/** An empty store for one test, and another handle on the same one. */
export interface Opened {
  readonly index: SegmentIndex;
  again(): Promise<SegmentIndex>;
}

/** Makes a test of what is to be done with an empty store. */
export type On = (test: (opened: Opened) => Promise<void>) => () => Promise<void>;
