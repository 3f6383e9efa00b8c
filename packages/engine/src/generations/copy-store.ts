import { Fault, batch, type Abortable, type Catalog, type EmbeddingSpace, type Segment, type SegmentIndex, type Telemetry, type VideoId } from '@frameseek/core';
import { createLibraryStore } from './library-store.ts';

/** From where to where a library is copied. */
export interface CopiedStores {
  readonly catalog: Catalog;
  readonly from: SegmentIndex;
  readonly to: SegmentIndex;
  readonly telemetry: Telemetry;
}

/** Who is told how far copying is. */
interface CopyOptions extends Abortable {
  readonly report: (progress: { readonly done: number; readonly total: number }) => void;
}

/** Segments on their way at once. */
const AT_ONCE = 500;

/**
 * Copies what answers of a library from one store into another, as it is: nothing is embedded anew. A film is the other
 * store's as soon as all of it is there, so that the same call goes on where one broke off. What is in the first one stays.
 * Throws `input/invalid` where both are one, and what the stores throw.
 */
export const copyStore = async ({ catalog, from, to, telemetry }: CopiedStores, { signal, report }: CopyOptions): Promise<void> => {
  const noModels = { status: () => Promise.resolve([]) };
  const source = await createLibraryStore({ index: from, catalog, telemetry, models: noModels }).identity({ signal });
  const target = await to.identity({ signal });
  if (source === target) throw new Fault('input/invalid', { problems: ['the library is in that store already'] });
  const spaces = await from.spaces({ signal });
  const videos = catalog.everyVideo();
  for (const [done, { id }] of videos.entries()) {
    report({ done, total: videos.length });
    await copyVideo({ catalog, from, to, signal }, { id, source, target, spaces });
  }
  await to.optimize({ signal });
  report({ done: videos.length, total: videos.length });
};

interface CopiedVideo {
  readonly id: VideoId;
  readonly source: string;
  readonly target: string;
  readonly spaces: readonly EmbeddingSpace[];
}

const copyVideo = async ({ catalog, from, to, signal }: Omit<CopiedStores, 'telemetry'> & Abortable, { id, source, target, spaces }: CopiedVideo): Promise<void> => {
  const answering = catalog.generations(source, id).filter(({ isCurrent }) => isCurrent);
  const isAnswering = ({ modality, generation = 0 }: Segment): boolean => answering.some((one) => one.modality === modality && one.generation === generation);
  await to.remove(id, { signal });
  for await (const words of batch((await from.wordsOf(id, { signal })).filter(isAnswering), AT_ONCE)) await to.upsertWords(words, { signal });
  for (const space of spaces) {
    const vectors = (await from.vectorsOf(space, id, { signal })).filter(isAnswering);
    for await (const some of batch(vectors, AT_ONCE)) await to.upsertVectors(space, some, { signal });
  }
  catalog.atomically(() => {
    for (const { videoId, modality } of catalog.generations(target, id)) catalog.forgetGenerations(target, { videoId, modality });
    for (const record of answering) catalog.putGeneration(target, record);
  });
};
