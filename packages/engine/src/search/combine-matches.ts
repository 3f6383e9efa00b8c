import { atOnce, inSequence, withoutMoments, withoutWords, type ClauseQuery, type Moment, type PlannedStep } from '@frameseek/core';
import type { SearchMatches } from './clause-matches.ts';
import type { FoundMoment } from './search-request.ts';

/** What is found at the same time for all clauses of a step; `words` is how the step was written. */
export const allAtOnce = (found: readonly SearchMatches[], words: string): SearchMatches =>
  combine(found, { way: atOnce, note: `Nothing has all of “${words}” at the same time; these have a part of it.` });

/** What is left without the moments of each unwanted clause, and without those in which its words stand. */
export const withoutUnwanted = (found: SearchMatches, unwanted: readonly Unwanted[]): SearchMatches => {
  const clear = (moments: readonly FoundMoment[]): readonly FoundMoment[] => unwanted.reduce((kept, { query, matches }) => {
    const left = withoutMoments(kept, matches);
    return query.kind === 'words' && query.modality === undefined ? withoutWords(left, query.text) : left;
  }, moments);
  return {
    matches: clear(found.matches),
    nearest: clear(found.nearest),
    notes: [...found.notes, ...unwanted.flatMap(({ notes }) => notes)],
  };
};

/** A clause whose moments are not wanted, and those that match it. */
export interface Unwanted extends Pick<SearchMatches, 'matches' | 'notes'> {
  readonly query: ClauseQuery;
}

/** What follows one after the other; a note says so in plain words, lest somebody meant a plain "then". */
export const oneAfterTheOther = (found: readonly SearchMatches[], steps: readonly Pick<PlannedStep, 'words' | 'within'>[]): SearchMatches => {
  const way = ([first = [], ...others]: readonly (readonly FoundMoment[])[]): readonly FoundMoment[] =>
    inSequence(first, others.map((moments, index) => ({ moments, within: steps[index + 1]?.within ?? 0 })));
  const order = steps.map(({ words, within }, index) => (index === 0 ? `“${words}”` : `then, within ${within} s, “${words}”`)).join(' ');
  const finds = combine(found, { way, note: `Nowhere is ${order}; these are parts of it.` });
  return found.length > 1 && finds.matches.length > 0 ? { ...finds, notes: [...finds.notes, `Moments with ${order}.`] } : finds;
};

interface Combining {
  readonly way: (things: readonly (readonly FoundMoment[])[]) => readonly FoundMoment[];
  /** Said when no combination was found. */
  readonly note: string;
}

/** Combinations of what matches; where there are none, of what is nearest; where there are none either, the parts. */
const combine = (found: readonly SearchMatches[], { way, note }: Combining): SearchMatches => {
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const notes = found.flatMap((finds) => finds.notes);
  const matches = way(found.map((finds) => finds.matches));
  if (matches.length > 0) return { matches, nearest: [], notes };
  const nearest = way(found.map((finds) => [...finds.matches, ...finds.nearest]));
  if (nearest.length > 0) return { matches, nearest, notes };
  const parts = found.flatMap((finds) => [...finds.matches, ...finds.nearest]).toSorted(byScore);
  return { matches, nearest: parts, notes: [...notes, note] };
};

const byScore = (a: Moment, b: Moment): number => b.score - a.score;
