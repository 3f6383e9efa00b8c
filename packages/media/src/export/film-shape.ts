import { Fault, filmRate, framesPerSecond, type ClipFormat, type FrameRate } from '@frameseek/core';
import type { PlacedPart } from './place-part.ts';

/** What all parts of a film are fitted to. Pixels. */
export interface FilmShape {
  /** Absent where no part has a picture. */
  readonly picture?: { readonly width: number; readonly height: number; readonly rate: FrameRate };
  readonly hasSound: boolean;
}

/** GIFs know hundredths of a second: 12.5 frames a second are exact. */
const GIF_RATE: FrameRate = { numerator: 25, denominator: 2 };
const GIF_WIDTH = 480;

interface Wish {
  readonly format: ClipFormat;
  readonly width?: number;
}

/** The size of the largest part and the rate of the fastest one; never larger than asked for. Throws `media/no-such-stream` for a GIF or WebM of sound alone. */
export const filmShape = (parts: readonly PlacedPart[], { format, width }: Wish): FilmShape => {
  const pictures = parts.flatMap(({ probe }) => (probe.video === undefined ? [] : [probe.video]));
  const [largest] = pictures.toSorted((a, b) => b.width * b.height - a.width * a.height);
  if (largest === undefined && format !== 'mp4') throw new Fault('media/no-such-stream', { path: parts[0]?.path ?? '', wanted: 'video' });
  const hasSound = format !== 'gif' && parts.some(({ probe }) => probe.audio.length > 0);
  if (largest === undefined) return { hasSound };
  const most = Math.min(width ?? (format === 'gif' ? GIF_WIDTH : Infinity), largest.width);
  const scale = most / largest.width;
  const picture = { width: even(largest.width * scale), height: even(largest.height * scale), rate: rateFor(filmRate(pictures), format) };
  return { picture, hasSound };
};

/** H.264 with usual colours takes even sizes only. */
const even = (pixels: number): number => Math.max(2, Math.round(pixels / 2) * 2);

const rateFor = (rate: FrameRate, format: ClipFormat): FrameRate =>
  format === 'gif' && framesPerSecond(rate) > framesPerSecond(GIF_RATE) ? GIF_RATE : rate;
