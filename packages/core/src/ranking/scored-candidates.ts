import { assumedNullDistribution, zScore } from './calibration.ts';
import { isQuotable, type Hit, type Modality, type Ranking, type Segment } from '../domain/domain.ts';
import { isOneEditApart } from '../text/fuzzy-words.ts';
import { containsPhrase, tokenize, contentWords } from '../text/tokenize.ts';
import type { ParsedQuery } from '../query/parse-query.ts';

/** One segment that speaks for a moment, however often it was found. */
export interface ScoredCandidate {
  readonly segment: Segment;
  readonly modality: Modality;
  /** Deviations above what unrelated queries find: comparable over all retrievers. */
  readonly zScore: number;
  /** What it is worth in a sum over the modalities; above 0. */
  readonly weight: number;
  /** All quoted phrases of the query stand in its text. */
  readonly exact: boolean;
  /** It is a whole moment: no neighbour of its own modality joins it. */
  readonly whole: boolean;
}

/** A passage found both by its words and by its meaning: this much of the lesser is added. */
const AGREEMENT = 0.5;
/**
 * Deviations by which words must stand out further than pictures to count as much: of passages there are few in most
 * libraries, so that chance lifts them above the rest, while one of the nearest pictures is what most queries mean.
 */
const RESERVE: Readonly<Record<Modality, number>> = { visual: 0, speech: 1, text: 1, described: 1 };
/**
 * Two hundred queries cannot tell how rare it is to stand out further than this many deviations: beyond it only the order
 * is kept, so that a very sure picture does not drown what is said.
 */
const FURTHEST = 5;
/** What a word near a mistyped one is worth beside the very word. */
const NEAR_WORD = 0.75;
/** How sharply worth falls below the line; higher is sharper. */
const SHARPNESS = 2;
/** A candidate weaker than this is none: it stands more than two deviations below what it would have to. */
const NEGLIGIBLE = 0.005;

/**
 * The hits of all rankings as candidates, each by where it stands among what unrelated queries find. The same passage found
 * in two ways of one modality is one candidate, so that speech does not weigh double because it is looked at twice.
 */
export const scoreCandidates = (rankings: readonly Ranking[], query: ParsedQuery): readonly ScoredCandidate[] => {
  const found = new Map<string, Unweighted>();
  for (const one of rankings.flatMap((ranking) => ofRanking(ranking, query))) {
    const { videoId, start } = one.segment;
    const key = `${videoId} ${one.modality} ${Math.round(start * 1000)}`;
    const other = found.get(key);
    found.set(key, other === undefined ? one : agree(one, other));
  }
  return [...found.values()].flatMap((one) => {
    const weight = calibratedWeight(one.zScore - RESERVE[one.modality]);
    return weight < NEGLIGIBLE && !one.exact ? [] : [{ ...one, weight: Math.max(weight, NEGLIGIBLE) }];
  });
};

/** What a z-score is worth: nearly 0 far below the line, and as much as it stands above it (softplus). */
export const calibratedWeight = (zScore: number): number => {
  const x = SHARPNESS * zScore;
  return (Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)))) / SHARPNESS;
};

/** The z-score that is worth this much: the inverse of `worth`. */
export const zScoreOfWeight = (weight: number): number => {
  const x = SHARPNESS * weight;
  // For large x the exponential would overflow, and the two are the same.
  return (x > 30 ? x : Math.log(Math.expm1(x))) / SHARPNESS;
};

type Unweighted = Omit<ScoredCandidate, 'weight'>;

const ofRanking = (ranking: Ranking, query: ParsedQuery): Unweighted[] => {
  const nullDistribution = ranking.nullDistribution ?? assumedNullDistribution(ranking);
  return ranking.hits.map((hit) => ({
    segment: hit.segment,
    modality: ranking.modality,
    zScore: zScoreIn(ranking, zScore(scoreOf(hit, ranking, query), nullDistribution)),
    exact: isQuotable(ranking.modality) && hasPhrases(hit.segment, query),
    // Passages and texts on the screen end where a sentence or the text does.
    whole: ranking.whole === true || ranking.modality !== 'visual',
  }));
};

/** Words that are all there stand out as far as they do: that is no question of chance. */
const zScoreIn = ({ by }: Ranking, zScore: number): number =>
  by === 'words' || zScore <= FURTHEST ? zScore : FURTHEST + Math.log1p(zScore - FURTHEST) / 2;

/** BM25 depends on the length of the query and the size of the library; the share of its words that were found does not. */
const scoreOf = ({ segment, score }: Hit, { by }: Ranking, query: ParsedQuery): number =>
  by === 'words' ? termCoverage(segment.text ?? '', query.text) : score;

const hasPhrases = ({ text }: Segment, { phrases }: ParsedQuery): boolean =>
  text !== undefined && phrases.length > 0 && phrases.every((phrase) => containsPhrase(text, phrase));

const agree = (a: Unweighted, b: Unweighted): Unweighted => {
  const [better, lesser] = a.zScore >= b.zScore ? [a, b] : [b, a];
  return { ...better, zScore: better.zScore + AGREEMENT * Math.max(0, lesser.zScore), exact: a.exact || b.exact };
};

/**
 * Share of the query's telling words that stand in the text, above 0 to 1; endings do not matter. The text was found by
 * one of them at least, by a finer stemming than this, or by words near mistyped ones, which are worth a little less.
 */
export const termCoverage = (text: string, query: string): number => {
  const found = matchedTerms(text, query).length;
  return (found > 0 ? found : nearShare(text, query)) / Math.max(1, stems(contentWords(query)).size);
};

const nearShare = (text: string, query: string): number => {
  const present = tokenize(text);
  const near = contentWords(query).filter((word) => present.some((other) => isOneEditApart(word, other))).length;
  return near === 0 ? 1 : NEAR_WORD * near;
};

/** The stems of the query's telling words that stand in the text. */
export const matchedTerms = (text: string, query: string): readonly string[] => {
  const present = stems(tokenize(text));
  return [...stems(contentWords(query))].filter((word) => present.has(word));
};

const stems = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(stem));

/** A rough English stem, good enough to compare the words of one query with those of one line. */
export const stem = (word: string): string => {
  const bare = word.replace(/'s$/u, '').replace(/(?:ing|ed|es|s|e)$/u, '');
  return bare.length >= 3 ? bare : word;
};
