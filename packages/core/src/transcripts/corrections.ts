import type { Cue, Transcript, Word } from '../domain/transcript.ts';
import { normalizeText } from '../text/tokenize.ts';
import { iou, type Span } from '../time/span.ts';

/** What somebody says is really said in a line of a transcript: it stays true when the speech is recognised anew. Seconds. */
export interface Correction extends Span {
  /** Of the transcript: where its words come from, and its language where known. */
  readonly source: Transcript['source'];
  readonly language?: string;
  /** Not empty, in one line. */
  readonly text: string;
}

/** Overlap (IoU) from which a line is the one that was corrected: another model ends its lines elsewhere. */
const SAME_LINE = 0.5;

/** The transcript with its corrected lines: their spans stay, what stood there is kept as `was`. */
export const withCorrections = ({ cues, ...transcript }: Transcript, corrections: readonly Correction[]): Transcript => {
  const own = corrections.filter(({ source, language }) => source === transcript.source && language === transcript.language);
  return { ...transcript, cues: own.length === 0 ? cues : cues.map((cue) => corrected(cue, own)) };
};

const corrected = (cue: Cue, corrections: readonly Correction[]): Cue => {
  const [best] = corrections
    .map((correction) => ({ correction, overlap: iou(cue, correction) }))
    .filter(({ overlap }) => overlap >= SAME_LINE)
    .toSorted((a, b) => b.overlap - a.overlap);
  return best === undefined || best.correction.text === cue.text ? cue : { ...withText(cue, best.correction.text), was: cue.was ?? cue.text };
};

/** The line as it was before anybody corrected it; the times of its words as well as they can be told. */
export const uncorrected = ({ was, ...cue }: Cue): Cue => (was === undefined ? cue : withText(cue, was));

/**
 * The line with another text. Words that it has before and after keep their times (longest common subsequence, Hunt and
 * McIlroy 1976); those between share the time between, by their length.
 */
const withText = ({ words, ...cue }: Cue, text: string): Cue => (words === undefined ? { ...cue, text } : { ...cue, text, words: retimed(words, text, cue) });

const retimed = (before: readonly Word[], text: string, line: Span): readonly Word[] => {
  const texts = text.split(/\s+/u).filter(Boolean);
  const anchors = [...commonWords(before.map((word) => normalizeText(word.text)), texts.map((word) => normalizeText(word))), [before.length, texts.length] as const];
  const words: Word[] = [];
  let [from, start] = [0, line.start];
  for (const [old, now] of anchors) {
    const kept = before[old];
    const end = kept?.start ?? line.end;
    words.push(...spread(texts.slice(from, now), { start: Math.min(start, end), end }));
    if (kept !== undefined) words.push({ ...kept, text: texts[now] ?? kept.text });
    [from, start] = [now + 1, kept?.end ?? line.end];
  }
  return words;
};

/** Words one after the other over a span, longer ones longer. */
const spread = (texts: readonly string[], { start, end }: Span): readonly Word[] => {
  const all = texts.join('').length;
  let at = start;
  return texts.map((text) => {
    const next = at + ((end - start) * text.length) / all;
    const word = { start: at, end: next, text };
    at = next;
    return word;
  });
};

/** Pairs of places at which both have the same word, ascending in both; lines are short, so the table may be quadratic. */
const commonWords = (a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] => {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (row !== undefined) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let [i, j] = [0, 0]; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
};
