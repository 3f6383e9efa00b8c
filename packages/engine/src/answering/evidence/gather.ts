import {
  overlaps, positionHint, type Anchor, type Reference, type Modality, type Span, type StandaloneQuestion, type Turn, type VideoId,
} from '@frameseek/core';
import type { SearchRequest, SearchResult } from '../../search/search-request.ts';
import type { Asking } from '../asker.ts';
import { durationOf } from './duration-of.ts';
import { distinct, draftOf, plainDraft, type Draft } from '../draft.ts';
import { hintedModalities } from './hinted-modalities.ts';
import { nextStretches } from './next-stretches.ts';
import { overviewOf } from './overview.ts';

/** Moments that an answer begins with. */
export const MAX_MOMENTS = 6;
/** Of one way of finding that the question hints at. */
const HINTED = 2;
/** Seconds around a moment in which what belongs to it is looked for. */
const NEAR = 15;

/** Where the answer to a question may be. */
export interface Gathered {
  /** False when nothing matches; the drafts are then the nearest. */
  readonly match: boolean;
  /** Best first. */
  readonly drafts: readonly Draft[];
  readonly notes: readonly string[];
  /** What was made of a whole video earlier, for questions about all of it. */
  readonly summary?: string;
}

export interface Wanted extends StandaloneQuestion {
  /** As it was asked: it may hint at a place or a way of finding. */
  readonly question: string;
  readonly before?: Turn;
}

/** The moments that the look of a question asks for. */
export const gather = async (asking: Asking, wanted: Wanted): Promise<Gathered> => {
  const look = await withMeantVideo(asking, wanted);
  switch (look.kind) {
    case 'search':
      return wanted.words === '' && look.anchor === undefined
        ? overviewOf(asking, asking.scope)
        : limited(await found(asking, wanted, look.anchor));
    case 'at':
      return limited(await near(asking, wanted, look.anchor));
    case 'after':
    case 'before':
      return limited(await following(asking, wanted, { ...look.anchor, order: look.kind }));
    case 'overview':
      return overviewOf(asking, look.video === undefined ? asking.scope : [look.video]);
    case 'again':
      return { match: true, drafts: (wanted.before?.answer.evidence ?? []).slice(0, MAX_MOMENTS), notes: [] };
    default:
      return look satisfies never;
  }
};

/** Where several videos were cited, a follow-up means the one in which its words are found. */
const withMeantVideo = async (asking: Asking, { look, words, others = [] }: Wanted): Promise<Reference> => {
  if (!('anchor' in look) || look.anchor === undefined || others.length === 0 || words === '') return look;
  const anchors = [look.anchor, ...others];
  const { match, moments: [best] } = await searchFor(asking, words, { videoIds: anchors.map(({ videoId }) => videoId), limit: 1 });
  const meant = match ? anchors.find(({ videoId }) => videoId === best?.videoId) : undefined;
  return meant === undefined ? look : { ...look, anchor: meant };
};

const limited = (gathered: Gathered): Gathered => ({ ...gathered, drafts: distinct(gathered.drafts, MAX_MOMENTS) });

/**
 * In the video of the conversation first, where there is one. A question that surely goes on stays with the videos that were
 * cited, and with the moment itself.
 */
const found = async (asking: Asking, wanted: Wanted, anchor: Anchor | undefined): Promise<Gathered> => {
  if (anchor === undefined) return everywhere(asking, wanted, asking.scope);
  const there = await everywhere(asking, wanted, [anchor.videoId]);
  if (there.match) return there;
  if (wanted.followUp !== 'yes') return everywhere(asking, wanted, asking.scope);
  const { others = [] } = wanted;
  const cited = others.length === 0 ? there : await everywhere(asking, wanted, [anchor, ...others].map(({ videoId }) => videoId));
  const [nearest, ...rest] = cited.drafts;
  const itself = plainDraft(anchor.videoId, anchor);
  return { ...cited, match: true, drafts: [...(nearest === undefined || others.length === 0 ? [itself, ...cited.drafts] : [nearest, itself, ...rest])] };
};

const everywhere = async (asking: Asking, wanted: Wanted, scope: Asking['scope']): Promise<Gathered> => {
  if (wanted.words === '') return { match: false, drafts: [], notes: [] };
  const look = (more: Partial<SearchRequest>): Promise<SearchResult> => searchFor(asking, wanted.words, { ...(scope !== undefined && { videoIds: scope }), ...more });
  const [general, ...hinted] = await Promise.all([
    look({}), ...hintedModalities(wanted.question).map((modality: Modality) => look({ modalities: [modality], limit: HINTED })),
  ]);
  const [only, ...others] = scope ?? [];
  const best = only !== undefined && others.length === 0 ? only : general.moments[0]?.videoId;
  const placed = best === undefined ? [] : await atItsPlace(asking, wanted, best);
  const drafts = general.moments.map(draftOf);
  const ways = hinted.flatMap(({ moments }) => moments.map(draftOf));
  // What nothing matches is most likely to be where the question hints at.
  const ordered = general.match ? interleave(drafts, ways) : interleave(ways, drafts);
  // Where one video is asked, or the best moments are nearly all in one, its beginning or end is what "at the end" means.
  const chosen = best === only && others.length === 0;
  const sure = placed.length > 0 && (chosen || (general.match && isAgreed(general.moments, best)));
  return {
    match: (placed.length > 0 && chosen) || general.match || hinted.some(({ match }) => match),
    drafts: sure ? [...placed, ...ordered] : [...ordered.slice(0, 2), ...placed, ...ordered.slice(2)],
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
const atItsPlace = async (asking: Asking, wanted: Wanted, videoId: VideoId): Promise<readonly Draft[]> => {
  const place = positionHint(wanted.question, durationOf(asking.asker.parts, videoId));
  if (place === undefined) return [];
  const { moments } = await searchFor(asking, wanted.words, { videoIds: [videoId], within: place, limit: 1 });
  return [...moments.map(draftOf), plainDraft(videoId, place)];
};

const near = async (asking: Asking, wanted: Wanted, anchor: Anchor): Promise<Gathered> => {
  const within = { start: Math.max(0, anchor.start - NEAR), end: anchor.end + NEAR };
  const { moments, notes } = await searchIn(asking, wanted.words, { videoIds: [anchor.videoId], within, limit: 3 });
  return { match: true, drafts: [plainDraft(anchor.videoId, anchor), ...moments.map(draftOf)], notes };
};

/** What matches after (or before) the moment, and what follows it whatever it is; the moment itself says who is meant. */
const following = async (asking: Asking, wanted: Wanted, anchor: Anchor & { readonly order: 'after' | 'before' }): Promise<Gathered> => {
  const { videoId, order } = anchor;
  const duration = durationOf(asking.asker.parts, videoId);
  const within: Span = order === 'after' ? { start: anchor.end, end: Math.max(duration, anchor.end) } : { start: 0, end: anchor.start };
  const stretches = nextStretches(asking.asker.parts.catalog.shots(videoId), within, order).map((span) => plainDraft(videoId, span));
  const { moments, notes } = await searchIn(asking, wanted.words, { videoIds: [videoId], within, limit: 3 });
  const inside = moments.map(draftOf);
  const nothing = stretches.length === 0 && inside.length === 0;
  const end = order === 'after' ? 'The video ends with the moment that was cited last.' : 'The video begins with the moment that was cited last.';
  return {
    match: true,
    drafts: [...interleave(stretches, inside), plainDraft(videoId, anchor)],
    notes: nothing ? [...notes, end] : notes,
  };
};

type Narrowing = Partial<Omit<SearchRequest, 'query'>>;

/** What lies outside the stretch asked for is cut off: a moment is found by its whole video. */
const searchFor = async ({ asker, signal }: Asking, query: string, narrowing: Narrowing): Promise<SearchResult> => {
  const { within } = narrowing;
  const limit = (narrowing.limit ?? MAX_MOMENTS) * (within === undefined ? 1 : 3);
  const found = await asker.search({ query, ...narrowing, limit }, { signal });
  if (within === undefined) return found;
  const inside = found.moments.filter((moment) => overlaps(moment, within))
    .map((moment) => ({ ...moment, start: Math.max(moment.start, within.start), end: Math.min(moment.end, within.end) }));
  return { ...found, match: found.match && inside.length > 0, moments: inside.slice(0, narrowing.limit) };
};

/** Nothing where there is nothing to search for. */
const searchIn = async (asking: Asking, query: string, narrowing: Narrowing): Promise<Pick<SearchResult, 'moments' | 'notes'>> =>
  query === '' ? { moments: [], notes: [] } : searchFor(asking, query, narrowing);
