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
 * shot that are .8 s apart are nearer, and those of two shots are 26 and more apart (measured on six films).
 */
const KNOWN_SCENE = 20;
/** Pictures that are remembered, some 60 kB each: a film is read twice, first at a few times. */
const REMEMBERED = 200;

/** Whether a picture is of another scene than the one before. */
export const isOtherScene = (before: ReducedPicture, after: ReducedPicture): boolean => difference(before, after) > OTHER_SCENE;

/** What is known of scenes, by the pictures in which they were looked at. */
export interface SceneMemory<Seen> {
  add(seen: Seen): void;
  /** What is known of the picture that is most like this one, where there is one of the same scene. */
  recall(small: ReducedPicture): Seen | undefined;
}

/** A memory of nothing yet: a film cuts back and forth, and is read a second time, more closely, where something is written. */
export const openSceneMemory = <Seen extends { readonly small: ReducedPicture }>(): SceneMemory<Seen> => {
  // Latest last.
  let known: readonly Seen[] = [];
  return {
    add: (seen) => {
      known = [...known, seen].slice(-REMEMBERED);
    },
    recall: (small) => {
      const offs = known.map((seen) => ({ seen, off: difference(seen.small, small) })).filter(({ off }) => off <= KNOWN_SCENE);
      return offs.toSorted((a, b) => a.off - b.off)[0]?.seen;
    },
  };
};

/** Mean difference of brightness; of pictures of two sizes it is infinite. */
const difference = (before: ReducedPicture, after: ReducedPicture): number =>
  before.grey.length !== after.grey.length ? Infinity : after.grey.reduce((total, value, index) => total + Math.abs(value - (before.grey[index] ?? 0)), 0) / after.grey.length;
