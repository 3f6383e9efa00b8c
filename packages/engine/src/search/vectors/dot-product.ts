import type { Embedding } from '@frameseek/core';

/** The sum of the products: of two vectors of unit length their cosine, −1 to 1. */
export const dotProduct = (a: Embedding, b: Embedding): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
};
