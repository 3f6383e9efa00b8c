import type { Span } from '../time/span.ts';
import type { Cue } from '../domain/transcript.ts';
import { matchedTerms } from '../text/matching/term-coverage.ts';

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
export const matchedClauses = (lines: readonly Cue[], query: string): Span | undefined => {
  const cues = lines.flatMap(clausesOf);
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

/** A line cut at the ends of its clauses where its words have times. */
const clausesOf = ({ words = [], ...line }: Cue): readonly Cue[] => {
  if (words.length === 0) return [line];
  const clauses: Cue[] = [];
  let open: Cue | undefined;
  for (const [index, { start, end, text }] of words.entries()) {
    open = open === undefined ? { start, end, text } : { start: open.start, end, text: `${open.text} ${text}` };
    const next = words[index + 1];
    if (next !== undefined && !CLAUSE_END.test(text.trim()) && next.start - end < PAUSE) continue;
    clauses.push(open);
    open = undefined;
  }
  return clauses;
};

const isClauseEnd = (before: Cue | undefined, after: Cue | undefined): boolean =>
  before === undefined || after === undefined ||
  CLAUSE_END.test(before.text.trim()) || BEGINS_ANEW.test(after.text.trim()) || after.start - before.end >= PAUSE;
