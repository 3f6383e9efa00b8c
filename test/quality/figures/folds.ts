import { createHash } from 'node:crypto';

/** Sets of films that are apart: what has constants is fitted on four of them and measured on the fifth. */
export const FOLDS = [0, 1, 2, 3, 4] as const;
export type Fold = (typeof FOLDS)[number];

/** The fold of a video, by its id, or of a query that belongs to none: the same in every run and for every set. */
export const foldOf = (id: string): Fold =>
  FOLDS[createHash('sha256').update(id).digest().readUInt32BE(0) % FOLDS.length] ?? 0;
