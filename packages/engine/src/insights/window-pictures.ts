import { clockTime, timesWithin, type Jpeg, type ModelPart, type Span } from '@frameseek/core';
import type { VideoContext } from '../indexing/ingest-context.ts';

/** As pictures are sent to models everywhere: pixels, and JPEG quality. */
const WIDTH = 512;
const QUALITY = 80;
/** Seconds from picture to picture below which two look the same. */
const CLOSEST = 0.4;
/** Seconds by which a picture may come before the time that it was asked for, as containers round times. */
const ROUNDING = 0.001;

/** A window and its pictures. */
export interface WindowPictures<S extends Span> {
  readonly window: S;
  readonly pictures: readonly Jpeg[];
}

/**
 * The pictures of windows that follow one another, decoded in one pass and handed over window by window, so that no
 * more than one window's are in memory. A window whose pictures cannot be read comes without any.
 */
export async function* windowPictures<S extends Span>(context: VideoContext, windows: readonly S[], count: number): AsyncGenerator<WindowPictures<S>> {
  const { parts: { media }, video: { path, probe }, signal } = context;
  const wanted = windows.flatMap((window, index) => timesWithin(window, count, CLOSEST).map((at) => ({ at, index })));
  let current = 0;
  let pictures: Jpeg[] = [];
  let next = 0;
  for await (const jpeg of media.jpegs(path, { probe, times: wanted.map(({ at }) => at), width: WIDTH, quality: QUALITY, signal })) {
    // A picture comes at or after the time that asked for it; a broken one is left out, so counting would go astray.
    while (next + 1 < wanted.length && (wanted[next + 1]?.at ?? Infinity) <= jpeg.at + ROUNDING) next += 1;
    const index = wanted[next]?.index ?? current;
    for (; current < index; current += 1, pictures = []) {
      const window = windows[current];
      if (window !== undefined) yield { window, pictures };
    }
    pictures.push(jpeg);
    next += 1;
  }
  for (; current < windows.length; current += 1, pictures = []) {
    const window = windows[current];
    if (window !== undefined) yield { window, pictures };
  }
}

/** Pictures as a model gets them, each behind its number and time. */
export const pictureParts = (pictures: readonly Jpeg[]): readonly ModelPart[] =>
  pictures.flatMap(({ at, jpeg }, index) => [{ type: 'text', text: `Picture ${index + 1}, at ${clockTime(at)}:` }, { type: 'image', jpeg }]);
