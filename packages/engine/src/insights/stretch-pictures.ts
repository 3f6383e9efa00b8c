import { clockTime, timesWithin, type Jpeg, type ModelPart, type Span } from '@frameseek/core';
import type { VideoContext } from '../indexing/ingest-context.ts';

/** As pictures are sent to models everywhere: pixels, and JPEG quality. */
const WIDTH = 512;
const QUALITY = 80;
/** Seconds from picture to picture below which two look the same. */
const CLOSEST = 0.4;
/** Seconds by which a picture may come before the time that it was asked for, as containers round times. */
const ROUNDING = 0.001;

/** A stretch and its pictures. */
export interface StretchPictures<S extends Span> {
  readonly stretch: S;
  readonly pictures: readonly Jpeg[];
}

/**
 * The pictures of stretches that follow one another, decoded in one pass and handed over stretch by stretch, so that no
 * more than one stretch's are in memory. A stretch whose pictures cannot be read comes without any.
 */
export async function* stretchPictures<S extends Span>(context: VideoContext, stretches: readonly S[], count: number): AsyncGenerator<StretchPictures<S>> {
  const { parts: { media }, video: { path, probe }, signal } = context;
  const wanted = stretches.flatMap((stretch, index) => timesWithin(stretch, count, CLOSEST).map((at) => ({ at, index })));
  let current = 0;
  let pictures: Jpeg[] = [];
  let next = 0;
  for await (const jpeg of media.jpegs(path, { probe, times: wanted.map(({ at }) => at), width: WIDTH, quality: QUALITY, signal })) {
    // A picture comes at or after the time that asked for it; a broken one is left out, so counting would go astray.
    while (next + 1 < wanted.length && (wanted[next + 1]?.at ?? Infinity) <= jpeg.at + ROUNDING) next += 1;
    const index = wanted[next]?.index ?? current;
    for (; current < index; current += 1, pictures = []) {
      const stretch = stretches[current];
      if (stretch !== undefined) yield { stretch, pictures };
    }
    pictures.push(jpeg);
    next += 1;
  }
  for (; current < stretches.length; current += 1, pictures = []) {
    const stretch = stretches[current];
    if (stretch !== undefined) yield { stretch, pictures };
  }
}

/** Pictures as a model gets them, each behind its number and time. */
export const pictureParts = (pictures: readonly Jpeg[]): readonly ModelPart[] =>
  pictures.flatMap(({ at, jpeg }, index) => [{ type: 'text', text: `Picture ${index + 1}, at ${clockTime(at)}:` }, { type: 'image', jpeg }]);
