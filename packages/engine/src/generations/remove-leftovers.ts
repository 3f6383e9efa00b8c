import type { WriteContext } from '../indexing/ingest-context.ts';

/** Removes what a broken run left of a video's segments: generations that were replaced, or that nobody finished. */
export const removeLeftovers = async ({ parts: { index, catalog, store: libraryStore }, video: { id }, signal }: WriteContext): Promise<void> => {
  const store = await libraryStore.identity({ signal });
  const generations = catalog.generations(store, id);
  for (const { modality, generation } of generations.filter(({ isCurrent }) => isCurrent)) {
    if (!generations.some((other) => other.modality === modality && !other.isCurrent)) continue;
    await index.remove(id, { modality, keeping: generation, signal });
    catalog.forgetGenerations(store, { videoId: id, modality, keeping: generation });
  }
};
