import type { Hit, Modality, Ranking, Segment } from './domain.ts';
import { containsPhrase, plainWords, tellingWords } from './plain-words.ts';
import type { ParsedQuery } from './query/parse-query.ts';

/** One segment that speaks for a moment, however often it was found. `strength` 1 is the first of a ranking by meaning. */
export interface Evidence {
  readonly segment: Segment;
  readonly modality: Modality;
  readonly strength: number;
  /** Score within its own ranking, 1 the best, 0 the worst: who is far from the best does not stretch a moment. */
  readonly standing: number;
  /** All quoted phrases of the query stand in its text. */
  readonly exact: boolean;
}

/** Cormack et al. 2009: reciprocal rank fusion; ranks below about 100 stop mattering. */
const RRF_K = 60;
/**
 * What a first rank is worth by each way of looking. Words that were really said or shown prove more than a nearest
 * vector, of which there always is one: they count by the share of the query's words that the text has, up to this.
 */
const WORTH = { seen: 1, meant: 0.9, worded: 2 } as const;
/** A passage found both by its words and by its meaning: this much of the lesser is added. */
const AGREEMENT = 0.25;
/** Cosine of two sentences below which they have nothing to do with each other, in the sentence encoders in use. */
const UNRELATED = 0.2;
/** Evidence weaker than this is none. */
const NEGLIGIBLE = 0.1;

/**
 * The hits of all rankings as evidence. The same passage found in two ways of one modality is one piece of evidence: the
 * better way counts, with a little for the agreement, so that speech does not weigh double because it is looked at twice.
 */
export const toEvidence = (rankings: readonly Ranking[], query: ParsedQuery): readonly Evidence[] => {
  const found = new Map<string, Evidence>();
  for (const evidence of rankings.flatMap((ranking) => ofRanking(ranking, query))) {
    const { videoId, start } = evidence.segment;
    const key = `${videoId} ${evidence.modality} ${Math.round(start * 1000)}`;
    const other = found.get(key);
    found.set(key, other === undefined ? evidence : agree(evidence, other));
  }
  return [...found.values()];
};

const ofRanking = (ranking: Ranking, query: ParsedQuery): Evidence[] => {
  const hits = ranking.hits.filter((hit) => isRelated(hit, ranking));
  const standing = standings(hits);
  return hits
    .map((hit, index) => ({
      segment: hit.segment,
      modality: ranking.modality,
      strength: (worth(ranking, hit.segment, query) * standing(hit) * (RRF_K + 1)) / (RRF_K + 1 + index),
      standing: standing(hit),
      exact: hasPhrases(hit.segment, query),
    }))
    .filter(({ strength }) => strength >= NEGLIGIBLE);
};

const isRelated = ({ score }: Hit, { modality, by }: Ranking): boolean =>
  by === 'words' || score >= (modality === 'visual' ? Number.MIN_VALUE : UNRELATED);

/**
 * Where a score lies between the best of its ranking, 1, and the last or half the best, 0. Ranks alone would give the
 * hundredth of a small library, where everything is found, half the weight of the first.
 */
const standings = (hits: readonly Hit[]): ((hit: Hit) => number) => {
  const best = hits[0]?.score ?? 0;
  const floor = Math.min(hits.at(-1)?.score ?? 0, best / 2);
  return ({ score }) => (best > floor ? (score - floor) / (best - floor) : 1);
};

const worth = ({ modality, by }: Ranking, { text = '' }: Segment, query: ParsedQuery): number => {
  if (by === 'words') return WORTH.worded * wordShare(text, query.text);
  return modality === 'visual' ? WORTH.seen : WORTH.meant;
};

const hasPhrases = ({ text }: Segment, { phrases }: ParsedQuery): boolean =>
  text !== undefined && phrases.length > 0 && phrases.every((phrase) => containsPhrase(text, phrase));

const agree = (a: Evidence, b: Evidence): Evidence => {
  const [better, lesser] = a.strength >= b.strength ? [a, b] : [b, a];
  return {
    ...better,
    strength: better.strength + AGREEMENT * lesser.strength,
    standing: Math.max(a.standing, b.standing),
    exact: a.exact || b.exact,
  };
};

/**
 * Share of the query's telling words that stand in the text, above 0 to 1; endings do not matter. The text was found by
 * one of them at least, by a finer stemming than this.
 */
export const wordShare = (text: string, query: string): number => {
  const wanted = new Set(tellingWords(query).map(stem));
  const present = new Set(plainWords(text).map(stem));
  const found = [...wanted].filter((word) => present.has(word)).length;
  return Math.max(1, found) / Math.max(1, wanted.size);
};

/** A rough English stem, good enough to compare the words of one query with those of one line. */
const stem = (word: string): string => {
  const bare = word.replace(/'s$/u, '').replace(/(?:ing|ed|es|s|e)$/u, '');
  return bare.length >= 3 ? bare : word;
};
