/** The product of two vectors: of vectors of length 1 the cosine of the angle between them, 1 for the same voice. */
export const cosine = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
};

/** The mean of vectors that count by their weights; not of length 1. */
export const meanVector = (parts: readonly { readonly vector: Float32Array; readonly weight: number }[]): Float32Array => {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  const mean = new Float32Array(parts[0]?.vector.length ?? 0);
  for (const { vector, weight } of parts) {
    for (let index = 0; index < mean.length; index += 1) mean[index] = (mean[index] ?? 0) + ((vector[index] ?? 0) * weight) / total;
  }
  return mean;
};

/** The vector brought to the length of 1; one of zeros stays. */
export const unitVector = (vector: Float32Array): Float32Array => {
  const length = Math.sqrt(cosine(vector, vector));
  return length === 0 ? vector : vector.map((value) => value / length);
};
