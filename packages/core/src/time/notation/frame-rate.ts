/** Frames a second as a fraction, since those of television are no decimal numbers: 30000/1001. */
export interface FrameRate {
  readonly numerator: number;
  readonly denominator: number;
}

/** Share by which a measured rate may differ from the usual one that is meant: containers round frame times. */
const TOLERANCE = 0.0003;

/**
 * The rate that is meant by a measured one: a whole number, or 1000/1001 of it (SMPTE ST 12-1, NTSC), where one is near;
 * else the measured one in thousandths. 25 where nothing was measured.
 */
export const frameRateOf = (measured: number): FrameRate => {
  if (!Number.isFinite(measured) || measured <= 0) return { numerator: 25, denominator: 1 };
  const whole = Math.max(1, Math.round(measured));
  const near = [{ numerator: whole, denominator: 1 }, { numerator: whole * 1000, denominator: 1001 }]
    .map((rate) => ({ rate, off: Math.abs(framesPerSecond(rate) / measured - 1) }))
    .toSorted((a, b) => a.off - b.off)[0];
  if (near !== undefined && near.off < TOLERANCE) return near.rate;
  return { numerator: Math.max(1, Math.round(measured * 1000)), denominator: 1000 };
};

/** The rate as a decimal number of frames a second. */
export const framesPerSecond = ({ numerator, denominator }: FrameRate): number => numerator / denominator;

/** Number (from 0) of the frame that is nearest to a time in seconds. */
export const frameAt = (seconds: number, { numerator, denominator }: FrameRate): number =>
  Math.round((seconds * numerator) / denominator);

/** Seconds at which a frame (from 0) begins. */
export const frameTime = (frame: number, { numerator, denominator }: FrameRate): number => (frame * denominator) / numerator;
