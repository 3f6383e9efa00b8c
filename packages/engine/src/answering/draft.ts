import { iou, type Modality, type Span, type VideoId } from '@frameseek/core';
import type { FoundMoment } from '../search/search-request.ts';

/** A stretch of a video that may become evidence. */
export interface Draft extends Span {
  readonly videoId: VideoId;
  readonly at: number;
  readonly foundBy: readonly Modality[];
  /** Its pictures are spread over all of it, as it stands for a whole part of the video. */
  readonly spread?: true;
}

export const draftOf = ({ videoId, start, end, hits }: FoundMoment): Draft => {
  // What is seen tells best which picture stands for the moment.
  const at = (hits.find(({ modality }) => modality === 'visual') ?? hits[0])?.at ?? (start + end) / 2;
  return { videoId, start, end, at: Math.min(Math.max(at, start), end), foundBy: [...new Set(hits.map(({ modality }) => modality))] };
};

/** A stretch that nobody searched for. */
export const plainDraft = (videoId: VideoId, { start, end }: Span): Draft => ({ videoId, start, end, at: (start + end) / 2, foundBy: [] });

/** Two stretches that share more than this of what they cover together are one. */
const SAME = 0.5;

/** Seconds up to which a stretch says nothing that a part of it does not. */
const SHORT = 15;

type Stretch = Pick<Draft, 'videoId' | 'start' | 'end'>;

/** Whether `a` says nothing that `b` does not: they are about the same, or it is a part of it. */
export const isSame = (a: Stretch, b: Stretch): boolean =>
  a.videoId === b.videoId && (iou(a, b) > SAME || (a.start >= b.start && a.end <= b.end && b.end - b.start <= SHORT));

/** The drafts in their order without those that another one before them covers; at most `most`. */
export const distinct = (drafts: readonly Draft[], most: number): readonly Draft[] => {
  const kept: Draft[] = [];
  for (const draft of drafts) {
    if (kept.length === most) break;
    if (!kept.some((other) => isSame(draft, other))) kept.push(draft);
  }
  return kept;
};
