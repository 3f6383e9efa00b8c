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
export const meanReciprocalRank = (ranks: readonly number[]): number =>
  ranks.length === 0 ? 0 : ranks.reduce((sum, rank) => sum + 1 / rank, 0) / ranks.length;

const rankOf = (answers: readonly Answer[], right: (answer: Answer) => boolean): number => {
  const index = answers.findIndex(right);
  return index < 0 ? Infinity : index + 1;
};
