import { LEAST_SCORE, type FoundBox } from './found-boxes.ts';

/** Pixels of one cell of each of the grids, the finest first (Ge et al. 2021). */
const STRIDES = [8, 16, 32] as const;
/** Numbers of a cell before its scores: where the middle is, the logarithms of width and height, whether there is anything. */
const HEAD = 5;

/**
 * The boxes in the output `[cells, 5 + labels]` of YOLOX for a picture of `width` × `height`: the cells of three grids row by row, each with its offset
 * from the cell's corner and the logarithm of its size in cells; a score is that of anything times that of the class.
 */
export const yoloxBoxes = (output: Float32Array, { width, height, labels }: { readonly width: number; readonly height: number; readonly labels: number }): FoundBox[] => {
  const boxes: FoundBox[] = [];
  const row = HEAD + labels;
  let at = 0;
  for (const stride of STRIDES) {
    const [columns, rows] = [width / stride, height / stride];
    for (let cell = 0; cell < columns * rows; cell += 1, at += row) {
      const anything = output[at + 4] ?? 0;
      if (anything < LEAST_SCORE) continue;
      const { label, score } = surest(output, at + HEAD, labels);
      if (anything * score < LEAST_SCORE) continue;
      const [x, y] = [((output[at] ?? 0) + (cell % columns)) * stride, ((output[at + 1] ?? 0) + Math.floor(cell / columns)) * stride];
      const [w, h] = [Math.exp(output[at + 2] ?? 0) * stride, Math.exp(output[at + 3] ?? 0) * stride];
      boxes.push({ label, score: anything * score, left: x - w / 2, top: y - h / 2, right: x + w / 2, bottom: y + h / 2 });
    }
  }
  return boxes;
};

/** How many cells there are for a picture of this size. */
export const yoloxCells = (width: number, height: number): number => STRIDES.reduce((sum, stride) => sum + (width / stride) * (height / stride), 0);

const surest = (scores: Float32Array, from: number, count: number): { readonly label: number; readonly score: number } => {
  let label = 0;
  for (let one = 1; one < count; one += 1) if ((scores[from + one] ?? 0) > (scores[from + label] ?? 0)) label = one;
  return { label, score: scores[from + label] ?? 0 };
};
