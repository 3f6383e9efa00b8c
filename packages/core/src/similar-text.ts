import { plainText } from './plain-words.ts';

const pairs = (text: string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (let i = 0; i < text.length - 1; i += 1) {
    const pair = text.slice(i, i + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
};

/** How alike two texts are, 0 to 1, by the letter pairs they share (Dice 1945). Forgives the odd misread letter. */
export const similarity = (a: string, b: string): number => {
  const [left, right] = [plainText(a).trim(), plainText(b).trim()];
  if (left === right) return 1;
  if (left.length < 2 || right.length < 2) return 0;
  const rightPairs = pairs(right);
  let shared = 0;
  for (const [pair, count] of pairs(left)) shared += Math.min(count, rightPairs.get(pair) ?? 0);
  return (2 * shared) / (left.length + right.length - 2);
};
