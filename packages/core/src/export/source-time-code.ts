import { frameToTimeCode, isDropFrame, sourceNumbering, timeCodeToFrame, type TimeCodeRate } from '../time/notation/time-code.ts';
import { framesPerSecond } from '../time/notation/frame-rate.ts';
import { pictureRate } from './film-rate.ts';
import type { ExportVideo } from './export-list.ts';

/** How the frames of a video are numbered. */
interface SourceCode {
  readonly code: TimeCodeRate;
  /** Number of the frame at 0 s. */
  readonly first: number;
}

/** The numbering of the recorder; from 0 on where it made none, and then drop-frame where that exists. */
const sourceCode = ({ timeCode, picture }: ExportVideo): SourceCode => {
  const rate = timeCode?.frameRate ?? (picture === undefined ? 25 : pictureRate(picture));
  const code = sourceNumbering(rate, { dropFrame: timeCode === undefined || isDropFrame(timeCode.start) });
  return { code, first: timeCode === undefined ? 0 : timeCodeToFrame(timeCode.start, code) ?? 0 };
};

/** Whether the time codes of a video leave numbers out. */
export const isSourceDropFrame = (video: ExportVideo): boolean => sourceCode(video).code.dropFrame;

/** Seconds that have gone by on the recorder's time code at 0 s of the video. */
export const sourceStart = (video: ExportVideo): number => {
  const { code, first } = sourceCode(video);
  return first / framesPerSecond(code.rate);
};

/**
 * The time code that a video has at `seconds`, its hours, minutes and seconds as its own recorder or player counts them, its
 * frames in the numbers of the list: a list has one number of frames a second, and is read by it.
 */
export const sourceTimeCode = (video: ExportVideo, seconds: number, list: TimeCodeRate): string => {
  const { code, first } = sourceCode(video);
  const at = first + seconds * framesPerSecond(code.rate);
  // A little more than nothing, or 12.2 s would be a hair less than 305 frames.
  const whole = Math.floor(at + 1e-6);
  const text = frameToTimeCode(whole, code);
  const [hours = 0, minutes = 0, secs = 0, frames = 0] = text.split(/[:;]/).map(Number);
  const scaled = Math.round(((frames + Math.max(0, at - whole)) * list.nominal) / code.nominal + 1e-9);
  const dropFrame = code.dropFrame && list.dropFrame;
  if (code.nominal === list.nominal) return frameToTimeCode(whole + scaled - frames, code);
  const clock = (hours * 60 + minutes) * 60 + secs;
  return codeOf(scaled >= list.nominal ? { clock: clock + 1, frames: 0 } : { clock, frames: scaled }, { ...list, dropFrame });
};

/** The frames are moved up where their number is left out. */
const codeOf = ({ clock, frames }: { readonly clock: number; readonly frames: number }, { nominal, dropFrame }: TimeCodeRate): string => {
  const minute = Math.floor(clock / 60);
  const isLeftOut = dropFrame && clock % 60 === 0 && minute % 10 !== 0 && frames < nominal / 15;
  const parts = [Math.floor(minute / 60) % 24, minute % 60, clock % 60].map((part) => String(part).padStart(2, '0'));
  return `${parts.join(':')}${dropFrame ? ';' : ':'}${String(isLeftOut ? nominal / 15 : frames).padStart(2, '0')}`;
};

/** The time code that lies `frames` further on, counted as it is written. */
export const timeCodeAfter = (text: string, frames: number, { nominal, rate }: TimeCodeRate): string => {
  const code = { nominal, rate, dropFrame: isDropFrame(text) };
  return frameToTimeCode((timeCodeToFrame(text, code) ?? 0) + frames, code);
};
