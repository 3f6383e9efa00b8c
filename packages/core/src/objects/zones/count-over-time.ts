import type { ObjectTrack } from '../../domain/object-track.ts';

/** From `at` seconds on there are so many, until the next. */
export interface CountFrom {
  readonly at: number;
  readonly count: number;
}

/** How many things are there at once: each time at which that changes, the earliest first. */
export const countOverTime = (tracks: readonly ObjectTrack[]): readonly CountFrom[] => {
  const changes = new Map<number, number>();
  for (const { start, end } of tracks) {
    changes.set(start, (changes.get(start) ?? 0) + 1);
    changes.set(end, (changes.get(end) ?? 0) - 1);
  }
  let count = 0;
  return [...changes].toSorted(([a], [b]) => a - b).filter(([, change]) => change !== 0).map(([at, change]) => ({ at, count: count += change }));
};
