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

/** Whether a picture is of another scene than the one before. */
export const isOtherScene = (before: ReducedPicture, after: ReducedPicture): boolean => {
  const sum = after.grey.reduce((total, value, index) => total + Math.abs(value - (before.grey[index] ?? 0)), 0);
  return sum > OTHER_SCENE * after.grey.length;
};
