import type { EmbeddedSegment, EmbeddingSpace, Modality, Segment } from '@frameseek/core';
import { guardWrite } from '../indexing/guard-write.ts';
import type { WriteContext } from '../indexing/ingest-context.ts';

/** A generation of segments that is being written beside the one that answers. */
export interface OpenGeneration {
  /** Its number, which stands in its segments. */
  readonly number: number;
  /** The store that it is written into. */
  readonly store: string;
  /** Nothing answers yet: what is written of it is found at once. */
  readonly isFirst: boolean;
  /** Throws what `guardWrite` throws, and the faults of the store, as the next does. */
  writeVectors(space: EmbeddingSpace, segments: readonly EmbeddedSegment[]): Promise<void>;
  writeWords(segments: readonly Segment[]): Promise<void>;
  /** From now on it answers. Part of the transaction around it; throws an `AbortError` where another process has begun it anew. */
  commit(): void;
  /** Removes, after the transaction, what it replaced. */
  removeReplaced(): Promise<void>;
}

/** What a generation consists of: segments of one modality, with vectors of a space where there is an encoder. */
interface GenerationPlan {
  readonly modality: Modality;
  readonly space: EmbeddingSpace | undefined;
  /** The number of the one that is made again, by the same means, since the store does not have it. */
  readonly again?: number | undefined;
}

/** Begins a generation of what is found in a video in one modality; what a broken run left of one is removed first. */
export const openGeneration = async (context: WriteContext, { modality, space: planned, again }: GenerationPlan): Promise<OpenGeneration> => {
  const { parts: { index, catalog, store: libraryStore }, video, signal } = context;
  const store = await libraryStore.identity({ signal });
  const of = { videoId: video.id, modality };
  const answering = catalog.currentGeneration(store, of)?.generation;
  const begun = catalog.beginGeneration(store, { ...of, again });
  await index.remove(video.id, { modality, signal, ...(answering !== undefined && { keeping: answering }) });
  // Counted by id: of two that begin at the same time the store keeps one.
  const words = new Set<string>();
  // What has nothing to embed was done for its space all the same.
  const vectors = new Map<string, Set<string>>(planned === undefined ? [] : [[planned.id, new Set()]]);
  return {
    number: begun.generation,
    store,
    isFirst: answering === undefined,
    writeWords: async (segments) => {
      guardWrite(context);
      await index.upsertWords(segments, { signal });
      for (const { id } of segments) words.add(id);
    },
    writeVectors: async (space, segments) => {
      guardWrite(context);
      await index.upsertVectors(space, segments, { signal });
      const known = vectors.get(space.id) ?? new Set();
      for (const { id } of segments) known.add(id);
      vectors.set(space.id, known);
    },
    commit: () => {
      const holds = { words: words.size, vectors: Object.fromEntries([...vectors].map(([space, ids]) => [space, ids.size])) };
      if (catalog.commitGeneration(store, { ...of, ...begun, holds })) return;
      throw new DOMException('Another process has taken over.', 'AbortError');
    },
    removeReplaced: async () => {
      await index.remove(video.id, { modality, keeping: begun.generation, signal });
      catalog.forgetGenerations(store, { ...of, keeping: begun.generation });
    },
  };
};
