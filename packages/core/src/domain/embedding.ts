/** A model with its revision and preprocessing. Vectors of two spaces are never compared. */
export interface EmbeddingSpace {
  /** Legal as a folder and a collection name: letters, digits, `-`, `_`, `.`. */
  readonly id: string;
  readonly dimensions: number;
}

/** A unit-length vector of one space. */
export type Embedding = Float32Array;
