import type { PathPoint } from '../domain/object-track.ts';
import type { Quadrilateral } from '../domain/screen-text.ts';
import { edgesOf } from './boxes.ts';
import { measured, movedOn, movementFrom, surprise, type EvenMovement } from './even-movement.ts';

/** Where the middle of a box is and how large it is, how both change, and how unsure that is, at `at` seconds. */
export interface BoxMovement {
  readonly at: number;
  readonly x: EvenMovement;
  readonly y: EvenMovement;
  readonly width: EvenMovement;
  readonly height: EvenMovement;
}

/** Standard deviations of what a detector says, as shares of the box: of the middle (as in DeepSORT, Wojke et al. 2017), and of its sides. */
const DEVIATION = { middle: 0.05, side: 0.1 } as const;
/** What is not known of the speed of a thing that was seen once: shares of the picture, and of its own size, a second. */
const UNKNOWN_SPEED = { ofPicture: 0.15, ofItself: 0.5 } as const;
/** How much the speed of a thing changes within a second, alike: as it goes on evenly, and as it turns, stops or speeds up. */
const DRIFT = { steady: { ofPicture: 0.05, ofItself: 0.2 }, turning: { ofPicture: 0.15, ofItself: 0.5 } } as const;
/** Shares of itself by which a thing grows or shrinks within a second, and by which that changes. */
const GROWTH = { unknown: 0.3, drift: 0.1 } as const;

/** Whether a thing goes on evenly: two levels of noise, as for targets that manoeuvre (Bar-Shalom, Li and Kirubarajan 2001, section 11.2). */
export type Manner = keyof typeof DRIFT;
/** Deviations off, squared, of its middle, from which on a thing turns: 95 % of those that do not are within (χ² with two degrees of freedom). */
const TURNS = 5.99;

/** A box seen once. `speed`: shares of the picture a second that it may go, where something is known of that. */
export const boxMovementFrom = ({ at, box }: PathPoint, speed: number = UNKNOWN_SPEED.ofPicture): BoxMovement => {
  const { x, y, width, height } = sidesOf(box);
  const middle = (value: number, side: number): EvenMovement => movementFrom(value, { deviation: DEVIATION.middle * side, speedDeviation: speed + UNKNOWN_SPEED.ofItself * side });
  const side = (value: number): EvenMovement => movementFrom(value, { deviation: DEVIATION.side * value, speedDeviation: GROWTH.unknown * value });
  return { at, x: middle(x, width), y: middle(y, height), width: side(width), height: side(height) };
};

/** Where it is expected at `at` seconds, not before. */
export const boxMovedOn = ({ at: from, x, y, width, height }: BoxMovement, at: number, manner: Manner): BoxMovement => {
  const drift = (side: number): number => DRIFT[manner].ofPicture + DRIFT[manner].ofItself * side;
  return {
    at,
    x: movedOn(x, at - from, drift(width.value)),
    y: movedOn(y, at - from, drift(height.value)),
    width: movedOn(width, at - from, GROWTH.drift * width.value),
    height: movedOn(height, at - from, GROWTH.drift * height.value),
  };
};

/** What is known of it once it was seen there. */
export const boxMeasured = (before: BoxMovement, { at, box }: PathPoint, manner: Manner): BoxMovement => {
  const expected = boxMovedOn(before, at, manner);
  const { x, y, width, height } = sidesOf(box);
  return {
    at,
    x: measured(expected.x, x, DEVIATION.middle * width),
    y: measured(expected.y, y, DEVIATION.middle * height),
    width: measured(expected.width, width, DEVIATION.side * width),
    height: measured(expected.height, height, DEVIATION.side * height),
  };
};

/**
 * How far a box is from what was expected: the squares of its deviations; and minus twice the logarithm of how much likelier it is than a new thing of that
 * size, which may stand anywhere in the picture.
 */
export const boxSurprise = (expected: BoxMovement, box: Quadrilateral): { readonly squared: number; readonly unlikely: number } => {
  const { x, y, width, height } = sidesOf(box);
  const places = [surprise(expected.x, x, DEVIATION.middle * width), surprise(expected.y, y, DEVIATION.middle * height)];
  const sides = [surprise(expected.width, width, DEVIATION.side * width), surprise(expected.height, height, DEVIATION.side * height)];
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const squared = sum([...places, ...sides].map((one) => one.squared));
  return { squared, unlikely: squared + sum(places.map(({ variance }) => Math.log(2 * Math.PI * variance))) };
};

/** Whether a thing that is seen there has turned. */
export const mannerAt = (before: BoxMovement, { at, box }: PathPoint): Manner => {
  const expected = boxMovedOn(before, at, 'steady');
  const { x, y, width, height } = sidesOf(box);
  return surprise(expected.x, x, DEVIATION.middle * width).squared + surprise(expected.y, y, DEVIATION.middle * height).squared > TURNS ? 'turning' : 'steady';
};

/** Shares of the picture that a thing is expected to go in a second. */
export const expectedSpeed = ({ x, y }: BoxMovement): number => Math.hypot(x.speed, y.speed);

/** Whether all of the box is expected outside the picture. */
export const isOutside = ({ x, y, width, height }: BoxMovement): boolean =>
  [[x, width] as const, [y, height] as const].some(([middle, side]) => middle.value + side.value / 2 < 0 || middle.value - side.value / 2 > 1);

interface Sides {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A box without an extent has one of a thousandth of the picture: the filter divides by it. */
const sidesOf = (box: Quadrilateral): Sides => {
  const { left, top, right, bottom } = edgesOf(box);
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: Math.max(0.001, right - left), height: Math.max(0.001, bottom - top) };
};
