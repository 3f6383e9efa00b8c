import { contentWords, holdsExactly, lineMatcher, overlaps, segmentId, wantedWords, type FoundLine, type Hit, type WordsQuery } from '@frameseek/core';
import type { SearchContext } from '../search-context.ts';
import type { Retriever } from './retriever.ts';

/** Lines that are compared with the query; those beyond hold hardly a part of it. */
const CANDIDATES = 200;
/** Hits taken; ranks beyond hardly count in the fusion. */
const DEPTH = 100;
/** Share of the query's words that must stand on the screen at one time: a single word of many is what the word index finds, too. */
const LEAST = 0.5;

/**
 * Finds what is written in the picture line by line, however it was read: words in any order, one character in five misread,
 * with or without spaces. The maker's name in a corner is looked at only where nothing but the screen is asked for.
 */
export const screenRetriever: Retriever<WordsQuery> = {
  name: 'screen',
  modalities: ['text'],
  needsModel: false,
  retrieve: async (context) => {
    const { parts: { catalog }, query } = context;
    if (query.words === '') return { rankings: [], notes: [] };
    const lines = catalog.screenLinesLike(query.words, CANDIDATES).filter((line) => isWanted(context, line));
    const nullDistribution = await context.calibrator.nullDistribution({ modality: 'text', by: 'words' });
    return { rankings: [{ modality: 'text', by: 'words', hits: screenHits(lines, query), nullDistribution }], notes: [] };
  },
};

const isWanted = ({ query, filter: { videoIds, within } }: SearchContext<WordsQuery>, line: FoundLine): boolean =>
  (line.kind !== 'logo' || query.modality === 'text') && (videoIds?.includes(line.videoId) ?? true) && (within === undefined || overlaps(line, within));

/** The lines that hold enough of the query, with those that stand beside them at the same time, the fullest first. */
export const screenHits = (lines: readonly FoundLine[], { words, phrases }: Pick<WordsQuery, 'words' | 'phrases'>): readonly Hit[] => {
  const terms = contentWords(words).map(wantedWords);
  const read = lines.flatMap((line): readonly ReadLine[] => {
    const match = lineMatcher(line.text);
    const shares = terms.map(match);
    return shares.some((share) => share > 0) ? [{ line, shares }] : [];
  });
  const hits = read.flatMap(({ line, shares }): readonly Hit[] => {
    const helped = read.filter((other) => other.line !== line && other.line.videoId === line.videoId && overlaps(other.line, line)
      && other.shares.some((share, index) => share > (shares[index] ?? 0)));
    const together = [{ line, shares }, ...helped];
    if (!phrases.every((phrase) => together.some((one) => holdsExactly(one.line.text, phrase)))) return [];
    const best = terms.map((_, index) => Math.max(...together.map((one) => one.shares[index] ?? 0)));
    const score = best.reduce((sum, share) => sum + share, 0) / Math.max(1, terms.length);
    return score < LEAST ? [] : [toHit(together.map((one) => one.line), score)];
  });
  return hits.toSorted((a, b) => b.score - a.score).slice(0, DEPTH);
};

/** A line, and how much of each word of the query stands in it, 0 to 1. */
interface ReadLine {
  readonly line: FoundLine;
  readonly shares: readonly number[];
}

const toHit = (lines: readonly FoundLine[], score: number): Hit => {
  const [first] = lines;
  const [videoId, start, end] = [first?.videoId ?? '', Math.max(...lines.map((line) => line.start)), Math.min(...lines.map((line) => line.end))];
  const text = [...new Set(lines.map((line) => line.text))].join('\n');
  const segment = { videoId, modality: 'text', start, end: Math.max(end, start + 0.001), at: start, text } as const;
  return { score, segment: { ...segment, id: segmentId({ ...segment, space: 'screen' }) } };
};
