import { frameAt, frameRateOf, framesPerSecond, type FrameRate } from './frame-rate.ts';

/** How frames are numbered by hours, minutes, seconds and frames (SMPTE ST 12-1). */
export interface TimeCodeRate {
  readonly rate: FrameRate;
  /** Frames that are counted for a second: 30 also where 30000/1001 are shown in one. */
  readonly nominal: number;
  /** Numbers are left out, so that time codes stay with the clock: see `droppedAMinute`. */
  readonly dropFrame: boolean;
}

/** The rates for which there are time codes. */
const RATES = [23.976, 24, 25, 29.97, 30, 50, 59.94, 60].map(frameRateOf);

/** The numbering for a film of about this many frames a second; drop-frame where it exists, at 29.97 and 59.94. */
export const timeCodeRate = (measured: number, { dropFrame = true }: { readonly dropFrame?: boolean } = {}): TimeCodeRate => {
  const wanted = framesPerSecond(frameRateOf(measured));
  const off = (rate: FrameRate): number => Math.abs(framesPerSecond(rate) - wanted);
  const rate = RATES.toSorted((a, b) => off(a) - off(b))[0] ?? frameRateOf(25);
  const nominal = Math.round(framesPerSecond(rate));
  return { rate, nominal, dropFrame: dropFrame && rate.denominator !== 1 && nominal % 30 === 0 };
};

/**
 * The numbering that a file of this many frames a second has of its own: as many numbers a second as it has frames. A file
 * of an odd rate, for which there is none, is numbered by the clock.
 */
export const sourceNumbering = (measured: number, { dropFrame }: { readonly dropFrame: boolean }): TimeCodeRate => {
  const rate = frameRateOf(measured);
  const nominal = Math.max(1, Math.round(framesPerSecond(rate)));
  if (rate.denominator === 1000) return { rate: { numerator: nominal, denominator: 1 }, nominal, dropFrame: false };
  return { rate, nominal, dropFrame: dropFrame && rate.denominator !== 1 && nominal % 30 === 0 };
};

/**
 * SMPTE ST 12-1, drop-frame: in every minute but each tenth the first 2 numbers (4 at 59.94) are left out. So 17,982 frames
 * (35,964) make ten minutes, which is what they last but for a millisecond.
 */
const droppedAMinute = ({ dropFrame, nominal }: TimeCodeRate): number => (dropFrame ? nominal / 15 : 0);

/**
 * The time code of a frame: `01:00:00:00`, with a semicolon before the frames of drop-frame numbers; begins anew after 24
 * hours.
 */
export const frameToTimeCode = (frame: number, code: TimeCodeRate): string => {
  const { nominal, dropFrame } = code;
  const dropped = droppedAMinute(code);
  const tenMinutes = nominal * 600 - dropped * 9;
  const inDay = ((frame % (tenMinutes * 144)) + tenMinutes * 144) % (tenMinutes * 144);
  const rest = inDay % tenMinutes;
  // The first minute of ten has all its numbers.
  const minutes = rest < nominal * 60 ? 0 : 1 + Math.floor((rest - nominal * 60) / (nominal * 60 - dropped));
  const number = inDay + dropped * (Math.floor(inDay / tenMinutes) * 9 + minutes);
  const parts = [number / (nominal * 3600), (number / (nominal * 60)) % 60, (number / nominal) % 60].map(two);
  return `${parts.join(':')}${dropFrame ? ';' : ':'}${two(number % nominal)}`;
};

/** The frame that has this time code; undefined for a text that is none, or a number that is left out. */
export const timeCodeToFrame = (text: string, code: TimeCodeRate): number | undefined => {
  const parts = /^(\d\d):([0-5]\d):([0-5]\d)[:;.](\d\d\d?)$/.exec(text)?.slice(1).map(Number);
  if (parts === undefined) return undefined;
  const [hours = 0, minutes = 0, seconds = 0, frames = 0] = parts;
  const dropped = droppedAMinute(code);
  if (frames >= code.nominal || hours > 23) return undefined;
  if (frames < dropped && seconds === 0 && minutes % 10 !== 0) return undefined;
  const allMinutes = hours * 60 + minutes;
  const number = (allMinutes * 60 + seconds) * code.nominal + frames;
  return number - dropped * (allMinutes - Math.floor(allMinutes / 10));
};

/** Whether a time code is written as drop-frame ones are: with a semicolon or a full stop before the frames. */
export const isDropFrame = (text: string): boolean => /[;.]\d+$/.test(text);

/** The time code of the frame that is nearest to a time in seconds. */
export const secondsToTimeCode = (seconds: number, code: TimeCodeRate): string => frameToTimeCode(frameAt(seconds, code.rate), code);

const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
