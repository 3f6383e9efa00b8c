import { Fault, questionWords, type Abortable, type Evidence, type ReportRequest } from '@frameseek/core';
import type { AnswerParts } from '../answering/answer-context.ts';
import { distinct, momentCandidate, spanCandidate, type EvidenceCandidate } from '../answering/evidence/evidence-candidate.ts';
import { toEvidence } from '../answering/evidence/to-evidence.ts';
import { requireVideo } from '../library/require-video.ts';

/** The moments that a report is written from, numbered, film by film in the order of time. */
export interface ReportMoments {
  readonly moments: readonly Evidence[];
  readonly notes: readonly string[];
}

/** What the question finds, or what people collected. Throws what a search throws, `library/unknown-video` and `library/unknown-collection`. */
export const reportMoments = async ({ parts, search }: AnswerParts, request: ReportRequest, { signal }: Abortable): Promise<ReportMoments> => {
  const { question, videos, collection, most } = request;
  for (const id of videos ?? []) requireVideo(parts, id);
  const { candidates, notes } = collection === undefined
    ? await found({ parts, search }, { query: questionWords(question) || question, limit: most, ...(videos !== undefined && { videoIds: videos }) }, { signal })
    : { candidates: collected(parts, collection).filter(({ videoId }) => videos?.includes(videoId) ?? true), notes: [] };
  const kept = distinct(candidates, most).toSorted((a, b) => a.videoId.localeCompare(b.videoId) || a.start - b.start);
  return { moments: kept.map((candidate, index) => toEvidence(parts, candidate, index + 1)), notes };
};

const found = async ({ search }: AnswerParts, query: Parameters<AnswerParts['search']>[0], options: Abortable) => {
  const { moments, notes } = await search(query, options);
  return { candidates: moments.map(momentCandidate), notes };
};

/** A collection outlives its videos: what is gone is not read. */
const collected = ({ catalog }: AnswerParts['parts'], id: string): readonly EvidenceCandidate[] => {
  const collection = catalog.collection(id);
  if (collection === undefined) throw new Fault('library/unknown-collection', { id });
  return collection.items.filter(({ video }) => catalog.video(video) !== undefined).map(({ video, start, end }) => spanCandidate(video, { start, end }));
};
