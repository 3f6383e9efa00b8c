import type { GenerationKey, IndexCount, SegmentTally } from '@frameseek/core';

/** A name for a generation, to look it up by. */
export const generationName = ({ videoId, modality, generation }: GenerationKey): string => `${videoId} ${modality} ${generation}`;

/** What lies in a store of each generation, by `generationName`. */
export const tallyMap = (tallies: readonly SegmentTally[]): ReadonlyMap<string, IndexCount> => {
  const found = new Map<string, { words: number; readonly vectors: Record<string, number> }>();
  for (const { space, count, ...key } of tallies) {
    const own = found.get(generationName(key)) ?? { words: 0, vectors: {} };
    if (space === undefined) own.words = count;
    else own.vectors[space] = count;
    found.set(generationName(key), own);
  }
  return found;
};
