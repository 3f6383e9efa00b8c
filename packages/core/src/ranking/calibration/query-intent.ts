import { z } from 'zod';
import type { Embedding } from '../../domain/embedding.ts';
import type { Modality } from '../../domain/modality.ts';
import type { NULL_QUERIES_BY_INTENT } from './null-queries.ts';

/** What a query may ask for. */
export type Intent = keyof typeof NULL_QUERIES_BY_INTENT;

const centroid = z.array(z.number());
/** The mean vector of the queries of each intent, in a space of sentences. */
export const intentCentroids = z.object({ seen: centroid, said: centroid, written: centroid } satisfies Record<Intent, typeof centroid>);
/** The mean vector of the queries of each intent, in a space of sentences. */
export type IntentCentroids = z.infer<typeof intentCentroids>;

/** How likely it is that a query asks for each modality, as natural logarithms (0 or less). */
export type ModalityPriors = Readonly<Record<Modality, number>>;

/**
 * Difference of likeness (cosine) that makes one intent e times as likely as another. From 0.05 to 0.1 the order of what is
 * found hardly changes.
 */
const TEMPERATURE = 0.08;
/** Nothing is ruled out by how a query sounds: e⁻³ is one in twenty. */
const LEAST = -3;
/** Words by which a query says itself what it asks for, and what they add to the logarithm of its likelihood. */
const CUES: readonly (readonly [Intent, RegExp])[] = [
  ['said', /\b(?:says?|said|saying|mentions?|mentioned|talks? about|asks?|tells?|narrat\w+)\b/iu],
  ['written', /\b(?:signs?|captions?|subtitles?|title card|label(?:s|led)?|written|writing|lettering|heading|logo)\b/iu],
];
const CUE = 2;

/** Sounds and things are found by words that name them alone: a query with one asks for it. */
const NAMED_PRIOR = 0;

/** The mean of each group of vectors of one space. */
export const toIntentCentroids = (vectors: Readonly<Record<Intent, readonly Embedding[]>>): IntentCentroids =>
  ({ seen: meanOf(vectors.seen), said: meanOf(vectors.said), written: meanOf(vectors.written) });

/** What a query is told by: its words, and its vector in the space of the centroids. */
interface ToldBy {
  readonly query: string;
  readonly vector: Embedding;
  readonly centroids: IntentCentroids;
}

/**
 * What a query asks for, by which kind of queries it is like in a space of sentences (nearest centroid, as a softmax over the
 * cosines) and by the words with which it says so. Only what the library holds shares in it: where there is nothing to see, what is
 * asked for is said or written.
 */
export const modalityPriors = ({ query, vector, centroids }: ToldBy, held: readonly Intent[]): ModalityPriors => {
  const likelihood = (intent: Intent): number => {
    const cue = CUES.some(([asked, words]) => asked === intent && words.test(query)) ? CUE : 0;
    return centroids[intent].reduce((sum, value, i) => sum + value * (vector[i] ?? 0), 0) / TEMPERATURE + cue;
  };
  const likelihoods = new Map(held.map((intent) => [intent, likelihood(intent)]));
  const most = Math.max(...likelihoods.values());
  const all = most + Math.log([...likelihoods.values()].reduce((sum, one) => sum + Math.exp(one - most), 0));
  const prior = (intent: Intent): number => Math.max(LEAST, (likelihoods.get(intent) ?? -Infinity) - all);
  return { visual: prior('seen'), speech: prior('said'), text: prior('written'), described: prior('seen'), sound: NAMED_PRIOR, object: NAMED_PRIOR };
};

/** The priors where only one thing can be asked for. */
export const ONLY_PRIORS: ModalityPriors = { visual: 0, speech: 0, text: 0, described: 0, sound: NAMED_PRIOR, object: NAMED_PRIOR };

/**
 * Where no model of sentences can tell what a query asks for. Of passages there are few in most libraries, so that chance lifts
 * them above the rest, while one of the nearest pictures is what most queries mean: words must stand out further.
 */
export const UNKNOWN_PRIORS: ModalityPriors = { visual: 0, speech: -1, text: -1, described: -1, sound: NAMED_PRIOR, object: NAMED_PRIOR };

const meanOf = (vectors: readonly Embedding[]): number[] => {
  const mean = new Array<number>(vectors[0]?.length ?? 0).fill(0);
  for (const vector of vectors) vector.forEach((value, i) => (mean[i] = (mean[i] ?? 0) + value / vectors.length));
  return mean;
};
