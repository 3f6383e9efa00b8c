import type { Fault, SegmentIndex } from '@frameseek/core';

/** A store that could not be opened, for whoever can go on without: each of its calls rejects with what kept it away. */
export const absentIndex = (fault: Fault): SegmentIndex => {
  const reject = (): Promise<never> => Promise.reject(fault);
  return {
    name: 'no store',
    identity: reject, upsertVectors: reject, upsertWords: reject, searchVectors: reject, searchWords: reject, vectorsOf: reject, wordsOf: reject,
    remove: reject, count: reject, spaces: reject, tally: reject, dropSpace: reject, optimize: reject,
    close: () => Promise.resolve(),
  };
};
