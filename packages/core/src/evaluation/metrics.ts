import { iou, type Span } from '../time/span.ts';
import type { VideoId } from '../domain/video.ts';

/** A span of a video. */
export interface VideoSpan extends Span {
  readonly video: VideoId;
}

/** An answer, and where else the same footage is. */
export interface Prediction extends VideoSpan {
  readonly also?: readonly VideoSpan[];
}

/** What a ranked list of moments is held against: every span in which the query holds. */
export type GroundTruth = readonly VideoSpan[];

/** Rank (from 1) of the first answer whose overlap with a true stretch is at least `least` (IoU); Infinity when none has it. */
export const momentRank = (answers: readonly Prediction[], truth: GroundTruth, least: number): number => {
  const index = answers.findIndex((answer) => bestIou(answer, truth) >= least);
  return index < 0 ? Infinity : index + 1;
};

/** Rank (from 1) of the first right video among distinct videos, in order of their first answers. */
export const videoRank = (answers: readonly Prediction[], truth: GroundTruth): number => {
  const right = answers.findIndex((answer) => spansOf(answer).some(({ video }) => truth.some((place) => place.video === video)));
  return right < 0 ? Infinity : new Set(answers.slice(0, right + 1).map(({ video }) => video)).size;
};

/** Temporal IoU (0 to 1) of an answer with the true span that it fits best; 0 in a wrong video. */
export const bestIou = (answer: Prediction, truth: GroundTruth): number =>
  Math.max(0, ...spansOf(answer).flatMap((one) => truth.map((place) => (place.video === one.video ? iou(one, place) : 0))));

const spansOf = (answer: Prediction): readonly VideoSpan[] => [answer, ...(answer.also ?? [])];

/** Recall at `k`: the share of ranks (from 1) that are at most `k`; 0 of none. */
export const recallAt = (ranks: readonly number[], k: number): number =>
  ranks.length === 0 ? 0 : ranks.filter((rank) => rank <= k).length / ranks.length;

/** Mean reciprocal rank (Voorhees 1999); a rank of Infinity counts 0. */
export const meanReciprocalRank = (ranks: readonly number[]): number => meanOf(ranks.map((rank) => 1 / rank));

/** The mean; 0 of nothing. */
export const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** The value below which a share (0 to 1) of the values lies; 0 of nothing. */
export const quantileOf = (values: readonly number[], share: number): number => {
  const ordered = values.toSorted((a, b) => a - b);
  return ordered[Math.min(ordered.length - 1, Math.floor(share * ordered.length))] ?? 0;
};

/** Whether an answer was to be given, and whether one was. */
interface Judgement {
  readonly answerable: boolean;
  readonly match: boolean;
}

/** How well "nothing matches" is said: F1 (van Rijsbergen 1979) of the queries that nothing answers, 0 to 1. */
export const noMatchF1 = (judgements: readonly Judgement[]): number => {
  const refused = judgements.filter(({ match }) => !match).length;
  const unanswerable = judgements.filter(({ answerable }) => !answerable).length;
  const both = judgements.filter(({ match, answerable }) => !match && !answerable).length;
  return both === 0 ? 0 : (2 * both) / (refused + unanswerable);
};
