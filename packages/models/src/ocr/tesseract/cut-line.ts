import type { GreyPicture, LineBox } from '../grey-picture.ts';

/** One line cut out of its picture: dark letters on white, all lines of about the same height. */
export interface LineImage extends GreyPicture {
  /** How much it looks like text before it is read, higher for wide lines of clear black on white. */
  readonly promise: number;
}

/** Height in pixels that letters are brought to; the recogniser was trained on about this (30 to 40 pixels a line). */
const LETTERS = 32;
/** What is cut out around a line, as a share of its height: tails of letters, and some background. */
const MARGIN = 0.35;
/** Wider lines are cut: no line of text is so long. */
const MAX_WIDTH = 3000;

/** The line alone, enlarged or reduced, dark on white whichever way it was. Undefined where there is hardly a contrast. */
export const cutLine = (picture: GreyPicture, box: LineBox): LineImage | undefined => {
  const high = box.bottom - box.top;
  const margin = Math.max(2, Math.round(high * MARGIN));
  const top = Math.max(0, box.top - margin);
  const left = Math.max(0, box.left - margin);
  const bottom = Math.min(picture.height, box.bottom + margin);
  const right = Math.min(picture.width, box.right + margin);
  const scale = LETTERS / high;
  const height = Math.max(1, Math.round((bottom - top) * scale));
  const width = Math.min(MAX_WIDTH, Math.max(1, Math.round((right - left) * scale)));
  const image = resized(picture, { left, top, right: left + width / scale, bottom }, { width, height });
  if (!darkOnWhite(image)) return undefined;
  withoutRules(image);
  const haze = shareOfHaze(image);
  return haze > MAX_HAZE ? undefined : { ...image, promise: Math.min(MAX_ASPECT, width / height) * (1 - 3 * haze) };
};

/** Share of pixels neither ink nor paper from which on it is a texture; letters of 8 pixels have a fifth. */
const MAX_HAZE = 0.3;

const shareOfHaze = ({ grey }: GreyPicture): number => {
  let count = 0;
  for (const value of grey) if (value > 70 && value <= 200) count += 1;
  return count / grey.length;
};

/** Lines that are wider still promise no more. */
const MAX_ASPECT = 8;

/** Bilinear; when reducing, means over the area, so that thin strokes stay. */
const resized = (picture: GreyPicture, box: LineBox, { width, height }: { width: number; height: number }): GreyPicture => {
  const grey = new Uint8Array(width * height);
  const [stepX, stepY] = [(box.right - box.left) / width, (box.bottom - box.top) / height];
  const taps = Math.max(1, Math.round(stepX));
  const columns = tapsAlong({ from: box.left, step: stepX, count: width, taps, most: picture.width - 2 });
  const rows = tapsAlong({ from: box.top, step: stepY, count: height, taps, most: picture.height - 2 });
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let v = y * taps; v < (y + 1) * taps; v++) {
        const [row, dy] = [(rows.first[v] ?? 0) * picture.width, rows.share[v] ?? 0];
        for (let u = x * taps; u < (x + 1) * taps; u++) {
          const [i, dx] = [row + (columns.first[u] ?? 0), columns.share[u] ?? 0];
          const above = (picture.grey[i] ?? 0) * (1 - dx) + (picture.grey[i + 1] ?? 0) * dx;
          const below = (picture.grey[i + picture.width] ?? 0) * (1 - dx) + (picture.grey[i + picture.width + 1] ?? 0) * dx;
          sum += above * (1 - dy) + below * dy;
        }
      }
      grey[y * width + x] = sum / (taps * taps);
    }
  }
  return { width, height, grey };
};

interface Axis {
  readonly from: number;
  readonly step: number;
  readonly count: number;
  readonly taps: number;
  readonly most: number;
}

/** Along one side, the same for every row or column: the first of the two pixels of each tap, and the share of the second. */
const tapsAlong = ({ from, step, count, taps, most }: Axis): { readonly first: Int32Array; readonly share: Float64Array } => {
  const first = new Int32Array(count * taps);
  const share = new Float64Array(count * taps);
  for (let i = 0; i < first.length; i++) {
    const at = from + (Math.floor(i / taps) + ((i % taps) + 0.5) / taps) * step - 0.5;
    first[i] = Math.max(0, Math.min(most, Math.floor(at)));
    share[i] = Math.max(0, Math.min(1, at - (first[i] ?? 0)));
  }
  return { first, share };
};

/** Least difference of brightness between letters and ground. */
const CONTRAST = 24;

/** Stretches the brightness in place so that the ground is white and the letters are black; false without a contrast. */
const darkOnWhite = ({ grey }: GreyPicture): boolean => {
  const counts = new Uint32Array(256);
  for (const value of grey) counts[value] = (counts[value] ?? 0) + 1;
  // The value at a share of all, were they sorted.
  const at = (share: number): number => {
    let left = Math.floor(share * (grey.length - 1));
    return counts.findIndex((count) => (left -= count) < 0);
  };
  const [darkest, ground, lightest] = [at(0.02), at(0.5), at(0.98)];
  const lightLetters = lightest - ground > ground - darkest;
  const range = lightLetters ? lightest - ground : ground - darkest;
  if (range < CONTRAST) return false;
  const stretched = Uint8Array.from({ length: 256 }, (_, value) => {
    const away = lightLetters ? value - ground : ground - value;
    return 255 - Math.max(0, Math.min(255, Math.round((255 * away) / range)));
  });
  for (let i = 0; i < grey.length; i++) grey[i] = stretched[grey[i] ?? 0] ?? 0;
  return true;
};

/** Ink that a row or a column has when it is the frame or the rule beside a text: no letter goes from edge to edge. */
const RULE_ROW = 0.7;
const RULE_COLUMN = 0.9;
const INK = 128;

/** Whitens frames and underlines in place: they are read as letters. */
const withoutRules = ({ width, height, grey }: GreyPicture): void => {
  const rows = new Uint16Array(height);
  const columns = new Uint16Array(width);
  for (let i = 0; i < grey.length; i++) {
    if ((grey[i] ?? 0) >= INK) continue;
    const [x, y] = [i % width, Math.floor(i / width)];
    rows[y] = (rows[y] ?? 0) + 1;
    columns[x] = (columns[x] ?? 0) + 1;
  }
  const isRule = (line: Uint16Array, at: number, most: number): boolean =>
    [at - 1, at, at + 1].some((near) => (line[near] ?? 0) > most);
  for (let y = 0; y < height; y++) if (isRule(rows, y, RULE_ROW * width)) grey.fill(255, y * width, (y + 1) * width);
  for (let x = 0; x < width; x++) {
    if (!isRule(columns, x, RULE_COLUMN * height)) continue;
    for (let y = 0; y < height; y++) grey[y * width + x] = 255;
  }
};
