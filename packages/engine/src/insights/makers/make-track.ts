import {
  Fault, batch, cropAt, locateObject, objectSpans, zScore, coveringSize, type CropGrid, type DualEncoder, type Embedding, type Frame, type ObjectScore,
  type ObjectSpan, type Sighting,
} from '@frameseek/core';
import { cosines } from '../../search/vectors/vector-cache.ts';
import type { InsightContext, InsightMaker } from './insight-maker.ts';

/** Pictures in which a place is looked for: each costs as much as a dozen keyframes. */
const MAX_POSITIONS = 40;
/** Pictures of one sighting at most. */
const POSITIONS_EACH = 5;

type Position = Sighting['positions'][number];

/** Where an object is seen: by the likeness of its name to each keyframe, and then to the parts of the likeliest ones. */
export const makeTrack: InsightMaker<'track'> = async (context, { object }) => {
  const { search: { queryModels, vectorCache, calibrator }, video: { id }, report } = context;
  const embedded = await queryModels.embed('visual', object, context);
  if ('missing' in embedded) {
    throw new Fault('model/unavailable', { model: 'for pictures', reason: embedded.missing, remedy: 'Run "frameseek doctor" to see what it lacks.' });
  }
  const { space, vector } = embedded;
  const video = await vectorCache.of(space, id, context);
  const nullDistribution = await calibrator.nullDistribution({ modality: 'visual', by: 'vector', space: space.id });
  const scores = cosines(video, vector);
  const spans = objectSpans(video.segments.map(({ start, end, at }, row) => ({ start, end, at, zScore: zScore(scores[row] ?? 0, nullDistribution) })));
  report(0.2, 'looking where it is');
  const positions = await positionsOf(context, spans, vector);
  return {
    by: space.id,
    data: spans.map(({ start, end, confidence, scores }) => ({
      start, end, confidence, positions: scores.flatMap((score) => positions.get(score) ?? []).toSorted((a, b) => a.at - b.at),
    })),
  };
};

const positionsOf = async (context: InsightContext, spans: readonly ObjectSpan[], vector: Embedding): Promise<ReadonlyMap<ObjectScore, Position>> => {
  const { parts: { models, media }, video: { path, probe }, signal, report } = context;
  const found = new Map<ObjectScore, Position>();
  const scores = chosenScores(spans);
  if (probe.video === undefined || scores.length === 0) return found;
  const encoder = await models.visual({ signal });
  const { width, height } = encoder.frameSize;
  const size = coveringSize(probe.video, { width: 2 * width, height: 2 * height, fit: 'cover' });
  let next = 0;
  for await (const frame of media.frames(path, { probe, times: scores.map(({ at }) => at), size, signal })) {
    while (next + 1 < scores.length && (scores[next + 1]?.at ?? Infinity) <= frame.at + ROUNDING) next += 1;
    const score = scores[next];
    const box = await placeIn(frame, { encoder, vector, signal });
    if (score !== undefined && box !== undefined) found.set(score, { at: score.at, box });
    next += 1;
    report(0.2 + (0.8 * next) / scores.length, 'looking where it is');
  }
  return found;
};

/** Seconds by which a frame may come before the time that it was asked for, as containers round times. */
const ROUNDING = 0.001;

/** The best scores of each sighting, those of the surest first, ascending in time. */
const chosenScores = (spans: readonly ObjectSpan[]): readonly ObjectScore[] =>
  spans.toSorted((a, b) => b.confidence - a.confidence).flatMap(({ scores }) => scores.slice(0, POSITIONS_EACH))
    .slice(0, MAX_POSITIONS).toSorted((a, b) => a.at - b.at);

interface PlaceSearch {
  readonly encoder: DualEncoder;
  readonly vector: Embedding;
  readonly signal: AbortSignal;
}

/** Square pieces half the picture's height, each half over its neighbours, are compared with the words one by one. */
const placeIn = async (frame: Frame, { encoder, vector, signal }: PlaceSearch): Promise<Position['box'] | undefined> => {
  const grid = gridOf(frame, encoder.frameSize);
  const scores: number[] = [];
  for await (const crops of batch(cropsOf(frame, encoder.frameSize, grid), encoder.maxBatch)) {
    const vectors = await encoder.embedImages(crops, { signal });
    scores.push(...vectors.map((one) => one.reduce((sum, value, i) => sum + value * (vector[i] ?? 0), 0)));
  }
  return locateObject(scores, grid);
};

interface Size {
  readonly width: number;
  readonly height: number;
}

const gridOf = (frame: Size, crop: Size): CropGrid => ({
  rows: Math.max(1, Math.round((2 * frame.height) / crop.height) - 1),
  columns: Math.max(1, Math.round((2 * frame.width) / crop.width) - 1),
});

const cropsOf = (frame: Frame, crop: Size, { rows, columns }: CropGrid): readonly Frame[] =>
  Array.from({ length: rows * columns }, (_, index) => {
    const place = (step: number, steps: number, room: number): number => (steps < 2 ? Math.round(room / 2) : Math.round((step * room) / (steps - 1)));
    return cropAt(frame, {
      ...crop, left: place(index % columns, columns, frame.width - crop.width), top: place(Math.floor(index / columns), rows, frame.height - crop.height),
    });
  });
