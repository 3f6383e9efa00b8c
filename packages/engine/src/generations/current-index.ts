import type { Abortable, Catalog, GenerationKey, SegmentIndex } from '@frameseek/core';
import type { LibraryStore } from './library-store.ts';

/** How often a search is made again because a generation took over under it: each time is a few milliseconds of a whole film's work. */
const MAX_ATTEMPTS = 4;

/**
 * The index as searches see it: of each video and modality the generation that answers, never one that is being written
 * beside it or has been replaced. A search during which one took over from another is made again, so that it has one of them.
 */
export const currentIndex = (index: SegmentIndex, { catalog, store }: { readonly catalog: Pick<Catalog, 'hiddenGenerations' | 'noteFindable'>; readonly store: LibraryStore }): SegmentIndex => {
  const hiddenNow = onceATurn((identity) => catalog.hiddenGenerations(identity));
  const visible = async <T>(options: Abortable, ask: (without: readonly GenerationKey[]) => Promise<T>): Promise<T> => {
    const identity = await store.identity(options);
    let hidden = hiddenNow(identity);
    for (let attempt = 1; ; attempt += 1) {
      const answer = await ask(hidden);
      const now = catalog.hiddenGenerations(identity);
      if (attempt === MAX_ATTEMPTS || isSame(hidden, now)) return answer;
      hidden = now;
    }
  };
  /** Afterwards, also where it failed half-way: what was found before that is out of date. */
  const noted = (writing: Promise<void>): Promise<void> => writing.finally(() => catalog.noteFindable());
  return {
    name: index.name,
    searchVectors: (space, vector, options) => visible(options, (without) => index.searchVectors(space, vector, { ...options, filter: { ...options.filter, without } })),
    searchWords: (query, options) => visible(options, (without) => index.searchWords(query, { ...options, filter: { ...options.filter, without } })),
    vectorsOf: (space, videoId, options) => visible(options, (without) => index.vectorsOf(space, videoId, { ...options, without: of(videoId, without) })),
    wordsOf: (videoId, options) => visible(options, (without) => index.wordsOf(videoId, { ...options, without: of(videoId, without) })),
    upsertVectors: (space, segments, options) => noted(index.upsertVectors(space, segments, options)),
    upsertWords: (segments, options) => noted(index.upsertWords(segments, options)),
    remove: (videoId, options) => noted(index.remove(videoId, options)),
    identity: (options) => index.identity(options),
    count: (options) => index.count(options),
    spaces: (options) => index.spaces(options),
    tally: (options) => index.tally(options),
    dropSpace: (id, options) => noted(index.dropSpace(id, options)),
    optimize: (options) => index.optimize(options),
    close: () => index.close(),
  };
};

/** Asks once for all that ask the same within one turn of the event loop: the ways of finding of one search begin together, and a catalog may be far away. */
const onceATurn = <T>(ask: (key: string) => T): ((key: string) => T) => {
  let asked: { readonly key: string; readonly answer: T } | undefined;
  return (key) => {
    if (asked?.key !== key) {
      asked = { key, answer: ask(key) };
      setImmediate(() => (asked = undefined));
    }
    return asked.answer;
  };
};

const of = (videoId: string, keys: readonly GenerationKey[]): readonly GenerationKey[] => keys.filter((key) => key.videoId === videoId);

const isSame = (a: readonly GenerationKey[], b: readonly GenerationKey[]): boolean =>
  a.length === b.length && a.every((key, i) => key.videoId === b[i]?.videoId && key.modality === b[i].modality && key.generation === b[i].generation);
