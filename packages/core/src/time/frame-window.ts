import type { Span } from './span.ts';

interface FrameWindow extends Span {
  /** The time that matters most in it. */
  readonly at: number;
}

/** Seconds that the pictures of one moment cover at most: further apart they no longer show what is done. */
const MAX_SECONDS = 8;
/** Seconds from picture to picture below which two look the same. */
const CLOSEST = 0.4;

/**
 * Times in seconds of the pictures that show a moment: at most `most`, at equal distances in the span around `at`, so
 * that what is done can be seen and not only what is there.
 */
export const frameWindow = ({ start, end, at }: FrameWindow, most: number): readonly number[] => {
  const length = Math.max(0, end - start);
  const seen = Math.min(length, MAX_SECONDS);
  const from = Math.min(Math.max(start, at - seen / 2), end - seen);
  const count = Math.max(1, Math.min(most, Math.floor(seen / CLOSEST)));
  if (count === 1) return [Math.min(Math.max(at, start), Math.max(start, end - 0.001))];
  return Array.from({ length: count }, (_, index) => from + ((index + 0.5) * seen) / count);
};
