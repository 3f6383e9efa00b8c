import { createHash } from 'node:crypto';

/** Two sets of films: settings are to be chosen on A alone and reported on B, or the report must say that they were not. */
export type Half = 'A' | 'B';

/** The half of a video, by its id, or of a query that belongs to none: the same in every run and for every set. */
export const halfOf = (id: string): Half => (createHash('sha256').update(id).digest().readUInt32BE(0) % 2 === 0 ? 'A' : 'B');
