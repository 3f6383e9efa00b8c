import { normalizeText } from '../tokenize.ts';

const pairs = (text: string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (let i = 0; i < text.length - 1; i += 1) {
    const pair = text.slice(i, i + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
};

interface Shape {
  readonly plain: string;
  readonly pairs: ReadonlyMap<string, number>;
}

/** Shapes that are kept: the lines of two full screens are compared each with each. */
const MAX_SHAPES = 256;
const shapes = new Map<string, Shape>();

const shapeOf = (text: string): Shape => {
  const known = shapes.get(text);
  if (known !== undefined) return known;
  const plain = normalizeText(text).trim();
  const shape = { plain, pairs: pairs(plain) };
  if (shapes.size >= MAX_SHAPES) shapes.clear();
  shapes.set(text, shape);
  return shape;
};

/**
 * How alike two texts are, 0 to 1, by the letter pairs they share (Dice 1945; Adamson and Boreham 1974). Forgives the odd
 * misread letter.
 */
export const diceSimilarity = (a: string, b: string): number => {
  const [left, right] = [shapeOf(a), shapeOf(b)];
  if (left.plain === right.plain) return 1;
  if (left.plain.length < 2 || right.plain.length < 2) return 0;
  let shared = 0;
  for (const [pair, count] of left.pairs) shared += Math.min(count, right.pairs.get(pair) ?? 0);
  return (2 * shared) / (left.plain.length + right.plain.length - 2);
};
