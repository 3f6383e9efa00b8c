import type { Abortable, GenerationRecord, IndexCount } from '@frameseek/core';
import type { StoreParts } from './store-parts.ts';
import { generationName, tallyMap } from './tally-map.ts';

/**
 * Looks whether a store has as much as it was given, and forgets the generations of which something is missing: their
 * stages are then done again. Counting is quick; only a store that has too little is read through.
 */
export const forgetLost = async ({ index, catalog, telemetry }: StoreParts, store: string, options: Abortable): Promise<void> => {
  // Asked first: what is written meanwhile can only make the store have more.
  const given = catalog.held(store);
  if (hasAll(await index.count(options), given)) return;
  const found = tallyMap(await index.tally(options));
  const lost = catalog.generations(store).filter((record) => record.isCurrent && isShort(record, found));
  for (const { videoId, modality } of lost) catalog.forgetGenerations(store, { videoId, modality });
  if (lost.length > 0) telemetry.log('warn', 'store.lost', { store, videos: new Set(lost.map(({ videoId }) => videoId)).size });
};

const hasAll = (has: IndexCount, given: IndexCount): boolean =>
  has.words >= given.words && Object.entries(given.vectors).every(([space, count]) => (has.vectors[space] ?? 0) >= count);

/** Whether less of a generation lies in the store than was written there. */
const isShort = ({ holds, ...key }: GenerationRecord, found: ReadonlyMap<string, IndexCount>): boolean =>
  !hasAll(found.get(generationName(key)) ?? { words: 0, vectors: {} }, holds);
