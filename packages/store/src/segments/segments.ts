import { Fault, tokenize, contentWords, normalizeText, type EmbeddingSpace, type Embedding, type Hit, type Segment, type WordQuery } from '@frameseek/core';

/** Checks that a vector belongs to its space; throws `store/space-mismatch`. */
export const requireDimensions = (space: EmbeddingSpace, vector: Embedding): void => {
  if (vector.length === space.dimensions) return;
  throw new Fault('store/space-mismatch', { space: space.id, expected: space.dimensions, actual: vector.length });
};

/** Checks that a space's id may become the name of a folder or a collection. */
export const requireLegalSpace = ({ id }: EmbeddingSpace): void => {
  if (/^[\w.-]{1,200}$/.test(id)) return;
  throw new Fault('input/invalid', { problems: [`"${id}" is not the name of an embedding space`] });
};

/** Checks that each segment has words to be found by. */
export const requireTexts = (segments: readonly Segment[]): void => {
  const silent = segments.find(({ text }) => text === undefined || text === '');
  if (silent !== undefined) throw new Fault('input/invalid', { problems: [`the segment ${silent.id} has no text`] });
};

/** The last of each id: a store given one id twice in a batch may keep both. */
export const lastOfEach = <S extends Segment>(segments: readonly S[]): readonly S[] => [
  ...new Map(segments.map((segment) => [segment.id, segment])).values(),
];

/** Best first; equal scores in the order of their ids, so that two runs agree. */
export const bestFirst = (hits: readonly Hit[], limit: number): readonly Hit[] =>
  [...hits].sort((a, b) => b.score - a.score || (a.segment.id < b.segment.id ? -1 : 1)).slice(0, limit);

/** Hits on near words below all on the very words, in their own order. */
export const exactFirst = (exact: readonly Hit[], near: readonly Hit[], limit: number): readonly Hit[] => {
  const known = new Set(exact.map(({ segment }) => segment.id));
  const floor = Math.min(...exact.map(({ score }) => score), 1);
  const best = Math.max(...near.map(({ score }) => score), 1);
  const below = near.filter(({ segment }) => !known.has(segment.id))
    .map(({ segment, score }) => ({ segment, score: (NEARLY * floor * score) / best }));
  return bestFirst([...exact, ...below], limit);
};

/** The most that a hit on near words scores, as a share of the least on the very words. */
const NEARLY = 0.9;

export const byTime = (a: Segment, b: Segment): number => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1);

/** A word query in plain form: the words that earn the score, and the phrases that must stand in the plain text. */
export interface PlainQuery {
  readonly terms: readonly string[];
  readonly phrases: readonly string[];
}

export const toPlainQuery = ({ words, phrases }: WordQuery): PlainQuery => ({
  terms: [...new Set([...contentWords(words), ...phrases.flatMap(tokenize)])],
  phrases: phrases.map(normalizeText).filter((phrase) => phrase !== ''),
});
