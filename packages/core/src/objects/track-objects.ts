import type { DetectedFrame, Detection, ObjectTrack } from '../domain/object-track.ts';
import { assign } from './assign.ts';
import { Thing } from './thing.ts';

/** When detections are a track. */
export interface TrackRules {
  /** Score (0 to 1) from which a detection may begin a track. */
  readonly certain: number;
  /** Score from which it may go on with one: a thing that is half hidden is seen with doubt. */
  readonly possible: number;
  /** Times that a thing is seen at least: fewer are mistakes. */
  readonly minTimes: number;
  /** Seconds for which it may be hidden. */
  readonly maxGap: number;
  /** … as long as it was seen fewer than `minTimes`. */
  readonly maxEarlyGap: number;
}

/** Chosen on constructed paths at two to five frames a second, with crossings, things that hide, misses and mistakes (`track-objects.test.ts`). */
const TRACK_RULES: TrackRules = { certain: 0.5, possible: 0.1, minTimes: 3, maxGap: 3, maxEarlyGap: 1.1 };

/**
 * Follows things through the frames of a film, which may be far and unevenly apart, in ascending time. Detections of which the detector is sure are given out
 * first and doubtful ones after them (ByteTrack: Zhang et al., ECCV 2022); what was lost or turned is taken up from where it was seen, and its way is corrected by that (OC-SORT:
 * Cao et al., CVPR 2023). At a few frames a second the boxes of a fast thing do not overlap: likelihood under a Kalman filter in seconds takes the place of overlap, as in DeepSORT
 * (Wojke et al. 2017), beside that of something new.
 * The memory grows with the things that are there at once, if what is finished is taken.
 */
export class ObjectTracker {
  readonly #rules: TrackRules;
  #followed: readonly Thing[] = [];
  #finished: ObjectTrack[] = [];
  #told = 0;

  constructor(rules: Partial<TrackRules> = {}) {
    this.#rules = { ...TRACK_RULES, ...rules };
  }

  /** The next frame. */
  push({ at, detections }: DetectedFrame): void {
    const { certain, possible } = this.#rules;
    this.#finish((thing) => at - thing.lastSeen > this.#patience(thing) || thing.isGone(at));
    const sure = detections.filter(({ score }) => score >= certain);
    const doubtful = detections.filter(({ score }) => score >= possible && score < certain);
    const steady = given({ things: this.#followed, detections: sure, at }, (thing, one) => thing.cost(at, one));
    const turned = given({ ...steady, at }, (thing, one) => thing.turnedCost(at, one));
    const hidden = given({ things: turned.things, detections: doubtful, at }, (thing, one) => Math.min(thing.cost(at, one), thing.turnedCost(at, one)));
    for (const thing of hidden.things) thing.miss(at);
    this.#followed = [...this.#followed, ...turned.detections.map((one) => new Thing(at, one))];
  }

  /** The tracks that have ended since this was asked last. */
  takeFinished(): readonly ObjectTrack[] {
    const finished = this.#finished;
    this.#finished = [];
    return finished;
  }

  /** There are no more frames: the tracks that have not been taken. */
  end(): readonly ObjectTrack[] {
    this.#finish(() => true);
    return this.takeFinished();
  }

  #patience({ times }: Thing): number {
    return times < this.#rules.minTimes ? this.#rules.maxEarlyGap : this.#rules.maxGap;
  }

  #finish(isOver: (thing: Thing) => boolean): void {
    const over = this.#followed.filter(isOver);
    this.#followed = this.#followed.filter((thing) => !over.includes(thing));
    for (const thing of over) if (thing.times >= this.#rules.minTimes) this.#finished.push(thing.track(this.#told += 1));
  }
}

interface Open {
  readonly things: readonly Thing[];
  readonly detections: readonly Detection[];
  readonly at: number;
}

/** Each detection to the thing whose it is; what is left of both. */
const given = ({ things, detections, at }: Open, cost: (thing: Thing, detection: Detection) => number): Omit<Open, 'at'> => {
  const pairs = assign(things.map((thing) => detections.map((one) => cost(thing, one))));
  for (const [thing, detection] of pairs) {
    const seen = detections[detection];
    if (seen !== undefined) things[thing]?.see(at, seen);
  }
  const [taken, used] = [new Set(pairs.map(([thing]) => thing)), new Set(pairs.map(([, detection]) => detection))];
  return { things: things.filter((_, index) => !taken.has(index)), detections: detections.filter((_, index) => !used.has(index)) };
};
