import type { GreyPicture, LineBox } from './find-lines.ts';

/** One line cut out of its picture: dark letters on white, all lines of about the same height. */
export interface LineImage extends GreyPicture {
  /** How much it looks like text before it is read, higher for wide lines of clear black on white. */
  readonly promise: number;
}

/** Height in pixels that letters are brought to; the recogniser was trained on about this (30 to 40 pixels a line). */
const LETTERS = 32;
/** What is cut out around a line, as a share of its height: tails of letters, and some background. */
const MARGIN = 0.35;
/** White between the lines of a sheet, and around them. */
const SPACE = 28;
/** Wider lines are cut: no line of text is so long. */
const MOST_WIDTH = 3000;

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
  const width = Math.min(MOST_WIDTH, Math.max(1, Math.round((right - left) * scale)));
  const image = resized(picture, { left, top, right: left + width / scale, bottom }, { width, height });
  if (!darkOnWhite(image)) return undefined;
  withoutRules(image);
  const haze = image.grey.reduce((count, value) => count + (value > 70 && value <= 200 ? 1 : 0), 0) / image.grey.length;
  return haze > MOST_HAZE ? undefined : { ...image, promise: Math.min(MOST_ASPECT, width / height) * (1 - 3 * haze) };
};

/** Share of pixels neither ink nor paper from which on it is a texture; letters of 8 pixels have a fifth. */
const MOST_HAZE = 0.3;
/** Lines that are wider still promise no more. */
const MOST_ASPECT = 8;

/** Bilinear; when reducing, means over the area, so that thin strokes stay. */
const resized = (picture: GreyPicture, box: LineBox, { width, height }: { width: number; height: number }): GreyPicture => {
  const grey = new Uint8Array(width * height);
  const [stepX, stepY] = [(box.right - box.left) / width, (box.bottom - box.top) / height];
  const taps = Math.max(1, Math.round(stepX));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let v = 0; v < taps; v++) {
        for (let u = 0; u < taps; u++) {
          sum += valueAt(picture, box.left + (x + (u + 0.5) / taps) * stepX - 0.5, box.top + (y + (v + 0.5) / taps) * stepY - 0.5);
        }
      }
      grey[y * width + x] = sum / (taps * taps);
    }
  }
  return { width, height, grey };
};

const valueAt = ({ width, height, grey }: GreyPicture, x: number, y: number): number => {
  const left = Math.max(0, Math.min(width - 2, Math.floor(x)));
  const top = Math.max(0, Math.min(height - 2, Math.floor(y)));
  const [dx, dy] = [Math.max(0, Math.min(1, x - left)), Math.max(0, Math.min(1, y - top))];
  const i = top * width + left;
  const above = (grey[i] ?? 0) * (1 - dx) + (grey[i + 1] ?? 0) * dx;
  const below = (grey[i + width] ?? 0) * (1 - dx) + (grey[i + width + 1] ?? 0) * dx;
  return above * (1 - dy) + below * dy;
};

/** Least difference of brightness between letters and ground. */
const CONTRAST = 24;

/** Stretches the brightness in place so that the ground is white and the letters are black; false without a contrast. */
const darkOnWhite = ({ grey }: GreyPicture): boolean => {
  const sorted = grey.toSorted();
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  const [darkest, ground, lightest] = [at(0.02), at(0.5), at(0.98)];
  const lightLetters = lightest - ground > ground - darkest;
  const range = lightLetters ? lightest - ground : ground - darkest;
  if (range < CONTRAST) return false;
  for (let i = 0; i < grey.length; i++) {
    const away = lightLetters ? (grey[i] ?? 0) - ground : ground - (grey[i] ?? 0);
    grey[i] = 255 - Math.max(0, Math.min(255, Math.round((255 * away) / range)));
  }
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

/** Lines one below the other on a white page, and where each stands on it. */
export interface LineSheet {
  readonly page: GreyPicture;
  /** Index of the line at a height of the page. */
  readonly lineAt: (y: number) => number;
}

export const toSheet = (lines: readonly GreyPicture[]): LineSheet => {
  const width = Math.max(...lines.map((line) => line.width)) + 2 * SPACE;
  const tops: number[] = [];
  let height = SPACE;
  for (const line of lines) {
    tops.push(height);
    height += line.height + SPACE;
  }
  const grey = new Uint8Array(width * height).fill(255);
  lines.forEach((line, index) => {
    const top = tops[index] ?? 0;
    for (let y = 0; y < line.height; y++) {
      grey.set(line.grey.subarray(y * line.width, (y + 1) * line.width), (top + y) * width + SPACE);
    }
  });
  const lineAt = (y: number): number => Math.max(0, tops.findLastIndex((top) => top - SPACE / 2 <= y));
  return { page: { width, height, grey }, lineAt };
};

/** The page as a PGM file in memory: the recogniser's library reads it as it is, while it unpacks other formats for seconds. */
export const toPgm = ({ width, height, grey }: GreyPicture): Buffer =>
  Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), grey]);
