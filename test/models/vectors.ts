/** Deterministic vectors: the same text gives the same direction on every machine. */

const random = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

const hash = (text: string): number => {
  let value = 2166136261;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 16777619);
  return value | 0;
};

export const unit = (vector: readonly number[]): number[] => {
  const length = Math.hypot(...vector) || 1;
  return vector.map((x) => x / length);
};

/** A unit vector that depends only on the text. */
export const direction = (text: string, dimensions: number): number[] => {
  const next = random(hash(text));
  const gaussian = (): number => Math.sqrt(-2 * Math.log(next() + 1e-12)) * Math.cos(2 * Math.PI * next());
  return unit(Array.from({ length: dimensions }, gaussian));
};

/** A rotation whose rows are orthonormal, so that embeddings are dense like those of a real model. */
export const rotation = (dimensions: number, seed: string): number[][] => {
  const rows: number[][] = [];
  for (let index = 0; index < dimensions; index++) {
    let vector = direction(`${seed}:${index}`, dimensions);
    for (const row of rows) {
      const along = row.reduce((sum, x, k) => sum + x * (vector[k] ?? 0), 0);
      vector = vector.map((x, k) => x - along * (row[k] ?? 0));
    }
    rows.push(unit(vector));
  }
  return rows;
};
