import type { ReducedPicture } from './changed-regions.ts';

/** How a scene that moves has been looked at. */
export interface LookCount {
  /** Pictures since the last one that was looked at closely as a whole. */
  readonly glances: number;
  /** Such close looks since the scene began. */
  readonly closes: number;
}

/**
 * Glances before the first close look at a scene, between that and the second, and between all others: a glance misses small
 * signs, and the first picture of a scene may be blurred, or half of the one before.
 */
const GLANCES = [0, 2, 9] as const;

/** Whether the whole of a picture that moves, and in which something may be written, is to be looked at closely. */
export const isCloseLookDue = ({ glances, closes }: LookCount): boolean => glances >= (GLANCES[closes] ?? GLANCES[2]);

/** Mean difference of brightness, of 255, from which a picture is of another scene, not of the same that moves. */
const OTHER_SCENE = 35;

/**
 * The same between a picture and one that was looked at before another scene came, up to which both are of one scene: most pictures of a
 * shot that are .8 s apart are nearer, and those of two shots are 20 and more apart (measured on six films).
 */
const KNOWN_SCENE = 20;
/** Pixels of a reduced picture that become one where it is remembered, along each side: a picture takes a kilobyte. */
const BY = 8;
/** Pictures that are remembered: those of some hours. */
const REMEMBERED = 5000;

/** Whether a picture is of another scene than the one before. */
export const isOtherScene = (before: ReducedPicture, after: ReducedPicture): boolean => difference(before.grey, after.grey) > OTHER_SCENE;

/** How scenes were looked at, by the pictures that were seen of them: a film cuts back and forth, and is read a second time where something is written. */
export interface SceneMemory {
  add(small: ReducedPicture, count: LookCount): void;
  /** How the scene of this picture was looked at, when the picture was seen that is most like it; undefined for a new one. */
  recall(small: ReducedPicture): LookCount | undefined;
}

/** A memory of nothing yet. */
export const openSceneMemory = (): SceneMemory => {
  // Latest last.
  const seen: { readonly thumbnail: Uint8Array; readonly count: LookCount }[] = [];
  return {
    add: (small, { glances, closes }) => {
      seen.push({ thumbnail: thumbnailOf(small), count: { glances, closes } });
      if (seen.length > REMEMBERED) seen.shift();
    },
    recall: (small) => {
      const thumbnail = thumbnailOf(small);
      let [nearest, least]: [LookCount | undefined, number] = [undefined, KNOWN_SCENE];
      for (const one of seen) {
        const off = difference(one.thumbnail, thumbnail);
        if (off <= least) [nearest, least] = [one.count, off];
      }
      return nearest;
    },
  };
};

/** The picture in a few large pixels. */
const thumbnailOf = ({ width, height, grey }: ReducedPicture): Uint8Array => {
  const [columns, rows] = [Math.ceil(width / BY), Math.ceil(height / BY)];
  const sums = new Uint32Array(columns * rows);
  const counts = new Uint32Array(columns * rows);
  grey.forEach((value, index) => {
    const at = Math.floor(index / width / BY) * columns + Math.floor((index % width) / BY);
    sums[at] = (sums[at] ?? 0) + value;
    counts[at] = (counts[at] ?? 0) + 1;
  });
  return Uint8Array.from(sums, (sum, index) => sum / (counts[index] ?? 1));
};

/** Mean difference of brightness; between pictures of two sizes it is infinite. */
const difference = (before: Uint8Array, after: Uint8Array): number =>
  before.length !== after.length ? Infinity : after.reduce((total, value, index) => total + Math.abs(value - (before[index] ?? 0)), 0) / after.length;
