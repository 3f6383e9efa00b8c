import { setTimeout as sleep } from 'node:timers/promises';
import { MatchQuery, type Table } from '@lancedb/lancedb';
import type { EmbeddedSegment, EmbeddingSpace, Hit, Segment, SegmentIndex, WordQuery } from '@frameseek/core';
import { z } from 'zod';
import { abandonable, abortable } from '../segments/abortable.ts';
import { filterConditions, literal } from './lance-filter.ts';
import { lanceIdentity } from './lance-identity.ts';
import { optimizeTable } from './lance-optimize.ts';
import { SEGMENT_COLUMNS, readRows, readSegment, vectorRow, vectorValue, wordRow } from './lance-rows.ts';
import { LanceTables } from './lance-tables.ts';
import { tallyTables } from './lance-tally.ts';
import { LanceVocabulary } from './lance-vocabulary.ts';
import { SMALL_ROWS, SmallSpaces } from './small-spaces.ts';
import { requireDimensions, requireLegalSpace, requireTexts } from '../segments/check-segments.ts';
import { normalizeQuery, type NormalizedQuery } from '../segments/normalize-query.ts';
import { bestFirst, byTime, exactFirst, lastOfEach } from '../segments/order-segments.ts';

/** Longest wait for abandoned calls at the end, in milliseconds: reads take some; an index that is being built is not waited for. */
const CLOSE_WAIT_MS = 5_000;

/** How an index is opened. */
interface LanceOptions {
  /** Vectors of one space up to which they are compared in memory. */
  readonly smallRows?: number;
}

/**
 * The embedded store: LanceDB tables in a folder, one for each embedding space and one for words. LanceDB reads two
 * variables of the environment when it is loaded: `LANCEDB_LOG=error` keeps its warnings off the console, and
 * `LANCE_CPU_THREADS` above the number of cores keeps writes going (0.1 s instead of minutes) while an index is built. It and
 * its calls throw `store/failed`, `store/space-mismatch`, `file/forbidden` and `file/disk-full`.
 */
export const openLanceIndex = async (folder: string, { smallRows = SMALL_ROWS }: LanceOptions = {}): Promise<SegmentIndex> => {
  const tables = await LanceTables.open(folder);
  const vocabulary = new LanceVocabulary(tables);
  const small = new SmallSpaces(smallRows);
  const pending = new Set<Promise<unknown>>();
  const untilAborted = <T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> => abandonable(signal, work, pending);
  return {
    name: 'LanceDB 0.31',
    identity: ({ signal }) => untilAborted(signal, () => tables.guard(() => lanceIdentity(folder))),
    upsertVectors: (space, segments, { signal }) => abortable(signal, () => upsertVectors(tables, space, segments)),
    upsertWords: (segments, { signal }) => abortable(signal, () => upsertWords({ tables, vocabulary }, segments)),
    searchVectors: (space, vector, { limit, filter, signal }) =>
      untilAborted(signal, async () => {
        requireDimensions(space, vector);
        const table = await tables.space(space);
        if (table === undefined || limit <= 0) return [];
        return tables.guard(async () =>
          (await small.near(table, vector, { limit, filter })) ?? searchNearest(table, vector, { limit, conditions: filterConditions(filter) }));
      }),
    searchWords: (query, { limit, filter, signal }) =>
      untilAborted(signal, () => searchWords({ tables, vocabulary }, query, { limit, conditions: filterConditions(filter) })),
    vectorsOf: (space, videoId, { signal, without = [] }) =>
      untilAborted(signal, async () => {
        const table = await tables.space(space);
        return table === undefined ? [] : tables.guard(() => vectorsOf(table, filterConditions({ videoIds: [videoId], without })));
      }),
    wordsOf: (videoId, { signal, without = [] }) =>
      untilAborted(signal, async () => {
        const table = await tables.words();
        return table === undefined ? [] : tables.guard(() => wordsOf(table, filterConditions({ videoIds: [videoId], without })));
      }),
    remove: (videoId, { modality, keeping, signal }) =>
      abortable(signal, async () => {
        const filter = { videoIds: [videoId], ...(modality === undefined ? {} : { modalities: [modality] }) };
        const condition = [...filterConditions(filter), ...(keeping === undefined ? [] : [`generation != ${keeping}`])].join(' AND ');
        for (const table of await tables.all()) await tables.write(() => table.delete(condition));
      }),
    count: ({ signal }) => untilAborted(signal, () => count(tables)),
    spaces: ({ signal }) =>
      untilAborted(signal, async () => Promise.all((await tables.spaces()).map(async (id) => ({ id, dimensions: await tables.dimensionsOf(id) })))),
    tally: ({ signal }) => untilAborted(signal, () => tallyTables(tables)),
    dropSpace: (id, { signal }) => abortable(signal, () => tables.dropSpace(id)),
    optimize: async ({ signal }) => {
      signal.throwIfAborted();
      const run = { now: new Date(), step: (work: () => Promise<void>) => tables.housekeep(work) };
      const words = await tables.vocabulary();
      for (const table of [...(await tables.all()), ...(words === undefined ? [] : [words])]) {
        await untilAborted(signal, () => tables.guard(() => optimizeTable(table, run)));
      }
    },
    close: async () => {
      // LanceDB crashes the process when a table is closed, or its folder removed, under a call that nobody waits for any more.
      await Promise.race([Promise.all(pending), sleep(CLOSE_WAIT_MS, undefined, { ref: false })]);
      await tables.close();
    },
  };
};

interface TableSearch {
  readonly limit: number;
  readonly conditions: readonly string[];
}

const searchWords = async (
  { tables, vocabulary }: { readonly tables: LanceTables; readonly vocabulary: LanceVocabulary }, query: WordQuery, options: TableSearch,
): Promise<readonly Hit[]> => {
  const table = await tables.words();
  if (table === undefined || options.limit <= 0) return [];
  const normalized = normalizeQuery(query);
  const exact = await tables.guard(() => searchFullText(table, normalized, options));
  // What is quoted is meant letter by letter.
  const fuzzy = normalized.phrases.length > 0 ? undefined : await vocabulary.near(normalized.terms);
  if (fuzzy === undefined || fuzzy.size === 0) return exact;
  return tables.guard(async () => exactFirst(exact, await searchFuzzy(table, fuzzy, options), options.limit));
};

const upsertVectors = async (tables: LanceTables, space: EmbeddingSpace, segments: readonly EmbeddedSegment[]): Promise<void> => {
  requireLegalSpace(space);
  for (const { vector } of segments) requireDimensions(space, vector);
  if (segments.length === 0) return;
  const table = await tables.makeSpace(space);
  await tables.write(() => upsert(table, lastOfEach(segments).map(vectorRow)));
};

interface WordTables {
  readonly tables: LanceTables;
  readonly vocabulary: LanceVocabulary;
}

const upsertWords = async ({ tables, vocabulary }: WordTables, segments: readonly Segment[]): Promise<void> => {
  requireTexts(segments);
  if (segments.length === 0) return;
  await vocabulary.learn(segments);
  const table = await tables.makeWords();
  await tables.write(() => upsert(table, lastOfEach(segments).map(wordRow)));
};

const upsert = async (table: Table, rows: readonly Record<string, unknown>[]): Promise<void> => {
  await table.mergeInsert('id').whenMatchedUpdateAll().whenNotMatchedInsertAll().execute([...rows]);
};

const searchNearest = async (table: Table, vector: Float32Array, { limit, conditions }: TableSearch): Promise<readonly Hit[]> => {
  let query = table.vectorSearch(vector).distanceType('cosine').select([...SEGMENT_COLUMNS, '_distance']).limit(limit);
  // With an index: look at enough neighbours, and compare the best by their exact vectors.
  query = query.ef(Math.max(EF, 2 * limit)).refineFactor(2);
  if (conditions.length > 0) query = query.where(conditions.join(' AND '));
  const rows = readRows(await query.toArrow(), '_distance', z.number());
  return bestFirst(rows.map(([segment, distance]) => ({ segment, score: 1 - distance })), limit);
};

/** Candidates looked at in the HNSW graph: recall 0.99 and more at 100,000 vectors. */
const EF = 150;

const searchFullText = async (table: Table, { terms, phrases }: NormalizedQuery, { limit, conditions }: TableSearch): Promise<readonly Hit[]> => {
  if (terms.length === 0) return [];
  const all = [...conditions, ...phrases.map((phrase) => `contains(plain, ${literal(phrase)})`)];
  let query = table.query().fullTextSearch(new MatchQuery(terms.join(' '), 'plain'))
    .select([...SEGMENT_COLUMNS, '_score']).limit(await fetchLimit(table, limit));
  if (all.length > 0) query = query.where(all.join(' AND '));
  const rows = readRows(await query.toArrow(), '_score', z.number());
  return bestFirst(rows.map(([segment, score]) => ({ segment, score })), limit);
};

/** What has words one edit away from the mistyped ones; another form of a word that is there is not mistyped. */
const searchFuzzy = async (table: Table, fuzzy: ReadonlyMap<string, readonly string[]>, options: TableSearch): Promise<readonly Hit[]> => {
  const others = await Promise.all([...fuzzy].map(async ([term, words]) => {
    const known = await searchFullText(table, { terms: [term], phrases: [] }, { limit: 1, conditions: [] });
    return known.length > 0 ? [] : words;
  }));
  return searchFullText(table, { terms: others.flat(), phrases: [] }, options);
};

/** As long as no row is indexed, LanceDB cuts its answer before it sorts it: then all rows are asked for, and sorted here. */
const fetchLimit = async (table: Table, limit: number): Promise<number> => {
  const index = (await table.listIndices()).find(({ columns }) => columns.includes('plain'));
  return (index?.numIndexedRows ?? 0) > 0 ? limit : Math.max(limit, await table.countRows());
};

const vectorsOf = async (table: Table, conditions: readonly string[]): Promise<readonly EmbeddedSegment[]> => {
  const query = table.query().where(conditions.join(' AND ')).select([...SEGMENT_COLUMNS, 'vector']);
  const rows = readRows(await query.toArrow(), 'vector', vectorValue);
  return rows.map(([segment, vector]) => ({ ...segment, vector })).sort(byTime);
};

const wordsOf = async (table: Table, conditions: readonly string[]): Promise<readonly Segment[]> => {
  const rows = await table.query().where(conditions.join(' AND ')).select([...SEGMENT_COLUMNS]).toArrow();
  return Array.from({ length: rows.numRows }, (_, row) => readSegment(rows, row)).sort(byTime);
};

const count = async (tables: LanceTables) => {
  const spaces = await tables.spaces();
  const counts = await Promise.all(
    spaces.map(async (id): Promise<[string, number]> => {
      const table = await tables.tableOf(id);
      return [id, await tables.guard(() => table.countRows())];
    }),
  );
  const words = await tables.words();
  return {
    words: words === undefined ? 0 : await tables.guard(() => words.countRows()),
    vectors: Object.fromEntries(counts.filter(([, rows]) => rows > 0)),
  };
};
