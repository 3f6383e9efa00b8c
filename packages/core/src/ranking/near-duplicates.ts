import { fingerprintDistance } from '../frames/perceptual-fingerprint.ts';
import { tokenize } from '../text/tokenize.ts';
import { diceSimilarity } from '../text/matching/dice-similarity.ts';
import { spanLength, type Span } from '../time/span.ts';
import type { VideoId } from '../domain/video.ts';

/** What can be seen and heard in a moment, as far as it tells whether another is the same footage. */
export interface Footage extends Span {
  readonly videoId: VideoId;
  /** Fingerprints of its keyframes, ascending in time; none for sound alone. */
  readonly pictures: readonly Uint8Array[];
  /** What is said in it, or read where it was found by that. */
  readonly words: string;
}

/** Distance of the fingerprints of two pictures that are the same but for coding and size. */
const SAME_PICTURE = 2;
/** Distance within one shot: where the same is said, the keyframes need not be of the same instant. */
const SAME_SHOT = 8;
/** Share of the pictures that must have their like: cuts and motion give a keyframe more in one file than in the other. */
const MIN_SHARE = 2 / 3;
/** Likeness of words; recognisers and subtitles differ a little from file to file. */
const SAME_WORDS = 0.8;
/** The shorter of two lengths, as a share of the longer: the ends are found anew in each file. */
const SAME_LENGTH = 0.75;
/** Words that say something: "thank you" is said everywhere. */
const MIN_WORDS = 4;

/**
 * Groups of moments that show the same footage: each with its best first, in the order of these. `moments` come best
 * first.
 */
export const groupNearDuplicates = <M>(moments: readonly M[], isDuplicate: (better: M, worse: M) => boolean): readonly (readonly [M, ...M[]])[] => {
  const groups: [M, ...M[]][] = [];
  for (const moment of moments) {
    const group = groups.find(([best]) => isDuplicate(best, moment));
    if (group === undefined) groups.push([moment]);
    else group.push(moment);
  }
  return groups;
};

/**
 * Whether two moments are the same footage: about as long, with the same words, and near-identical pictures all the way.
 * In one video the pictures of a camera that stands still prove nothing, so that there, and in sound alone, words decide.
 */
export const isNearDuplicate = (a: Footage, b: Footage): boolean => {
  if (!haveSimilarLengths(a, b) || diceSimilarity(a.words, b.words) < SAME_WORDS) return false;
  const telling = [a, b].every(({ words }) => tokenize(words).length >= MIN_WORDS);
  if (!telling && (a.videoId === b.videoId || a.pictures.length === 0)) return false;
  return looksAlike(a, b, telling ? SAME_SHOT : SAME_PICTURE);
};

/**
 * Whether the shorter span has three quarters of the length of the longer at least. Cheap, so that the pictures of others
 * need not be fetched.
 */
export const haveSimilarLengths = (a: Span, b: Span): boolean => {
  const [shorter = 0, longer = 0] = [spanLength(a), spanLength(b)].toSorted((x, y) => x - y);
  return shorter >= SAME_LENGTH * longer;
};

const looksAlike = ({ pictures: a }: Footage, { pictures: b }: Footage, most: number): boolean =>
  shareWithin(a, b, most) >= MIN_SHARE && shareWithin(b, a, most) >= MIN_SHARE;

/** Share of the pictures that have their like among the others; all of none. */
const shareWithin = (pictures: readonly Uint8Array[], others: readonly Uint8Array[], most: number): number =>
  pictures.length === 0 ? 1 : pictures.filter((one) => others.some((other) => fingerprintDistance(one, other, most) <= most)).length / pictures.length;
