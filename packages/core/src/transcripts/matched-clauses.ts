import type { Span } from '../time/span.ts';
import type { Cue } from '../domain/transcript.ts';
import { matchedTerms } from '../text/term-coverage.ts';

/** Words of the query that must be found before the rest of a passage is cut away: one alone may stand anywhere. */
const ENOUGH = 2;
/** Seconds of silence that end a clause where the text does not show it. */
const PAUSE = 0.5;
const CLAUSE_END = /[.,;:!?…–—-]["'”’)\]]*$/u;
const BEGINS_ANEW = /^["'“‘([]*\p{Lu}/u;

/**
 * The part of a passage in which the words of the query are said, from clause to clause: a passage is as long as is worth
 * indexing, and often says something else besides. Undefined when the words do not tell which part is meant.
 */
export const matchedClauses = (cues: readonly Cue[], query: string): Span | undefined => {
  const passage = cues.map(({ text }) => text).join(' ');
  const all = matchedTerms(passage, query).length;
  if (all < ENOUGH) return undefined;
  const found = cues.map(({ text }) => matchedTerms(text, query));
  const runs = cues.flatMap((_, first) => {
    const length = cues.slice(first).findIndex((__, more) => new Set(found.slice(first, first + more + 1).flat()).size >= all);
    return length < 0 ? [] : [{ first, last: first + length }];
  });
  const shortest = runs.toSorted((a, b) => a.last - a.first - (b.last - b.first))[0];
  if (shortest === undefined) return undefined;
  let { first, last } = shortest;
  while (first > 0 && !isClauseEnd(cues[first - 1], cues[first])) first -= 1;
  while (last < cues.length - 1 && !isClauseEnd(cues[last], cues[last + 1])) last += 1;
  const [from, to] = [cues[first], cues[last]];
  return from === undefined || to === undefined ? undefined : { start: from.start, end: to.end };
};

const isClauseEnd = (before: Cue | undefined, after: Cue | undefined): boolean =>
  before === undefined || after === undefined ||
  CLAUSE_END.test(before.text.trim()) || BEGINS_ANEW.test(after.text.trim()) || after.start - before.end >= PAUSE;
