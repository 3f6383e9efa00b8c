import { overlaps, positionHint, type Anchor, type Reference, type Modality, type Span, type VideoId } from '@frameseek/core';
import type { SearchRequest, SearchResult } from '../../search/search-request.ts';
import type { RetrievalContext, VideoScope } from '../answer-context.ts';
import type { ResolvedQuestion } from '../resolve-question.ts';
import { decodedDuration } from './decoded-duration.ts';
import { distinct, momentCandidate, spanCandidate, type EvidenceCandidate } from './evidence-candidate.ts';
import type { GatheredEvidence } from './gathered-evidence.ts';
import { hintedModalities } from './hinted-modalities.ts';
import { nextStretches } from './next-stretches.ts';
import { overviewEvidence } from './overview-evidence.ts';

/** Stretches that an answer begins with. */
const MAX_CANDIDATES = 6;
/** Moments of one modality that the question hints at. */
const MAX_HINTED = 2;
/** Seconds around a moment in which what belongs to it is looked for. */
const NEAR = 15;

/** The stretches in which the answer to a question may be, wherever it points in the conversation: at most `MAX_CANDIDATES`. Throws what a search throws. */
export const gatherEvidence = async (context: RetrievalContext, question: ResolvedQuestion): Promise<GatheredEvidence> => {
  const reference = await withIntendedVideo(context, question);
  switch (reference.kind) {
    case 'search':
      return question.words === '' && reference.anchor === undefined
        ? overviewEvidence(context)
        : deduplicated(await nearConversation(context, question, reference.anchor));
    case 'at':
      return deduplicated(await aroundMoment(context, question, reference.anchor));
    case 'after':
    case 'before':
      return deduplicated(await besideMoment(context, question, { ...reference.anchor, order: reference.kind }));
    case 'overview':
      return overviewEvidence(reference.video === undefined ? context : { ...context, scope: [reference.video] });
    case 'again':
      return { match: true, candidates: (question.before?.answer.evidence ?? []).slice(0, MAX_CANDIDATES), notes: [] };
    default:
      return reference satisfies never;
  }
};

/** Where several videos were cited, a follow-up means the one in which its words are found. */
const withIntendedVideo = async (context: RetrievalContext, { reference, words, others = [] }: ResolvedQuestion): Promise<Reference> => {
  if (!('anchor' in reference) || reference.anchor === undefined || others.length === 0 || words === '') return reference;
  const anchors = [reference.anchor, ...others];
  const { match, moments: [best] } = await searchFor(context, words, { videoIds: anchors.map(({ videoId }) => videoId), limit: 1 });
  const intended = match ? anchors.find(({ videoId }) => videoId === best?.videoId) : undefined;
  return intended === undefined ? reference : { ...reference, anchor: intended };
};

const deduplicated = (gathered: GatheredEvidence): GatheredEvidence => ({ ...gathered, candidates: distinct(gathered.candidates, MAX_CANDIDATES) });

/**
 * In the video of the conversation first, where there is one. A question that surely goes on stays with the videos that were
 * cited, and with the moment itself.
 */
const nearConversation = async (context: RetrievalContext, question: ResolvedQuestion, anchor: Anchor | undefined): Promise<GatheredEvidence> => {
  if (anchor === undefined) return inScope(context, question, context.scope);
  const there = await inScope(context, question, [anchor.videoId]);
  if (there.match) return there;
  if (question.followUp !== 'yes') return inScope(context, question, context.scope);
  const { others = [] } = question;
  const cited = others.length === 0 ? there : await inScope(context, question, [anchor, ...others].map(({ videoId }) => videoId));
  const [nearest, ...rest] = cited.candidates;
  const itself = spanCandidate(anchor.videoId, anchor);
  return { ...cited, match: true, candidates: [...(nearest === undefined || others.length === 0 ? [itself, ...cited.candidates] : [nearest, itself, ...rest])] };
};

const inScope = async (context: RetrievalContext, question: ResolvedQuestion, scope: VideoScope): Promise<GatheredEvidence> => {
  if (question.words === '') return { match: false, candidates: [], notes: [] };
  const find = (more: Partial<SearchRequest>): Promise<SearchResult> => searchFor(context, question.words, { ...(scope !== undefined && { videoIds: scope }), ...more });
  const [general, ...hinted] = await Promise.all([
    find({}), ...hintedModalities(question.original).map((modality: Modality) => find({ modalities: [modality], limit: MAX_HINTED })),
  ]);
  const [only, ...others] = scope ?? [];
  const best = only !== undefined && others.length === 0 ? only : general.moments[0]?.videoId;
  const placed = best === undefined ? [] : await atHintedPosition(context, question, best);
  const candidates = general.moments.map(momentCandidate);
  const byModality = hinted.flatMap(({ moments }) => moments.map(momentCandidate));
  // What nothing matches is most likely to be where the question hints at.
  const ordered = general.match ? interleave(candidates, byModality) : interleave(byModality, candidates);
  // Where one video is asked, or the best moments are nearly all in one, its beginning or end is what "at the end" means.
  const chosen = best === only && others.length === 0;
  const sure = placed.length > 0 && (chosen || (general.match && isAgreed(general.moments, best)));
  return {
    match: (placed.length > 0 && chosen) || general.match || hinted.some(({ match }) => match),
    candidates: sure ? [...placed, ...ordered] : [...ordered.slice(0, 2), ...placed, ...ordered.slice(2)],
    notes: [...new Set([general, ...hinted].flatMap(({ notes }) => notes))],
  };
};

const isAgreed = (moments: SearchResult['moments'], best: VideoId | undefined): boolean => {
  const first = moments.slice(0, 4);
  return first.filter(({ videoId }) => videoId === best).length > first.length / 2;
};

/** The first of one, the first of the other, and so on: each kind keeps its best among the first. */
const interleave = <T>(some: readonly T[], others: readonly T[]): readonly T[] =>
  Array.from({ length: Math.max(some.length, others.length) }, (_, index) => [some[index], others[index]]).flat().filter((item) => item !== undefined);

/** What "at the end" and the like point to: the best moment there, and the place itself. */
const atHintedPosition = async (context: RetrievalContext, question: ResolvedQuestion, videoId: VideoId): Promise<readonly EvidenceCandidate[]> => {
  const place = positionHint(question.original, decodedDuration(context.parts, videoId));
  if (place === undefined) return [];
  const { moments } = await searchFor(context, question.words, { videoIds: [videoId], within: place, limit: 1 });
  return [...moments.map(momentCandidate), spanCandidate(videoId, place)];
};

const aroundMoment = async (context: RetrievalContext, question: ResolvedQuestion, anchor: Anchor): Promise<GatheredEvidence> => {
  const within = { start: Math.max(0, anchor.start - NEAR), end: anchor.end + NEAR };
  const { moments, notes } = await searchIfWords(context, question.words, { videoIds: [anchor.videoId], within, limit: 3 });
  return { match: true, candidates: [spanCandidate(anchor.videoId, anchor), ...moments.map(momentCandidate)], notes };
};

/** What matches after (or before) the moment, and what follows it whatever it is; the moment itself says who is meant. */
const besideMoment = async (context: RetrievalContext, question: ResolvedQuestion, anchor: Anchor & { readonly order: 'after' | 'before' }): Promise<GatheredEvidence> => {
  const { videoId, order } = anchor;
  const duration = decodedDuration(context.parts, videoId);
  const within: Span = order === 'after' ? { start: anchor.end, end: Math.max(duration, anchor.end) } : { start: 0, end: anchor.start };
  const stretches = nextStretches(context.parts.catalog.shots(videoId), within, order).map((span) => spanCandidate(videoId, span));
  const { moments, notes } = await searchIfWords(context, question.words, { videoIds: [videoId], within, limit: 3 });
  const inside = moments.map(momentCandidate);
  const nothing = stretches.length === 0 && inside.length === 0;
  const end = order === 'after' ? 'The video ends with the moment that was cited last.' : 'The video begins with the moment that was cited last.';
  return {
    match: true,
    candidates: [...interleave(stretches, inside), spanCandidate(videoId, anchor)],
    notes: nothing ? [...notes, end] : notes,
  };
};

type SearchFilters = Partial<Omit<SearchRequest, 'query'>>;

/** What lies outside the stretch asked for is cut off: a moment is found by its whole video. */
const searchFor = async ({ search, signal }: RetrievalContext, query: string, filters: SearchFilters): Promise<SearchResult> => {
  const { within } = filters;
  const limit = (filters.limit ?? MAX_CANDIDATES) * (within === undefined ? 1 : 3);
  const found = await search({ query, ...filters, limit }, { signal });
  if (within === undefined) return found;
  const inside = found.moments.filter((moment) => overlaps(moment, within))
    .map((moment) => ({ ...moment, start: Math.max(moment.start, within.start), end: Math.min(moment.end, within.end) }));
  return { ...found, match: found.match && inside.length > 0, moments: inside.slice(0, filters.limit) };
};

/** Nothing where there is nothing to search for. */
const searchIfWords = async (context: RetrievalContext, query: string, filters: SearchFilters): Promise<Pick<SearchResult, 'moments' | 'notes'>> =>
  query === '' ? { moments: [], notes: [] } : searchFor(context, query, filters);
