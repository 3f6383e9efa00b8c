/** The weight of each stem in one text. */
export type SparseVector = ReadonlyMap<string, number>;

/** Words split at spaces, accents folded, English endings cut: enough of Snowball for the words of a test. */
export const bm25Terms = (text: string): readonly string[] =>
  text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').split(/\s+/).filter(Boolean).map(stem);

/** BM25's part of a document (k = 1.2, b = 0.75); the rarity of the words is left to the query, as in Qdrant. */
export const bm25Weights = (text: string, averageLength: number): SparseVector => {
  const terms = bm25Terms(text);
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const norm = 1.2 * (1 - 0.75 + (0.75 * terms.length) / averageLength);
  return new Map([...counts].map(([term, count]) => [term, (count * 2.2) / (count + norm)]));
};

const stem = (word: string): string =>
  word
    .replace(/'s$/, '')
    .replace(/(?<=[aeiouy].*)(?:([bdgmnprt])\1)(?:ing|ed)$/, '$1')
    .replace(/(?<=[aeiouy].*)(?:ing|ed)$/, '')
    .replace(/(?<=[^s]{2})s$/, '')
    .replace(/(?<=[aeiouy][^aeiouy].*)(?<![^aeiouy][aeiouy][^aeiouwxy])e$/, '');
