import type { ObjectTrack } from '../domain/object-track.ts';
import { assign } from './assign.ts';
import { boxAt, boxIou } from './boxes.ts';

/** How well things were followed. */
export interface TrackingScores {
  /** Multiple object tracking accuracy, at most 1: without misses, false alarms and switches, as shares of what there is (CLEAR MOT: Bernardin and Stiefelhagen 2008). */
  readonly mota: number;
  /** The F1 of identities, 0 to 1, under the assignment of tracks that is best for it (Ristani et al. 2016). */
  readonly idf1: number;
  readonly misses: number;
  readonly falseAlarms: number;
  /** How often a thing goes on as another track. */
  readonly switches: number;
}

/** Overlap from which a box is right: that of the MOT benchmarks. */
const MIN_IOU = 0.5;

/** Compares tracks at each of `times`, in seconds, with those that are true. */
export const trackingScores = (truth: readonly ObjectTrack[], told: readonly ObjectTrack[], times: readonly number[]): TrackingScores => {
  const frames = times.map((at) => overlapsAt(truth, told, at));
  const there = sum(frames.map(({ truth: { length } }) => length));
  const said = sum(frames.map(({ told: { length } }) => length));
  const { matched, switches } = clearMatches(frames);
  const [misses, falseAlarms] = [there - matched, said - matched];
  return {
    mota: there === 0 ? Number(said === 0) : 1 - (misses + falseAlarms + switches) / there,
    idf1: there + said === 0 ? 1 : (2 * sameIdentity(frames, truth.length, told.length)) / (there + said),
    misses, falseAlarms, switches,
  };
};

/** What is there in one frame, by the indices of the tracks, and which overlap enough. */
interface FrameOverlaps {
  readonly truth: readonly number[];
  readonly told: readonly number[];
  readonly iou: (is: number, said: number) => number;
}

const overlapsAt = (truth: readonly ObjectTrack[], told: readonly ObjectTrack[], at: number): FrameOverlaps => {
  const boxes = (tracks: readonly ObjectTrack[]) => new Map(tracks.flatMap(({ path }, index) => {
    const box = boxAt(path, at);
    return box === undefined ? [] : [[index, box] as const];
  }));
  const [are, said] = [boxes(truth), boxes(told)];
  const iou = (is: number, one: number): number => {
    const [a, b] = [are.get(is), said.get(one)];
    const overlap = a === undefined || b === undefined ? 0 : boxIou(a, b);
    return overlap < MIN_IOU ? 0 : overlap;
  };
  return { truth: [...are.keys()], told: [...said.keys()], iou };
};

/** Frame by frame: who was matched stays so while it is near enough; the others by the most overlap. */
const clearMatches = (frames: readonly FrameOverlaps[]): { readonly matched: number; readonly switches: number } => {
  const last = new Map<number, number>();
  const owner = new Map<number, number>();
  let [matched, switches] = [0, 0];
  for (const { truth, told, iou } of frames) {
    const kept = truth.filter((is) => {
      const before = last.get(is);
      return before !== undefined && owner.get(before) === is && iou(is, before) > 0;
    });
    const taken = new Set(kept.map((is) => last.get(is)));
    const [free, left] = [truth.filter((is) => !kept.includes(is)), told.filter((one) => !taken.has(one))];
    // As many pairs as there can be, and of those the nearest.
    const pairs = assign(free.map((is) => left.map((one) => (iou(is, one) > 0 ? -free.length - iou(is, one) : 0))));
    for (const [row, column] of pairs) {
      const [is, one] = [free[row] ?? -1, left[column] ?? -1];
      if (last.has(is) && last.get(is) !== one) switches += 1;
      last.set(is, one);
      owner.set(one, is);
    }
    matched += kept.length + pairs.length;
  }
  return { matched, switches };
};

/** Frames in which a thing is where its one track says, in all. */
const sameIdentity = (frames: readonly FrameOverlaps[], things: number, tracks: number): number => {
  const together = Array.from({ length: things }, () => Array<number>(tracks).fill(0));
  for (const { truth, told, iou } of frames) {
    for (const is of truth) {
      const row = together[is];
      if (row !== undefined) for (const one of told) if (iou(is, one) > 0) row[one] = (row[one] ?? 0) - 1;
    }
  }
  return sum(assign(together).map(([is, one]) => -(together[is]?.[one] ?? 0)));
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
