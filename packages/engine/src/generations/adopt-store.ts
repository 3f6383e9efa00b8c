import { INDEXED_MODALITIES, type Abortable, type IndexCount, type StageRecord } from '@frameseek/core';
import type { StoreParts } from './store-parts.ts';
import { generationName, tallyMap } from './tally-map.ts';

/**
 * Enters what a store holds of a library from before stores and generations were told apart: what lies there is
 * generation 0. What is done in the catalog, but not there, was lost.
 */
export const adoptStore = async ({ index, catalog }: Pick<StoreParts, 'index' | 'catalog'>, store: string, options: Abortable): Promise<void> => {
  const videos = catalog.everyVideo();
  if (videos.length === 0) return;
  const found = tallyMap(await index.tally(options));
  catalog.atomically(() => {
    for (const { id } of videos) {
      for (const record of catalog.stages(id)) {
        const modality = INDEXED_MODALITIES.find((one) => one === record.stage);
        if (modality === undefined || record.state !== 'done' || record.generation !== undefined) continue;
        const key = { videoId: id, modality, generation: 0 };
        const lies = found.get(generationName(key)) ?? (record.count === 0 ? NOTHING : undefined);
        if (lies !== undefined) catalog.putGeneration(store, { ...key, isCurrent: true, holds: withSpace(lies, record) });
      }
      const described = { videoId: id, modality: 'described' as const, generation: 0 };
      const lies = found.get(generationName(described));
      if (lies !== undefined) catalog.putGeneration(store, { ...described, isCurrent: true, holds: lies });
    }
  });
};

const NOTHING: IndexCount = { words: 0, vectors: {} };

/** A stage that found nothing was done for its space, too. */
const withSpace = ({ words, vectors }: IndexCount, record: StageRecord): IndexCount => {
  const space = record.count === 0 ? spaceOf(record) : undefined;
  return space === undefined ? { words, vectors } : { words, vectors: { [space]: 0, ...vectors } };
};

/** The space that a stage was done for, as its means say: first for what is seen, last for what is said and written. */
export const spaceOf = ({ stage, by }: Pick<StageRecord, 'stage' | 'by'>): string | undefined => {
  const parts = by.split('/');
  if (stage === 'visual') return parts[0];
  const last = parts.at(-1);
  return (stage === 'speech' || stage === 'text') && last !== 'words' ? last : undefined;
};
