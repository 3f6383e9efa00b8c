/**
 * The figures that the papers report, by the rules of their scripts, in percent (`MdR` in places): moments as in
 * `standalone_eval` of QVHighlights (Lei et al. 2021) and TALL (Gao et al. 2017), videos as in CLIP4Clip (Luo et al. 2021).
 * A query that was answered with nothing counts 0 everywhere; the script of QVHighlights leaves it out of its mAP.
 */
import { iou, meanOf, recallAt, type Span } from '@frameseek/core';
import type { Saliency } from './benchmark-query.ts';

/** Of moments, with a rank and an overlap; of highlights (`HL-mAP`, `HIT@1`); of videos, with a rank, and the median rank. */
export type FigureName =
  | 'R@1 IoU .3' | 'R@1 IoU .5' | 'R@1 IoU .7' | 'R@5 IoU .3' | 'R@5 IoU .5' | 'R@5 IoU .7' | 'mIoU' | 'mAP' | 'mAP@.5' | 'mAP@.75'
  | 'HL-mAP' | 'HIT@1'
  | 'R@1' | 'R@5' | 'R@10' | 'MdR';
/** Those that were measured or published. */
export type Figures = Readonly<Partial<Record<FigureName, number>>>;

/** Windows of one query that the mAP looks at. */
const MAX_WINDOWS = 10;
/** IoU 0.5, 0.55 … 0.95: what `mAP` is the mean of. */
const OVERLAPS = Array.from({ length: 10 }, (_, step) => (50 + 5 * step) / 100);
/** What an annotator gives a clip that is very good: HIT@1 and HL-mAP are reported for these. */
const VERY_GOOD = 4;

/** What was found for a query within its video, best first, and where it holds. */
export interface JudgedMoments {
  readonly found: readonly Span[];
  readonly truth: readonly Span[];
}

/** Recall, mean IoU of the first moment, and mean average precision over all queries. */
export const momentFigures = (judged: readonly JudgedMoments[]): Figures => {
  const recall = (rank: number, overlap: number): number => 100 * recallAt(judged.map((it) => rankOf(it, overlap)), rank);
  const mean = (overlap: number): number => 100 * meanOf(judged.map((it) => averagePrecision(it, overlap)));
  return {
    'R@1 IoU .3': recall(1, 0.3), 'R@1 IoU .5': recall(1, 0.5), 'R@1 IoU .7': recall(1, 0.7),
    'R@5 IoU .3': recall(5, 0.3), 'R@5 IoU .5': recall(5, 0.5), 'R@5 IoU .7': recall(5, 0.7),
    mIoU: 100 * meanOf(judged.map(({ found: [first], truth }) => (first === undefined ? 0 : bestIou(first, truth)))),
    mAP: meanOf(OVERLAPS.map(mean)), 'mAP@.5': mean(0.5), 'mAP@.75': mean(0.75),
  };
};

const bestIou = (span: Span, truth: readonly Span[]): number => Math.max(0, ...truth.map((place) => iou(span, place)));

const rankOf = ({ found, truth }: JudgedMoments, overlap: number): number => {
  const index = found.findIndex((span) => bestIou(span, truth) >= overlap);
  return index < 0 ? Infinity : index + 1;
};

/**
 * Interpolated average precision (Everingham et al. 2010) of one query, 0 to 1. A true span is found once: by the first moment
 * that overlaps it enough and fits no free one better.
 */
const averagePrecision = ({ found, truth }: JudgedMoments, overlap: number): number => {
  const free = new Set(truth.keys());
  let right = 0;
  const points = found.slice(0, MAX_WINDOWS).map((span, index) => {
    const match = bestFree(span, truth, { free, overlap });
    if (match !== undefined) {
      free.delete(match);
      right += 1;
    }
    return { isRight: match !== undefined, precision: right / (index + 1) };
  });
  const interpolated = points.map((_, index) => Math.max(...points.slice(index).map(({ precision }) => precision)));
  return points.reduce((sum, { isRight }, index) => sum + (isRight ? interpolated[index] ?? 0 : 0), 0) / truth.length;
};

/** Of equal ones the last, as the script has it. */
const bestFree = (span: Span, truth: readonly Span[], { free, overlap }: { readonly free: ReadonlySet<number>; readonly overlap: number }): number | undefined =>
  truth
    .map((place, index) => ({ index, fit: iou(span, place) }))
    .filter(({ index, fit }) => free.has(index) && fit >= overlap)
    .toSorted((a, b) => b.fit - a.fit || b.index - a.index)[0]?.index;

/** What each clip of a video scored for a query, and what annotators gave it. */
export interface JudgedClips {
  readonly scores: readonly number[];
  readonly saliency: Saliency;
}

/** Whether the best clip is very good for any annotator, and the mean average precision of the very good ones over all annotators. */
export const highlightFigures = (judged: readonly JudgedClips[]): Figures => ({
  'HL-mAP': 100 * meanOf(judged.flatMap(({ scores, saliency }) =>
    (saliency[0] ?? []).map((_, annotator) => clipPrecision(saliency.map((clip) => (clip[annotator] ?? 0) >= VERY_GOOD), scores)))),
  'HIT@1': 100 * meanOf(judged.map(({ scores, saliency }) => {
    const best = saliency[scores.indexOf(Math.max(...scores))] ?? [];
    return best.some((given) => given >= VERY_GOOD) ? 1 : 0;
  })),
});

/**
 * Average precision of one annotator, 0 to 1: the mean of the interpolated precision over the distinct scores at which a good
 * clip is reached. Without good clips it is 0, as without scores.
 */
const clipPrecision = (good: readonly boolean[], scores: readonly number[]): number => {
  if (scores.length === 0) return 0;
  const byScore = [...Map.groupBy(good.keys(), (clip) => scores[clip] ?? 0)].toSorted(([a], [b]) => b - a);
  let seen = 0;
  let right = 0;
  const points = byScore.map(([, clips]) => {
    const rightHere = clips.filter((clip) => good[clip]).length;
    seen += clips.length;
    right += rightHere;
    return { isStep: rightHere > 0, precision: right / seen };
  });
  return meanOf(points.flatMap(({ isStep }, index) => (isStep ? [Math.max(...points.slice(index).map(({ precision }) => precision))] : [])));
};

/** Figures of the place (from 1) at which the right video came; Infinity where it did not. */
export const videoFigures = (places: readonly number[]): Figures => ({
  'R@1': 100 * recallAt(places, 1), 'R@5': 100 * recallAt(places, 5), 'R@10': 100 * recallAt(places, 10), MdR: medianOf(places),
});

const medianOf = (values: readonly number[]): number => {
  const ordered = values.toSorted((a, b) => a - b);
  const [low = Infinity, high = Infinity] = [ordered[Math.ceil(ordered.length / 2) - 1], ordered[Math.floor(ordered.length / 2)]];
  return low === high ? low : (low + high) / 2;
};
