import { frameTime, isDropFrame, sourceNumbering, timeCodeToFrame } from '@frameseek/core';

interface PlaceOptions {
  /** Seconds; where the video stands. */
  readonly now: number;
  /** Frames a second; 0 where there are none. */
  readonly rate: number;
}

/** Share of a frame by which a place lies inside it: a time at its very edge may show the one before. */
const INSIDE = 0.3;

/**
 * The place, in seconds, that somebody types: `90`, `1:30`, `1:02:03.5`, a time code `00:01:02:10` (`;` for drop-frame), a frame `#120`, or so many seconds
 * on (`+5`) or back (`-2.5`). Undefined for what is none of these.
 */
export const readPlace = (typed: string, { now, rate }: PlaceOptions): number | undefined => {
  const text = typed.trim();
  const relative = /^([+-])(\d+(?:\.\d+)?)$/u.exec(text);
  if (relative !== null) return Math.max(0, now + Number(relative[2]) * (relative[1] === '-' ? -1 : 1));
  if (rate > 0) {
    const code = sourceNumbering(rate, { dropFrame: isDropFrame(text) });
    const frame = /^#\d+$/u.test(text) ? Number(text.slice(1)) : text.split(/[:;]/u).length === 4 ? timeCodeToFrame(text, code) : undefined;
    if (frame !== undefined) return frameTime(frame + INSIDE, code.rate);
  }
  const clock = /^(?:(?:(\d+):)?(\d+):)?(\d+(?:\.\d+)?)$/u.exec(text);
  if (clock === null) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = clock.slice(1).map((part: string | undefined) => Number(part ?? 0));
  return hours * 3_600 + minutes * 60 + seconds;
};
