import type { Frame } from '../domain/frame.ts';
import type { ObjectColor } from '../domain/object-track.ts';
import type { Quadrilateral } from '../domain/screen-text.ts';
import { edgesOf } from './boxes.ts';

/** The middle of a box that is looked at, as a share of its sides: around it there is more of what stands behind. */
const MIDDLE = 0.6;
/** Pixels that are looked at in each direction, at most. */
const SAMPLES = 20;
/** Share of the pixels that a colour must have to be that of the thing. */
const MOST = 0.3;

/** The colour that most pixels in the middle of a box have; undefined where none has a share of them, or no pixel lies there. */
export const colorOfBox = ({ width, height, rgb }: Omit<Frame, 'at'>, box: Quadrilateral): ObjectColor | undefined => {
  const { left, top, right, bottom } = edgesOf(box);
  const counts = new Map<ObjectColor, number>();
  let all = 0;
  for (const y of pixels(top * height, bottom * height, height)) {
    for (const x of pixels(left * width, right * width, width)) {
      const at = (y * width + x) * 3;
      const color = colorName(rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0);
      counts.set(color, (counts.get(color) ?? 0) + 1);
      all += 1;
    }
  }
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  return most !== undefined && most[1] >= MOST * all ? most[0] : undefined;
};

/** Pixels evenly over the middle of a stretch. */
const pixels = (from: number, to: number, end: number): readonly number[] => {
  const [middle, half] = [(from + to) / 2, ((to - from) * MIDDLE) / 2];
  const count = Math.max(1, Math.min(SAMPLES, Math.round(2 * half)));
  return Array.from({ length: count }, (_, index) => Math.floor(middle - half + ((index + 0.5) * 2 * half) / count)).filter((pixel) => pixel >= 0 && pixel < end);
};

/** Below this value (0 to 1) everything is black; below this saturation nothing has a hue, and from this value on it is white. */
const [BLACK, GREY, WHITE] = [0.2, 0.2, 0.8];
/** Up to which hue in degrees a colour is called so. */
const HUES: readonly (readonly [upTo: number, color: ObjectColor])[] = [[14, 'red'], [42, 'orange'], [70, 'yellow'], [165, 'green'], [258, 'blue'], [292, 'purple'], [342, 'pink'], [360, 'red']];
/** Dark orange is called brown, and pale red pink. */
const [BROWN, PINK] = [{ below: 0.72, from: 8, to: 48 }, { saturation: 0.55, value: 0.75 }] as const;

/** What people call a colour (channels 0 to 255), by its hue, saturation and value. */
export const colorName = (red: number, green: number, blue: number): ObjectColor => {
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const value = most / 255;
  if (value < BLACK) return 'black';
  const saturation = (most - least) / most;
  if (saturation < GREY) return value >= WHITE ? 'white' : 'grey';
  const hue = hueOf(red, green, blue);
  if (hue >= BROWN.from && hue <= BROWN.to && value < BROWN.below) return 'brown';
  const color = HUES.find(([upTo]) => hue < upTo)?.[1] ?? 'red';
  return color === 'red' && saturation < PINK.saturation && value > PINK.value ? 'pink' : color;
};

/** 0 to 360 degrees, red first. */
const hueOf = (red: number, green: number, blue: number): number => {
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const range = most - least;
  const sixth = most === red ? (green - blue) / range : most === green ? (blue - red) / range + 2 : (red - green) / range + 4;
  return (sixth * 60 + 360) % 360;
};
