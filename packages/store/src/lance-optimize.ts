import { Index, type Table } from '@lancedb/lancedb';

/** Below this many vectors comparing all takes less than 25 ms, and an index would cost more than it gives. */
const INDEX_FROM = 10_000;

/** Old versions stay this long for other processes that are in the middle of reading one. */
const KEEP_MS = 10 * 60 * 1000;

/** Compaction, index building and the end of old versions. Never needed for what is found, only for how fast. */
export const optimizeTable = async (table: Table, now: Date): Promise<void> => {
  const indices = await table.listIndices();
  const vectors = (await table.schema()).fields.some(({ name }) => name === 'vector');
  const indexed = indices.some(({ columns }) => columns.includes('vector'));
  await table.optimize({ cleanupOlderThan: new Date(now.getTime() - KEEP_MS) });
  if (vectors && !indexed && (await table.countRows()) >= INDEX_FROM) {
    await table.createIndex('vector', { config: Index.hnswSq({ distanceType: 'cosine', numPartitions: 1 }) });
  }
};
