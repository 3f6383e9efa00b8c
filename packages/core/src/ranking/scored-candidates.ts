import { containsPhrase } from '../text/tokenize.ts';
import type { ParsedQuery } from '../query/parse-query.ts';
import { isQuotable, type Modality } from '../domain/modality.ts';
import type { Hit, Segment } from '../domain/segment.ts';
import { termCoverage } from '../text/matching/term-coverage.ts';
import type { Ranking } from './ranking.ts';
import { comeAndGoTogether } from '../screen/screen-texts.ts';
import { cover } from '../time/span.ts';
import { assumedNullDistribution } from './calibration/assumed-null-distribution.ts';
import { calibratedWeight } from './calibration/calibrated-weight.ts';
import { zScore } from './calibration/null-distribution.ts';
import { ALL_RULES } from './search-rules.ts';
import { UNKNOWN_PRIORS } from './calibration/query-intent.ts';

/** One segment that speaks for a moment, however often it was found. */
export interface ScoredCandidate {
  readonly segment: Segment;
  readonly modality: Modality;
  /** Deviations above what unrelated queries find: comparable over all retrievers. */
  readonly zScore: number;
  /** What it counts for in a sum over the modalities; above 0. */
  readonly weight: number;
  /** All quoted phrases of the query stand in its text. */
  readonly exact: boolean;
  /** Neighbours of its own modality may join it to one moment; false where it is a complete moment already. */
  readonly mergeable: boolean;
}

/** A passage found both by its words and by its meaning: this much of the lesser is added. */
const AGREEMENT = 0.5;
/**
 * Two hundred queries cannot tell how rare it is to stand out further than this many deviations: beyond it only the order
 * is kept, so that a very sure picture does not drown what is said.
 */
const Z_SCORE_KNEE = 5;
/** A candidate weaker than this is none: it stands more than two deviations below what it would have to. */
const NEGLIGIBLE = 0.005;

/**
 * The hits of all rankings as candidates, each by where it stands among what unrelated queries find. The same passage found
 * in two ways of one modality is one candidate, so that speech does not weigh double because it is looked at twice.
 */
export const scoreCandidates = (rankings: readonly Ranking[], query: ParsedQuery, without = ALL_RULES): readonly ScoredCandidate[] => {
  const found = new Map<string, Unweighted>();
  for (const ranking of rankings) {
    for (const [passage, one] of bestByPassage(ofRanking(ranking, query))) {
      const other = found.get(passage);
      found.set(passage, other === undefined ? one : agree(one, other, without.has('agreement') ? 0 : AGREEMENT));
    }
  }
  return [...found.values()].flatMap(({ prior, ...one }) => {
    const weight = calibratedWeight(one.zScore + prior);
    return weight < NEGLIGIBLE && !one.exact ? [] : [{ ...one, weight: Math.max(weight, NEGLIGIBLE) }];
  });
};

/** One ranking may find a passage more than once, by one line of the screen or another: that is no second way of finding it. */
const bestByPassage = (ofOne: readonly Unweighted[]): ReadonlyMap<string, Unweighted> => {
  const best = new Map<string, Unweighted>();
  for (const one of ofOne) {
    const passage = `${one.segment.videoId} ${one.modality} ${Math.round(one.segment.start * 1000)}`;
    const other = best.get(passage);
    if (other === undefined || one.zScore > other.zScore) best.set(passage, one);
  }
  return best;
};

interface Unweighted extends Omit<ScoredCandidate, 'weight'> {
  readonly prior: number;
}

const ofRanking = (ranking: Ranking, query: ParsedQuery): Unweighted[] => {
  const nullDistribution = ranking.nullDistribution ?? assumedNullDistribution(ranking);
  return ranking.hits.map((hit) => ({
    segment: hit.segment,
    modality: ranking.modality,
    prior: ranking.prior ?? UNKNOWN_PRIORS[ranking.modality],
    zScore: zScoreIn(ranking, zScore(scoreOf(hit, ranking, query), nullDistribution)),
    exact: isQuotable(ranking.modality) && hasPhrases(hit.segment, query),
    // Passages and texts on the screen end where a sentence or the text does.
    mergeable: ranking.mergeable !== false && ranking.modality === 'visual',
  }));
};

/** Words that are all there stand out as far as they do: that is no question of chance. */
const zScoreIn = ({ by }: Ranking, zScore: number): number => (by === 'vector' ? boundedZScore(zScore) : zScore);

/** The z-score of a likeness, of which beyond the knee only the order is kept. */
export const boundedZScore = (zScore: number): number =>
  (zScore <= Z_SCORE_KNEE ? zScore : Z_SCORE_KNEE + Math.log1p(zScore - Z_SCORE_KNEE) / 2);

/** BM25 depends on the length of the query and the size of the library; the share of its words that were found does not. */
const scoreOf = ({ segment, score }: Hit, { by, words }: Ranking, query: ParsedQuery): number =>
  by === 'words' ? termCoverage(segment.text ?? '', words ?? query.text) : score;

const hasPhrases = ({ text }: Segment, { phrases }: ParsedQuery): boolean =>
  text !== undefined && phrases.length > 0 && phrases.every((phrase) => containsPhrase(text, phrase));

const agree = (a: Unweighted, b: Unweighted, share: number): Unweighted => {
  const [better, lesser] = a.zScore >= b.zScore ? [a, b] : [b, a];
  return { ...better, segment: asLongAsBoth(better.segment, lesser.segment), zScore: better.zScore + share * Math.max(0, lesser.zScore), exact: a.exact || b.exact };
};

/** A line may move on while the text that it is a part of stays: what was found line by line and as a text lasts as long as both. */
const asLongAsBoth = (better: Segment, lesser: Segment): Segment =>
  (comeAndGoTogether(better, lesser) ? { ...better, ...cover(better, lesser) } : better);
