import { iou, type Span } from '@frameseek/core';

/** What a ranked list of moments is held against: the right video, and all intervals in which the query holds. */
export interface Truth {
  readonly video: string;
  readonly intervals: readonly Span[];
}

export interface Answer extends Span {
  readonly video: string;
}

/** Rank (from 1) of the first answer in the right video; Infinity when there is none. */
export const videoRank = (answers: readonly Answer[], truth: Truth): number =>
  rankOf(answers, ({ video }) => video === truth.video);

/** Rank (from 1) of the first answer whose overlap with a labelled interval is at least `least` (IoU). */
export const momentRank = (answers: readonly Answer[], truth: Truth, least: number): number =>
  rankOf(answers, (answer) => bestIou(answer, truth) >= least);

/** Rank (from 1) of the distinct right video among distinct videos, in order of their first answers. */
export const distinctVideoRank = (answers: readonly Answer[], truth: Truth): number => {
  const videos = [...new Set(answers.map(({ video }) => video))];
  const index = videos.indexOf(truth.video);
  return index < 0 ? Infinity : index + 1;
};

/** Overlap of an answer with the labelled interval it fits best; 0 in a wrong video. */
export const bestIou = (answer: Answer, truth: Truth): number =>
  answer.video === truth.video ? Math.max(...truth.intervals.map((interval) => iou(answer, interval))) : 0;

/** Share of ranks that are at most `k`. */
export const recallAt = (ranks: readonly number[], k: number): number =>
  ranks.length === 0 ? 0 : ranks.filter((rank) => rank <= k).length / ranks.length;

/** Mean reciprocal rank (Voorhees 1999); a rank of Infinity counts 0. */
export const meanReciprocalRank = (ranks: readonly number[]): number => mean(ranks.map((rank) => 1 / rank));

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** The value below which this share of the values lies. */
export const quantile = (values: readonly number[], share: number): number => {
  const ordered = values.toSorted((a, b) => a - b);
  return ordered[Math.min(ordered.length - 1, Math.floor(share * ordered.length))] ?? 0;
};

/** Whether an answer was to be given, and whether one was. */
export interface Judgement {
  readonly answerable: boolean;
  readonly match: boolean;
}

/** How well "nothing matches" is said: F1 of the queries that nothing answers, among all. */
export const noMatchF1 = (judgements: readonly Judgement[]): number => {
  const refused = judgements.filter(({ match }) => !match).length;
  const unanswerable = judgements.filter(({ answerable }) => !answerable).length;
  const both = judgements.filter(({ match, answerable }) => !match && !answerable).length;
  return both === 0 ? 0 : (2 * both) / (refused + unanswerable);
};

/** F1 of found cuts against true ones, each matched once within the tolerance; seconds. */
export const cutF1 = (found: readonly number[], truth: readonly number[], tolerance: number): number => {
  const open = [...truth];
  let hits = 0;
  for (const at of found) {
    const index = open.findIndex((cut) => Math.abs(cut - at) <= tolerance);
    if (index < 0) continue;
    open.splice(index, 1);
    hits += 1;
  }
  return found.length + truth.length === 0 ? 1 : (2 * hits) / (found.length + truth.length);
};

const rankOf = (answers: readonly Answer[], right: (answer: Answer) => boolean): number => {
  const index = answers.findIndex(right);
  return index < 0 ? Infinity : index + 1;
};
