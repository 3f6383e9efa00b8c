import type { SegmentIndex, Telemetry } from '@frameseek/core';

/** The same index, which tells what each call takes. */
export const instrumentIndex = (index: SegmentIndex, telemetry: Telemetry): SegmentIndex => ({
  name: index.name,
  upsertVectors: (space, segments, options) =>
    telemetry.span('store.call', { operation: 'upsert-vectors', space: space.id, items: segments.length }, () => index.upsertVectors(space, segments, options)),
  upsertWords: (segments, options) =>
    telemetry.span('store.call', { operation: 'upsert-words', items: segments.length }, () => index.upsertWords(segments, options)),
  searchVectors: (space, vector, options) =>
    telemetry.span('store.call', { operation: 'search-vectors', space: space.id, ...modalitiesOf(options.filter) }, async (note) => {
      const hits = await index.searchVectors(space, vector, options);
      note({ hits: hits.length });
      return hits;
    }),
  searchWords: (query, options) =>
    telemetry.span('store.call', { operation: 'search-words', ...modalitiesOf(options.filter) }, async (note) => {
      const hits = await index.searchWords(query, options);
      note({ hits: hits.length });
      return hits;
    }),
  vectorsOf: (space, videoId, options) =>
    telemetry.span('store.call', { operation: 'vectors-of', space: space.id }, async (note) => {
      const segments = await index.vectorsOf(space, videoId, options);
      note({ hits: segments.length });
      return segments;
    }),
  wordsOf: (videoId, options) =>
    telemetry.span('store.call', { operation: 'words-of' }, async (note) => {
      const segments = await index.wordsOf(videoId, options);
      note({ hits: segments.length });
      return segments;
    }),
  remove: (videoId, options) => telemetry.span('store.call', { operation: 'remove' }, () => index.remove(videoId, options)),
  identity: (options) => telemetry.span('store.call', { operation: 'identity' }, () => index.identity(options)),
  spaces: (options) => telemetry.span('store.call', { operation: 'spaces' }, () => index.spaces(options)),
  tally: (options) => telemetry.span('store.call', { operation: 'tally' }, () => index.tally(options)),
  dropSpace: (id, options) => telemetry.span('store.call', { operation: 'drop-space', space: id }, () => index.dropSpace(id, options)),
  count: (options) => telemetry.span('store.call', { operation: 'count' }, () => index.count(options)),
  optimize: (options) => telemetry.span('store.call', { operation: 'optimize' }, () => index.optimize(options)),
  close: () => index.close(),
});

const modalitiesOf = ({ modalities }: Parameters<SegmentIndex['searchWords']>[1]['filter']): { modality?: string } =>
  modalities === undefined ? {} : { modality: modalities.join(',') };
