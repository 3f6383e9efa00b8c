import type { GreyPicture } from '../grey-picture.ts';

/** Pixels of white between the lines of a page, and around them. */
const SPACE = 28;

/** Lines one below the other on a white page, and where each stands on it. */
interface LinePage {
  readonly page: GreyPicture;
  /** Index of the line at a height of the page. */
  readonly lineAt: (y: number) => number;
}

/** Puts lines one below the other on one page: the recogniser takes them in one run. */
export const stackLines = (lines: readonly GreyPicture[]): LinePage => {
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

/** The page as a PGM file (Netpbm, P5) in memory: the recogniser's library reads it as it is, while it unpacks other formats for seconds. */
export const toPgm = ({ width, height, grey }: GreyPicture): Buffer =>
  Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), grey]);
