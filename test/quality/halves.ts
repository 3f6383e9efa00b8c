import { createHash } from 'node:crypto';

/** Settings are chosen on half A and reported on half B, so that nothing is tuned to what it is measured by. */
export type Half = 'A' | 'B';

/** The half of a video, by its id, or of a query that belongs to none: the same in every run and for every set. */
export const halfOf = (id: string): Half => (createHash('sha256').update(id).digest().readUInt32BE(0) % 2 === 0 ? 'A' : 'B');
