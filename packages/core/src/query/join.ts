import { containsPhrase } from '../text/tokenize.ts';
import { cover, gap, intersection, spanLength } from '../time/span.ts';
import { isQuotable } from '../domain/modality.ts';
import type { Moment, MomentHit } from '../domain/moment.ts';

/** Moments that were found for one thing, best first. */
interface Follower<M extends Moment> {
  readonly moments: readonly M[];
  /** Most seconds between the end of what comes before and the start of this. */
  readonly within: number;
}

/** What follows begins at least this many seconds after what it follows: a shot does not follow itself. */
const MIN_STEP = 0.1;
/** Seconds between two things that are there at the same time: a sentence may be about the shot just before it. */
const SAME_TIME = 2;
/** Share of the shorter of two moments that both must have in common for one to spoil the other. */
const SPOILT = 0.25;
/** Hits that are shown of each thing. */
const HITS_OF_EACH = 4;

/**
 * Chains of moments of one video, each beginning after the one before began and at most so long after it ended. A chain
 * covers all of its moments and scores their geometric mean, so that one good part does not make up for a bad one.
 */
export const inSequence = <M extends Moment>(first: readonly M[], then: readonly Follower<M>[]): readonly M[] => {
  let chains: readonly Chain<M>[] = first.map((moment) => [moment]);
  for (const { moments, within } of then) {
    chains = pairs(chains, moments, (chain, next) => {
      const last = chain.at(-1);
      return last !== undefined && next.start >= last.start + MIN_STEP && next.start - last.end <= within;
    });
  }
  return chains.flatMap(toMoment).toSorted(best);
};

/** Moments in which all is found at the same time, up to 2 seconds apart; each covers what it was made of. */
export const atOnce = <M extends Moment>(things: readonly (readonly M[])[]): readonly M[] => {
  const [first = [], ...others] = things;
  let chains: readonly Chain<M>[] = first.map((moment) => [moment]);
  for (const moments of others) chains = pairs(chains, moments, (chain, next) => chain.every((one) => gap(one, next) <= SAME_TIME));
  return chains.flatMap(toMoment).toSorted(best);
};

/** The moments without those that share a quarter of their time or more with one that is not wanted. */
export const withoutMoments = <M extends Moment>(moments: readonly M[], unwanted: readonly Moment[]): readonly M[] =>
  moments.filter((moment) => !unwanted.some((other) => other.videoId === moment.videoId && isSpoilt(moment, other)));

/** The moments in whose quotable hits (speech, text on the screen) these words do not stand. */
export const withoutWords = <M extends Moment>(moments: readonly M[], phrase: string): readonly M[] =>
  moments.filter(({ hits }) => !hits.some(({ modality, text }) => isQuotable(modality) && text !== undefined && containsPhrase(text, phrase)));

type Chain<M> = readonly M[];

/** Every chain lengthened by the best moment that goes with it; each moment belongs to the best of its chains alone. */
const pairs = <M extends Moment>(
  chains: readonly Chain<M>[], moments: readonly M[], fits: (chain: Chain<M>, next: M) => boolean,
): readonly Chain<M>[] => {
  const byVideo = Map.groupBy(moments, ({ videoId }) => videoId);
  const taken = new Map<M, Chain<M>>();
  for (const chain of chains) {
    const fitting = (byVideo.get(chain[0]?.videoId ?? '') ?? []).filter((next) => fits(chain, next));
    const [next] = fitting.toSorted((a, b) => b.score - a.score || distance(chain, a) - distance(chain, b));
    if (next === undefined) continue;
    const longer = [...chain, next];
    const rival = taken.get(next);
    if (rival === undefined || compare(longer, rival) < 0) taken.set(next, longer);
  }
  return [...taken.values()];
};

const distance = <M extends Moment>(chain: Chain<M>, next: M): number => {
  const last = chain.at(-1);
  return last === undefined ? 0 : gap(last, next);
};

/** The better chain first; of two alike the shorter. */
const compare = <M extends Moment>(a: Chain<M>, b: Chain<M>): number => meanScore(b) - meanScore(a) || length(a) - length(b);

const length = <M extends Moment>(chain: Chain<M>): number =>
  Math.max(...chain.map(({ end }) => end)) - Math.min(...chain.map(({ start }) => start));

const meanScore = <M extends Moment>(chain: Chain<M>): number =>
  chain.reduce((product, { score }) => product * Math.max(0, score), 1) ** (1 / Math.max(1, chain.length));

const toMoment = <M extends Moment>(chain: Chain<M>): M[] => {
  const [first, ...rest] = chain;
  if (first === undefined) return [];
  if (rest.length === 0) return [first];
  const span = rest.reduce((sum, moment) => cover(sum, moment), { start: first.start, end: first.end });
  return [{ ...first, ...span, score: meanScore(chain), hits: bestOfEach(chain.map(({ hits }) => hits)) }];
};

/** The best hit of each first, so that each is seen to have been found. */
const bestOfEach = (things: readonly (readonly MomentHit[])[]): readonly MomentHit[] => {
  const rounds = Array.from({ length: HITS_OF_EACH }, (_, round) => things.flatMap((hits) => hits.slice(round, round + 1)));
  return rounds.flat();
};

const best = (a: Moment, b: Moment): number => b.score - a.score || a.start - b.start;

const isSpoilt = (moment: Moment, other: Moment): boolean =>
  intersection(moment, other) > SPOILT * Math.min(spanLength(moment), spanLength(other));
