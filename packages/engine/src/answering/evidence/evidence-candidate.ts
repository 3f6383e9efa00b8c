import { MATCH_THRESHOLD, iou, type Modality, type Span, type VideoId } from '@frameseek/core';
import type { FoundMoment } from '../../search/search-request.ts';

/** A stretch of a video that may become evidence. */
export interface EvidenceCandidate extends Span {
  readonly videoId: VideoId;
  /** Seconds of the picture that stands for it. */
  readonly at: number;
  /** Empty where nobody searched for it. */
  readonly foundBy: readonly Modality[];
  /** Its pictures are spread over all of it, as it stands for a whole part of the video. */
  readonly spread?: true;
  /** Found, but no better than unrelated queries find something: a model may judge it, people are not shown it as an answer. */
  readonly isWeak?: true;
}

/** A moment that a search found. */
export const momentCandidate = ({ videoId, start, end, score, hits }: FoundMoment): EvidenceCandidate => {
  // What is seen tells best which picture stands for the moment.
  const at = (hits.find(({ modality }) => modality === 'visual') ?? hits[0])?.at ?? (start + end) / 2;
  return { videoId, start, end, at: Math.min(Math.max(at, start), end), foundBy: [...new Set(hits.map(({ modality }) => modality))], ...(score < MATCH_THRESHOLD && { isWeak: true as const }) };
};

/** A stretch that nobody searched for. */
export const spanCandidate = (videoId: VideoId, { start, end }: Span): EvidenceCandidate => ({ videoId, start, end, at: (start + end) / 2, foundBy: [] });

/** Two stretches whose intersection over union is above this are one. */
const MAX_IOU = 0.5;

/** Seconds up to which a stretch says nothing that a part of it does not. */
const SHORT = 15;

type Stretch = Pick<EvidenceCandidate, 'videoId' | 'start' | 'end'>;

/** Whether `a` says nothing that `b` does not: they are about the same, or it is a part of it. */
export const isDuplicate = (a: Stretch, b: Stretch): boolean =>
  a.videoId === b.videoId && (iou(a, b) > MAX_IOU || (a.start >= b.start && a.end <= b.end && b.end - b.start <= SHORT));

/** The candidates in their order without those that another one before them covers; at most `limit`. */
export const distinct = (candidates: readonly EvidenceCandidate[], limit: number): readonly EvidenceCandidate[] => {
  const kept: EvidenceCandidate[] = [];
  for (const candidate of candidates) {
    if (kept.length === limit) break;
    if (!kept.some((other) => isDuplicate(candidate, other))) kept.push(candidate);
  }
  return kept;
};
