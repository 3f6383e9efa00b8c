import {
  contentWords, cover, gap, holdsExactly, lineMatcher, overlaps, segmentId, spanLength, wantedWords, type FoundLine, type Hit, type Span, type VideoId, type WordsQuery,
} from '@frameseek/core';

/** Hits taken; ranks beyond hardly count in the fusion. */
const DEPTH = 100;
/** Share of the query's words that must stand on the screen at one time: of labels and buttons, some have one word of any query. */
export const LEAST_WRITTEN = 0.5;

/** The lines that hold enough of the query, with those that stand beside them at the same time, the fullest first. */
export const screenHits = (lines: readonly FoundLine[], { words, phrases }: Pick<WordsQuery, 'words' | 'phrases'>): readonly Hit[] => {
  const terms = tellingWords(words).map(wantedWords);
  const read = lines.flatMap((line): readonly ReadLine[] => {
    const match = lineMatcher(line.text);
    const shares = terms.map(match);
    return shares.some((share) => share > 0) ? [{ line, shares }] : [];
  });
  const stretches = read.flatMap((line): readonly Stretch[] => {
    const together = withHelp(line, read);
    if (!phrases.every((phrase) => together.some((one) => holdsExactly(one.line.text, phrase)))) return [];
    const shares = bestShares(together);
    return sumOf(shares) < LEAST_WRITTEN * terms.length ? [] : [{ ...commonSpan(together), lines: together, shares }];
  });
  return joined(stretches)
    .map((stretch) => toHit(stretch, sumOf(stretch.shares) / Math.max(1, terms.length)))
    .toSorted((a, b) => b.score - a.score || spanLength(b.segment) - spanLength(a.segment))
    .slice(0, DEPTH);
};

/** A single letter ("в", "a", "y") tells nothing beside other words. */
const tellingWords = (words: string): readonly string[] => {
  const all = contentWords(words);
  const telling = all.filter((word) => !/^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]$/u.test(word));
  return telling.length > 0 ? telling : all;
};

/** Share of a line's time for which another must stand beside it to be read with it. */
const BESIDE = 0.5;

/** A line with the others that add most to it, as long as all stand there together. */
const withHelp = (first: ReadLine, read: readonly ReadLine[]): readonly ReadLine[] => {
  const beside = read.filter(({ line }) => line !== first.line && line.videoId === first.line.videoId && overlaps(line, first.line));
  const together = [first];
  for (;;) {
    const [common, sum] = [commonSpan(together), sumOf(bestShares(together))];
    const [next] = beside
      .filter(({ line }) => Math.min(common.end, line.end) - Math.max(common.start, line.start) >= BESIDE * spanLength(first.line))
      .map((one) => ({ one, gain: sumOf(bestShares([...together, one])) - sum }))
      .filter(({ gain }) => gain > 0)
      .toSorted((one, other) => other.gain - one.gain);
    if (next === undefined) return together;
    together.push(next.one);
  }
};

/** The time in which all of them stand there. */
const commonSpan = (lines: readonly ReadLine[]): Span =>
  ({ start: Math.max(...lines.map(({ line }) => line.start)), end: Math.min(...lines.map(({ line }) => line.end)) });

/** How much of each word of the query stands in one of the lines. */
const bestShares = (lines: readonly ReadLine[]): readonly number[] =>
  (lines[0]?.shares ?? []).map((_, index) => Math.max(...lines.map(({ shares }) => shares[index] ?? 0)));

const sumOf = (shares: readonly number[]): number => shares.reduce((sum, share) => sum + share, 0);

/** Seconds for which a line that is there may not be read, when something passes before it or the picture is blurred. */
const UNREAD = 1.5;
/** What holds the same words of the query, with hardly a pause between, as one; it is read where it was read best. */
const joined = (stretches: readonly Stretch[]): readonly Stretch[] => {
  const all: Stretch[] = [];
  for (const stretch of stretches.toSorted((one, other) => one.start - other.start)) {
    const index = all.findLastIndex((one) => videoOf(one) === videoOf(stretch) && gap(one, stretch) <= UNREAD && holdsTheSame(one, stretch));
    const before = all[index];
    if (before === undefined) all.push(stretch);
    else all[index] = { ...(sumOf(stretch.shares) > sumOf(before.shares) ? stretch : before), ...cover(before, stretch) };
  }
  return all;
};

const holdsTheSame = (one: Stretch, other: Stretch): boolean => one.shares.every((share, index) => (share > 0) === ((other.shares[index] ?? 0) > 0));

const videoOf = ({ lines }: Stretch): VideoId => lines[0]?.line.videoId ?? '';

/** Lines while they stand there together, and how much of each word of the query they hold, 0 to 1. */
interface Stretch extends Span {
  readonly lines: readonly ReadLine[];
  readonly shares: readonly number[];
}

/** A line, and how much of each word of the query stands in it, 0 to 1. */
interface ReadLine {
  readonly line: FoundLine;
  readonly shares: readonly number[];
}

const toHit = (stretch: Stretch, score: number): Hit => {
  const { start, end, lines } = stretch;
  const text = [...new Set(lines.map(({ line }) => line.text))].join('\n');
  const segment = { videoId: videoOf(stretch), modality: 'text', start, end, at: commonSpan(lines).start, text } as const;
  return { score, segment: { ...segment, id: segmentId({ ...segment, space: 'screen' }) } };
};
