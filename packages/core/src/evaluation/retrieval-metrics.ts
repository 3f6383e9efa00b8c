import { z } from 'zod';
import {
  bestIou, meanOf, meanReciprocalRank, momentRank, noMatchF1, quantileOf, recallAt, videoRank, type Prediction, type GroundTruth,
} from './metrics.ts';

const OVERLAPS = ['0.3', '0.5', '0.7'] as const;
const RANKS = ['1', '5', '10'] as const;
/** Names of the recall figures of moments, `R@<rank> <IoU>`, as moment retrieval reports them (Gao et al. 2017, TALL). */
export const MOMENT_METRICS = OVERLAPS.flatMap((overlap) => RANKS.map((rank) => `R@${rank} ${overlap}` as const));

const share = z.number().min(0).max(1);

/** The figures of one way of answering on one set of queries; shares are between 0 and 1. */
export const retrievalMetrics = z.object({
  queries: z.number().int(),
  video1: share.describe('Right video first'),
  video5: share.describe('Right video among the first five'),
  mrr: share.describe('Mean reciprocal rank of the right video'),
  moment: z.record(z.enum(MOMENT_METRICS), share).describe('Recall of the moment: within the first 1, 5, 10 at an overlap (IoU) of 0.3, 0.5, 0.7'),
  meanIou: share.describe('Overlap of the very first moment with what is right; 0 in a wrong video'),
  p50Ms: z.number(),
  p95Ms: z.number(),
});
/** The figures of one run over a set of queries. */
export type RetrievalMetrics = z.infer<typeof retrievalMetrics>;
type MomentMetric = (typeof MOMENT_METRICS)[number];

/** What came back for one query, and what would have been right; `truth` is absent where nothing is. */
export interface EvaluatedQuery {
  /** Best first. */
  readonly answers: readonly Prediction[];
  readonly match: boolean;
  readonly tookMs: number;
  readonly truth?: GroundTruth;
}

/** The metrics of those queries that have a right answer; times in milliseconds. */
export const measureRetrieval = (all: readonly EvaluatedQuery[]): RetrievalMetrics => {
  const judged = all.flatMap(({ truth, ...reply }) => (truth === undefined ? [] : [{ truth, ...reply }]));
  const videos = judged.map(({ truth, answers }) => videoRank(answers, truth));
  const recall = (figure: MomentMetric): number => {
    const [rank, overlap] = figure.slice(2).split(' ').map(Number);
    return recallAt(judged.map(({ truth, answers }) => momentRank(answers, truth, overlap ?? 1)), rank ?? 1);
  };
  const times = judged.map(({ tookMs }) => tookMs);
  return {
    queries: judged.length,
    video1: recallAt(videos, 1),
    video5: recallAt(videos, 5),
    mrr: meanReciprocalRank(videos),
    moment: Object.fromEntries(MOMENT_METRICS.map((figure) => [figure, recall(figure)])) as Record<MomentMetric, number>,
    meanIou: meanOf(judged.map(({ truth, answers: [first] }) => (first === undefined ? 0 : bestIou(first, truth)))),
    p50Ms: quantileOf(times, 0.5),
    p95Ms: quantileOf(times, 0.95),
  };
};

/** How well it was said that nothing matches: F1, 0 to 1. */
export const measureNoMatch = (all: readonly EvaluatedQuery[]): number =>
  noMatchF1(all.map(({ truth, match }) => ({ answerable: truth !== undefined, match })));
