import type { Insight, Span, VideoId } from '@frameseek/core';
import { videoInLibrary } from '../../library/require-video.ts';
import type { RetrievalContext } from '../answer-context.ts';
import { decodedDuration } from './decoded-duration.ts';
import { spanCandidate, type EvidenceCandidate } from './evidence-candidate.ts';
import type { GatheredEvidence } from './gathered-evidence.ts';

/** Parts of one video, and videos of a library, that an overview looks at. */
const MAX_PARTS = 6;
/** Seconds of the shortest part. */
const MIN_SECONDS = 5;

/** Evidence for questions about all of a video: its chapters, or equal parts; of several videos one piece each. */
export const overviewEvidence = ({ parts, scope }: Pick<RetrievalContext, 'parts' | 'scope'>): GatheredEvidence => {
  const { catalog } = parts;
  const ids = (scope ?? catalog.videos().map(({ id }) => id)).filter((id) => videoInLibrary(parts, id) !== undefined);
  const [only, ...others] = ids;
  if (only === undefined) return { match: false, candidates: [], notes: ['There is no video to look at.'] };
  if (others.length > 0) {
    const notes = ids.length > MAX_PARTS ? [`Of ${ids.length} videos the newest ${MAX_PARTS} are looked at. Choose videos to ask about others.`] : [];
    return { match: true, candidates: ids.slice(0, MAX_PARTS).map((id) => whole(id, { start: 0, end: decodedDuration(parts, id) })), notes };
  }
  const made = catalog.insight(only, 'summary');
  const summary = made?.kind === 'summary' ? made.data.overview : undefined;
  return { match: true, candidates: partsOf(chaptersOf(catalog.insight(only, 'chapters')), decodedDuration(parts, only)).map((part) => whole(only, part)), notes: [], ...(summary !== undefined && { summary }) };
};

const whole = (videoId: VideoId, span: Span): EvidenceCandidate => ({ ...spanCandidate(videoId, span), spread: true });

const chaptersOf = (insight: Insight | undefined): readonly Span[] => (insight?.kind === 'chapters' ? insight.data : []);

/** The chapters, neighbours joined until they are few enough; without any, equal parts. */
const partsOf = (chapters: readonly Span[], duration: number): readonly Span[] => {
  const count = Math.max(1, Math.min(MAX_PARTS, Math.floor(duration / MIN_SECONDS)));
  if (chapters.length < 2) return Array.from({ length: count }, (_, index) => ({ start: (index * duration) / count, end: ((index + 1) * duration) / count }));
  const size = Math.ceil(chapters.length / MAX_PARTS);
  return Array.from({ length: Math.ceil(chapters.length / size) }, (_, index) => {
    const group = chapters.slice(index * size, (index + 1) * size);
    return { start: group[0]?.start ?? 0, end: group.at(-1)?.end ?? duration };
  });
};
