import { Fault, clockTime, timesWithin, type Jpeg, type ModelPart, type Span } from '@frameseek/core';
import { meteredModel, type MeteredModel } from '../language/metered-model.ts';
import type { VideoContext } from '../indexing/ingest-context.ts';

/** As pictures are sent to models everywhere: pixels, and JPEG quality. */
const WIDTH = 512;
const QUALITY = 80;
/** Seconds from picture to picture below which two look the same. */
const CLOSEST = 0.4;
/** Seconds by which a picture may come before the time that it was asked for, as containers round times. */
const ROUNDING = 0.001;

/** The model for a task: only the limits of the day hold. */
export const requireModel = ({ parts }: Pick<VideoContext, 'parts'>): MeteredModel => {
  const model = meteredModel(parts, { budget: {} });
  if (model !== undefined) return model;
  throw new Fault('model/unavailable', {
    model: 'that writes about videos', reason: 'none is set', remedy: 'Set FRAMESEEK_LANGUAGE_MODEL, for example to ollama/<name>.',
  });
};

/** The same, when it takes pictures. */
export const requireSeeingModel = (context: Pick<VideoContext, 'parts'>): MeteredModel => {
  const model = requireModel(context);
  if (model.info.takesImages) return model;
  throw new Fault('model/unavailable', {
    model: model.info.id, reason: 'it takes no pictures', remedy: 'Set FRAMESEEK_LANGUAGE_MODEL to one that does.',
  });
};

/** A stretch and its pictures. */
export interface Pictured<S extends Span> {
  readonly stretch: S;
  readonly pictures: readonly Jpeg[];
}

/**
 * The pictures of stretches that follow one another, decoded in one pass and handed over stretch by stretch, so that no
 * more than one stretch's are in memory. A stretch whose pictures cannot be read comes without any.
 */
export async function* pictured<S extends Span>(context: VideoContext, stretches: readonly S[], count: number): AsyncGenerator<Pictured<S>> {
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
