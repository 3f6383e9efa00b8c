import type { Sighting } from '../insight.ts';

type Box = Sighting['positions'][number]['box'];

/** Square crops of a picture, each half over its neighbours, row by row. */
export interface CropGrid {
  readonly rows: number;
  readonly columns: number;
}

/** Crops must differ by this much, as cosines, or the object is everywhere and nowhere. */
const TELLS_A_PLACE = 0.015;

/** What counts as the object, from the mean (0) to the best (1). */
const OF_THE_OBJECT = 0.6;

/**
 * Where in a picture the object is, in shares of it: the area around the best of its parts that is nearly as good. Each part
 * scores the mean of the crops that hold it. Coarse: to a quarter of the picture's height. Undefined when no place stands out.
 */
export const locateObject = (scores: readonly number[], { rows, columns }: CropGrid): Box | undefined => {
  const mean = scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
  if (scores.length < 2 || Math.max(...scores) - mean < TELLS_A_PLACE) return undefined;
  const cells = heat(scores, { rows, columns });
  const [width, height] = [columns + 1, rows + 1];
  const best = cells.indexOf(Math.max(...cells));
  const line = mean + OF_THE_OBJECT * ((cells[best] ?? 0) - mean);
  const inside = connected(best, { width, height, holds: (cell) => (cells[cell] ?? -Infinity) >= line });
  const xs = inside.map((cell) => cell % width);
  const ys = inside.map((cell) => Math.floor(cell / width));
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { x: left / width, y: top / height, width: (Math.max(...xs) + 1 - left) / width, height: (Math.max(...ys) + 1 - top) / height };
};

/** Cells of half a crop's side: one more than crops in each direction. */
const heat = (scores: readonly number[], { rows, columns }: CropGrid): number[] =>
  Array.from({ length: (rows + 1) * (columns + 1) }, (_, cell) => {
    const [y, x] = [Math.floor(cell / (columns + 1)), cell % (columns + 1)];
    const over = [[y - 1, x - 1], [y - 1, x], [y, x - 1], [y, x]].flatMap(([row = -1, column = -1]) =>
      row < 0 || column < 0 || row >= rows || column >= columns ? [] : [scores[row * columns + column] ?? 0]);
    return over.reduce((sum, score) => sum + score, 0) / Math.max(1, over.length);
  });

const connected = (from: number, { width, height, holds }: { width: number; height: number; holds: (cell: number) => boolean }): readonly number[] => {
  const found = new Set([from]);
  for (const cell of found) {
    const [y, x] = [Math.floor(cell / width), cell % width];
    const near = [x > 0 ? cell - 1 : -1, x < width - 1 ? cell + 1 : -1, y > 0 ? cell - width : -1, y < height - 1 ? cell + width : -1];
    for (const other of near) if (other >= 0 && holds(other)) found.add(other);
  }
  return [...found];
};
