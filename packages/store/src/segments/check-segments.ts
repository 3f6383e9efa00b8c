import { Fault, type Embedding, type EmbeddingSpace, type Segment } from '@frameseek/core';

/** Checks that a vector belongs to its space, and is one; throws `store/space-mismatch`, and `input/invalid` for what is not a number. */
export const requireDimensions = (space: EmbeddingSpace, vector: Embedding): void => {
  if (vector.length !== space.dimensions) throw new Fault('store/space-mismatch', { space: space.id, expected: space.dimensions, actual: vector.length });
  if (vector.every(Number.isFinite)) return;
  throw new Fault('input/invalid', { problems: [`an embedding in ${space.id} has values that are no numbers`] });
};

/** Checks that a space's id may become the name of a folder or a collection; throws `input/invalid`. */
export const requireLegalSpace = ({ id }: EmbeddingSpace): void => {
  if (/^[\w.-]{1,200}$/.test(id)) return;
  throw new Fault('input/invalid', { problems: [`"${id}" is not the name of an embedding space`] });
};

/** Checks that each segment has words to be found by; throws `input/invalid`. */
export const requireTexts = (segments: readonly Segment[]): void => {
  const silent = segments.find(({ text }) => text === undefined || text === '');
  if (silent !== undefined) throw new Fault('input/invalid', { problems: [`the segment ${silent.id} has no text`] });
};
