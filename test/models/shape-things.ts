import { FLOAT, Graph } from './onnx-writer.ts';
import type { Repository } from './word-pieces.ts';

/** What the detector knows, by the shape of the rectangle: as wide as high, higher, wider. */
const SHAPES = ['square', 'person', 'dog'];
const SIDE = 128;
const STRIDE = 8;
const CELLS = SIDE / STRIDE;
/** Pixels around each cell that are looked at; a thing must lie in them alone, so it is at most so large. */
const WINDOW = 64;
/** How surely it is there. */
const SCORE = 0.95;

/**
 * A detector in the form of YOLOX that finds coloured rectangles on grey exactly: squares, upright ones (`person`) and lying ones (`dog`). The middle and the
 * sides follow from the moments of the coloured pixels around each cell. Its filters are made by hand; nothing is trained.
 */
export const shapeThings = (): Repository => ({
  'config.json': { model_type: 'yolox', image_size: SIDE, id2label: Object.fromEntries(SHAPES.map((label, index) => [index, label])) },
  'onnx/model.onnx': toGraph().build(),
});

const toGraph = (): Graph => {
  const g = new Graph('shapes');
  const images = g.input('images', FLOAT, [1, 3, SIDE, SIDE]);
  const ramp = (x: string, from: number, to: number): string => g.op('Clip', g.op('Mul', g.op('Sub', x, g.f(from)), g.f(1 / (to - from))), g.f(0), g.f(1));
  const channels = { axes: [1], keepdims: 1 };
  const mask = ramp(g.op('Sub', g.op('ReduceMax', images, channels), g.op('ReduceMin', images, channels)), 30, 90);
  const sums = g.op('Conv', mask, g.f(KERNELS.flat(), [KERNELS.length, 1, WINDOW, WINDOW]), { kernel_shape: [WINDOW, WINDOW], strides: [STRIDE, STRIDE], pads: PADS });
  const sum = (index: number): string => g.op('Gather', sums, g.i([index]), { axis: 1 });
  const area = g.op('Add', sum(0), g.f(1e-3));
  const mean = (index: number): string => g.op('Div', sum(index), area);
  const [x, y] = [mean(1), mean(2)];
  // Of a rectangle: the side is the root of twelve times the variance.
  const side = (square: number, middle: string): string =>
    g.op('Sqrt', g.op('Clip', g.op('Mul', g.op('Sub', mean(square), g.op('Mul', middle, middle)), g.f(12)), g.f(1), g.f(WINDOW ** 2)));
  const [width, height] = [side(3, x), side(4, y)];
  const within = (middle: string): string => ramp(g.op('Abs', middle), STRIDE / 2 + 0.1, STRIDE / 2);
  // Two things do not fill what would be the box around both.
  const isOne = ramp(g.op('Div', area, g.op('Mul', width, height)), 0.7, 0.8);
  const isThere = g.op('Mul', isOne, g.op('Mul', g.op('Mul', ramp(area, 20, 40), ramp(sum(5), 1, 0)), g.op('Mul', within(x), within(y))));
  const shape = g.op('Log', g.op('Div', width, height));
  const [upright, lying] = [ramp(shape, -0.35, -0.4), ramp(shape, 0.35, 0.4)];
  const square = g.op('Sub', g.f(1), g.op('Add', upright, lying));
  const offset = (middle: string): string => g.op('Add', g.op('Mul', middle, g.f(1 / STRIDE)), g.f(0.5));
  const size = (length: string): string => g.op('Log', g.op('Mul', length, g.f(1 / STRIDE)));
  const cells = g.op('Concat', offset(x), offset(y), size(width), size(height), g.op('Mul', isThere, g.f(SCORE)), square, upright, lying, { axis: 1 });
  const rows = g.op('Transpose', g.op('Reshape', cells, g.i([1, 5 + SHAPES.length, CELLS ** 2])), { perm: [0, 2, 1] });
  const coarser = (CELLS / 2) ** 2 + (CELLS / 4) ** 2;
  g.output('output', [1, CELLS ** 2 + coarser, 5 + SHAPES.length], g.op('Concat', rows, g.f(new Array<number>(coarser * (5 + SHAPES.length)).fill(0), [1, coarser, 5 + SHAPES.length]), { axis: 1 }));
  return g;
};

/** So that the window of each cell has its middle in that of the cell. */
const PADS = [1, 2, 3, 4].map(() => (WINDOW - STRIDE) / 2);

const plane = (value: (x: number, y: number) => number): number[] =>
  Array.from({ length: WINDOW ** 2 }, (_, index) => value((index % WINDOW) + 0.5 - WINDOW / 2, Math.floor(index / WINDOW) + 0.5 - WINDOW / 2));
/** Pixels, their moments, a twelfth of a pixel for the width of each, and those at the edge. */
const KERNELS = [
  plane(() => 1), plane((x) => x), plane((_, y) => y), plane((x) => x ** 2 + 1 / 12), plane((_, y) => y ** 2 + 1 / 12),
  plane((x, y) => (Math.max(Math.abs(x), Math.abs(y)) > WINDOW / 2 - 1.5 ? 1 : 0)),
];
