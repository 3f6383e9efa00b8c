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
 * The place, in seconds, that somebody types: `62.5`, `1:02.5`, `1:02:03.5`, a time code `00:01:02:12` (`;` for drop-frame), a frame `#120`, so many seconds
 * on (`+5`) or back (`-2.5`), so many frames on (`+10f`) or back (`-2f`). Undefined for what is none of these.
 */
export const readPlace = (typed: string, { now, rate }: PlaceOptions): number | undefined => {
  // Phones and word processors write other signs for a minus.
  const text = typed.trim().toLowerCase().replace(/^[−–]/u, '-');
  if (rate > 0) {
    const frame = frameOf(text, { now, rate });
    if (frame !== undefined) return frameTime(Math.max(0, frame) + INSIDE, sourceNumbering(rate, { dropFrame: false }).rate);
  }
  const relative = /^([+-])(.+)$/u.exec(text);
  const seconds = clockSeconds(relative?.[2] ?? text);
  if (seconds === undefined || relative === null) return seconds;
  return Math.max(0, relative[1] === '-' ? now - seconds : now + seconds);
};

/** The frame, from 0 on, that is meant where frames are named at all; below 0 where one is meant before the first. */
const frameOf = (text: string, { now, rate }: PlaceOptions): number | undefined => {
  const [, sign, number] = /^([+-])(\d{1,7})f$/u.exec(text) ?? [];
  if (number !== undefined) return Math.floor(now * rate + 0.01) + (sign === '-' ? -Number(number) : Number(number));
  if (/^#\d{1,9}$/u.test(text)) return Number(text.slice(1));
  if (text.split(/[:;]/u).length !== 4) return undefined;
  // People leave zeros out.
  const padded = text.replaceAll(/(?<!\d)\d(?!\d)/gu, '0$&');
  return timeCodeToFrame(padded, sourceNumbering(rate, { dropFrame: isDropFrame(padded) }));
};

/** `90`, `1:30`, `1:02:03.5`, with a comma as well. */
const clockSeconds = (text: string): number | undefined => {
  const parts = /^(?:(?:(\d{1,4}):)?(\d{1,5}):)?(\d{1,7}(?:[.,]\d*)?)$/u.exec(text)?.slice(1);
  if (parts === undefined) return undefined;
  const [hours, minutes, seconds] = parts.map((part: string | undefined) => Number((part ?? '0').replace(',', '.')));
  return (hours ?? 0) * 3_600 + (minutes ?? 0) * 60 + (seconds ?? 0);
};
