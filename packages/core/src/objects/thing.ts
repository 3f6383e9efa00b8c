import type { Detection, ObjectColor, ObjectTrack, PathPoint } from '../domain/object-track.ts';
import { boxAt } from './boxes.ts';
import { boxMeasured, boxMovedOn, boxMovementFrom, boxSurprise, expectedSpeed, isOutside, mannerAt, type BoxMovement, type Manner } from './box-movement.ts';

/** How far off a box may be that is still the thing's: 99 % of what is it lies within (χ² with four degrees of freedom). */
const GATE = 13.28;
/** Minus twice the logarithm of how many new things there are in a picture. */
const RARE_NEW = 2;
/** … of how often a detector calls a thing otherwise than before, and sees it in another colour. */
const OTHER_LABEL = 9.2;
const OTHER_COLOR = 6;

/** A thing that is being followed: what was seen of it, and where it is expected. */
export class Thing {
  readonly #path: PathPoint[];
  readonly #labels = new Map<string, number>();
  readonly #colors = new Map<ObjectColor, number>();
  #score = 0;
  /** As of the last time it was seen. */
  #movement: BoxMovement;
  #manner: Manner = 'steady';
  /** When it was looked for since and not found, in seconds. */
  #missed: number[] = [];

  constructor(at: number, detection: Detection) {
    this.#path = [{ at, box: detection.box }];
    this.#movement = boxMovementFrom({ at, box: detection.box });
    this.#note(detection);
  }

  /** How often it was seen. */
  get times(): number {
    return this.#path.length;
  }

  /** When it was seen last, in seconds. */
  get lastSeen(): number {
    return this.#movement.at;
  }

  /** Whether it is expected to have left the picture by then. */
  isGone(at: number): boolean {
    return this.#missed.length > 0 && isOutside(boxMovedOn(this.#movement, at, 'steady'));
  }

  /** What it costs that this is the thing, below 0 where it may be: minus twice the logarithm of how much likelier that is than that something new stands there. */
  cost(at: number, detection: Detection): number {
    return this.#costFrom(boxMovedOn(this.#movement, at, this.#manner), detection);
  }

  /** As `cost`, of one that has turned, or has stopped where nobody saw it: from where it was seen last at any speed up to that which it had (OC-SORT's recovery). */
  turnedCost(at: number, detection: Detection): number {
    const last = this.#path.at(-1);
    if (last === undefined) return 0;
    const stopped = this.#costFrom(boxMovedOn(boxMovementFrom(last, expectedSpeed(this.#movement)), at, 'steady'), detection);
    return Math.min(stopped, this.#costFrom(boxMovedOn(this.#movement, at, 'turning'), detection));
  }

  /**
   * It was seen there. Where it had been lost, the filter goes along the straight line between the two sights first, rather than on from where it
   * had drifted to (OC-SORT's observation-centric update).
   */
  see(at: number, detection: Detection): void {
    const point = { at, box: detection.box };
    this.#path.push(point);
    this.#manner = mannerAt(this.#movement, point);
    for (const missed of this.#missed) {
      const box = boxAt(this.#path, missed);
      if (box !== undefined) this.#movement = boxMeasured(this.#movement, { at: missed, box }, this.#manner);
    }
    this.#movement = boxMeasured(this.#movement, point, this.#manner);
    this.#missed = [];
    this.#note(detection);
  }

  /** It was looked for and not found. */
  miss(at: number): void {
    this.#missed.push(at);
  }

  /** What is told of it. */
  track(number: number): ObjectTrack {
    const [first, last] = [this.#path[0]?.at ?? 0, this.#path.at(-1)?.at ?? 0];
    return { number, label: most(this.#labels) ?? '', score: this.#score / this.#path.length, start: first, end: last, path: this.#path, color: most(this.#colors) ?? null };
  }

  #costFrom(expected: BoxMovement, { box, label, color }: Detection): number {
    const { squared, unlikely } = boxSurprise(expected, box);
    if (squared > GATE) return 0;
    const known = most(this.#colors);
    const isOther = { label: label !== most(this.#labels), color: color !== undefined && known !== undefined && color !== known };
    if (isOther.label && isOther.color) return 0;
    return unlikely - RARE_NEW + (isOther.label ? OTHER_LABEL : 0) + (isOther.color ? OTHER_COLOR : 0);
  }

  #note({ label, score, color }: Detection): void {
    this.#score += score;
    this.#labels.set(label, (this.#labels.get(label) ?? 0) + score);
    if (color !== undefined) this.#colors.set(color, (this.#colors.get(color) ?? 0) + 1);
  }
}

const most = <Name>(counted: ReadonlyMap<Name, number>): Name | undefined =>
  [...counted].reduce<readonly [Name | undefined, number]>((best, one) => (one[1] > best[1] ? one : best), [undefined, 0])[0];
