import type { Catalog, SegmentIndex } from '@frameseek/core';

const { signal } = new AbortController();

/** Everything that stands in an index and a catalog, the times of the clock and the store's name left out. */
export const libraryContents = async (catalog: Catalog, index: SegmentIndex): Promise<unknown> => {
  const spaces = (await index.spaces({ signal })).toSorted((a, b) => a.id.localeCompare(b.id));
  const videos = catalog.videos().toSorted((a, b) => a.id.localeCompare(b.id));
  return {
    count: await index.count({ signal }),
    serving: catalog.servingSpace('visual')?.model,
    hidden: catalog.hiddenGenerations(await index.identity({ signal })),
    videos: await Promise.all(videos.map(async ({ id }) => ({
      words: await index.wordsOf(id, { signal }),
      vectors: await Promise.all(spaces.map((space) => index.vectorsOf(space, id, { signal }))),
      shots: catalog.shots(id),
      transcripts: catalog.transcripts(id),
      stages: catalog.stages(id).map(({ stage, state, by, count, generation }) => ({ stage, state, by, count, generation })),
    }))),
  };
};
