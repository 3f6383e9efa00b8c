import type { Corner, ObjectTrack, Quadrilateral } from '@frameseek/core';

/** Degrees from one hue to the next: the golden angle, so that the first few classes are far apart, however many there are. */
const HUE_STEP = 137.5;

const hueOf = (place: number): number => (place * HUE_STEP + 145) % 360;

/** The colour of the boxes of a class, by its place among all: bright enough for any picture. */
export const boxColour = (place: number): string => `oklch(0.78 0.17 ${hueOf(place)})`;

/** The same beside text, where it is told from the page in light and in dark (3 to 1 and more). */
export const classColour = (place: number): string => `light-dark(oklch(0.58 0.17 ${hueOf(place)}), oklch(0.78 0.17 ${hueOf(place)}))`;

/** The classes of the tracks, those with the most first. */
export const classesOf = (tracks: readonly Pick<ObjectTrack, 'label'>[]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const { label } of tracks) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].toSorted(([a, many], [b, few]) => few - many || a.localeCompare(b)).map(([label]) => label);
};

/** An area of the picture, or a line through it, by its corners in shares of the picture. */
export interface Zone {
  readonly kind: 'area' | 'line';
  readonly corners: readonly Corner[];
}

/** Percent of the picture: the edges of an area, or where a line begins (left, top) and where it ends. */
export interface ZoneEdges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The corners of a rectangle, clockwise, or the ends of a line. */
export const zoneOf = (kind: Zone['kind'], { left, top, right, bottom }: ZoneEdges): Zone => {
  const [x, y, toX, toY] = [left / 100, top / 100, right / 100, bottom / 100];
  return { kind, corners: kind === 'line' ? [[x, y], [toX, toY]] : [[x, y], [toX, y], [toX, toY], [x, toY]] };
};

/** The edges around an area, or the ends of a line. */
export const zoneEdges = ({ kind, corners }: Zone): ZoneEdges => {
  const xs = corners.map(([x]) => Math.round(x * 100));
  const ys = corners.map(([, y]) => Math.round(y * 100));
  return kind === 'line'
    ? { left: xs[0] ?? 0, top: ys[0] ?? 0, right: xs[1] ?? 0, bottom: ys[1] ?? 0 }
    : { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
};

/** Corners as an SVG attribute, in pixels of the picture. */
export const pointsOf = (corners: readonly Corner[] | Quadrilateral, { width, height }: { readonly width: number; readonly height: number }): string =>
  corners.map(([x, y]) => `${(x * width).toFixed(1)},${(y * height).toFixed(1)}`).join(' ');
