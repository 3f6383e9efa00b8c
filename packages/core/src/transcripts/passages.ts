import type { Cue, Passage } from '../domain/transcript.ts';
import { collapseWhitespace } from '../text/collapse-whitespace.ts';

/** A silence of this many seconds ends a passage. */
const LONG_PAUSE = 1.2;
/** A passage is never longer than this, in seconds and in words, unless a single cue is. */
const MAX_SECONDS = 10;
const MAX_WORDS = 25;
/** A sentence shorter than this in both takes the next one along: "Yes." says nothing by itself. */
const MIN_SECONDS = 3;
const MIN_WORDS = 5;
/** From here on the end of a clause (a comma, the line of a verse) will do as well as the end of a sentence. */
const CLAUSE_SECONDS = 5;
const CLAUSE_WORDS = 12;
/** So will a silence of this many seconds. */
const CLAUSE_PAUSE = 0.5;

const SENTENCE_END = /[.!?…。！？]["'”’)\]]*$/u;
const CLAUSE_END = /[,;:–—-]["'”’)\]]*$/u;

/** Cues joined to passages of one or two sentences with exact spans: longer ones blur the moment, shorter ones the sense. */
export const toPassages = (cues: readonly Cue[]): readonly Passage[] => {
  const joiner = passageJoiner();
  return [...cues.flatMap((cue) => joiner.add(cue)), ...joiner.end()];
};

/** The same for cues that come one after another: `add` gives the passages that no later cue can change. */
interface PassageJoiner {
  add(cue: Cue): readonly Passage[];
  end(): readonly Passage[];
}

/** Joins cues, which ascend in time, to passages as they come; what is done is kept no longer. */
export const passageJoiner = (): PassageJoiner => {
  let open: Passage | undefined;
  const flush = (): Passage[] => {
    const passage = open;
    open = undefined;
    return passage === undefined ? [] : [passage];
  };
  const addClause = (clause: Passage): Passage[] => {
    const before = open !== undefined && !mayJoin(open, clause) ? flush() : [];
    open = open === undefined ? clause : join(open, clause);
    return isWhole(open) ? [...before, ...flush()] : before;
  };
  return { add: (cue) => clausesOf(cue).flatMap(addClause), end: flush };
};

const countWords = (text: string): number => text.split(/\s+/u).filter(Boolean).length;

const join = (a: Passage, b: Passage): Passage => ({
  start: a.start,
  end: Math.max(a.end, b.end),
  text: `${a.text} ${b.text}`,
});

const mayJoin = (open: Passage, next: Passage): boolean =>
  next.start - open.end < (isLongerThan(open, CLAUSE_SECONDS, CLAUSE_WORDS) ? CLAUSE_PAUSE : LONG_PAUSE) &&
  next.end - open.start <= MAX_SECONDS &&
  countWords(open.text) + countWords(next.text) <= MAX_WORDS;

const isWhole = (passage: Passage): boolean =>
  SENTENCE_END.test(passage.text)
    ? isLongerThan(passage, MIN_SECONDS, MIN_WORDS)
    : CLAUSE_END.test(passage.text) && isLongerThan(passage, CLAUSE_SECONDS, CLAUSE_WORDS);

const isLongerThan = ({ start, end, text }: Passage, seconds: number, words: number): boolean => end - start >= seconds || countWords(text) >= words;

/** A cue cut at the ends of its clauses and at pauses where its words have times; otherwise its span is only known as a whole. */
const clausesOf = ({ start, end, text, words = [] }: Cue): readonly Passage[] => {
  const whole = collapseWhitespace(text);
  if (whole === '') return [];
  if (words.length === 0) return [{ start, end, text: whole }];
  const clauses: Passage[] = [];
  let open: Passage | undefined;
  for (const [index, word] of words.entries()) {
    const piece = { start: word.start, end: word.end, text: word.text.trim() };
    if (piece.text === '') continue;
    open = open === undefined ? piece : join(open, piece);
    const next = words[index + 1];
    const pause = next !== undefined && next.start - word.end >= CLAUSE_PAUSE;
    const full = open.end - open.start >= MAX_SECONDS || countWords(open.text) >= MAX_WORDS;
    if (!pause && !full && !SENTENCE_END.test(open.text) && !CLAUSE_END.test(open.text)) continue;
    clauses.push(open);
    open = undefined;
  }
  return open === undefined ? clauses : [...clauses, open];
};
