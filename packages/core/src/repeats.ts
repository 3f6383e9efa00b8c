import type { Embedding, VideoId } from './domain.ts';
import { plainWords } from './plain-words.ts';
import { similarity } from './similar-text.ts';
import { spanLength, type Span } from './span.ts';

/** What can be seen and heard in a moment, as far as it tells whether another is the same footage. */
export interface Footage extends Span {
  readonly videoId: VideoId;
  /** Unit-length vectors of its keyframes, ascending in time; none for sound alone. */
  readonly pictures: readonly Embedding[];
  /** What is said in it, or read where it was found by that. */
  readonly words: string;
}

/** Cosine of two pictures that are the same but for coding, size and the instant; of other shots at one place it is lower. */
const SAME_PICTURE = 0.98;
/** Likeness of words; recognisers and subtitles differ a little from file to file. */
const SAME_WORDS = 0.8;
/** The shorter of two lengths, as a share of the longer: the ends are found anew in each file. */
const SAME_LENGTH = 0.75;
/** Words that must be the same where words alone decide: "thank you" is said everywhere. */
const FEWEST_WORDS = 4;

/** Groups of moments that show the same footage: each with its best first, in the order of these. */
export const groupRepeats = <M>(moments: readonly M[], isRepeat: (better: M, worse: M) => boolean): readonly (readonly [M, ...M[]])[] => {
  const groups: [M, ...M[]][] = [];
  for (const moment of moments) {
    const group = groups.find(([best]) => isRepeat(best, moment));
    if (group === undefined) groups.push([moment]);
    else group.push(moment);
  }
  return groups;
};

/**
 * Whether two moments are the same footage: about as long, with the same words, and near-identical pictures all the way.
 * In one video the pictures of a camera that stands still prove nothing, so that there words must be said in both.
 */
export const isSameFootage = (a: Footage, b: Footage): boolean => {
  const needsWords = a.videoId === b.videoId || a.pictures.length === 0;
  return isAsLong(a, b) && saysTheSame(a.words, b.words, needsWords) && looksTheSame(a.pictures, b.pictures);
};

/** Cheap, so that the pictures of others need not be fetched. */
export const isAsLong = (a: Span, b: Span): boolean => {
  const [shorter = 0, longer = 0] = [spanLength(a), spanLength(b)].toSorted((x, y) => x - y);
  return shorter >= SAME_LENGTH * longer;
};

const saysTheSame = (a: string, b: string, needsWords: boolean): boolean => {
  const [inA, inB] = [plainWords(a).length, plainWords(b).length];
  if (inA === 0 && inB === 0) return !needsWords;
  return Math.min(inA, inB) >= (needsWords ? FEWEST_WORDS : 1) && similarity(a, b) >= SAME_WORDS;
};

/** Each picture of one has its like in the other. */
const looksTheSame = (a: readonly Embedding[], b: readonly Embedding[]): boolean =>
  (a.length === 0) === (b.length === 0) && hasAll(a, b) && hasAll(b, a);

const hasAll = (whole: readonly Embedding[], part: readonly Embedding[]): boolean =>
  part.every((picture) => whole.some((other) => cosine(picture, other) >= SAME_PICTURE));

const cosine = (a: Embedding, b: Embedding): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
};
