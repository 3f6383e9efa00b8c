import {
  Fault, containsPhrase, foldText, isOneEditApart, isFuzzyMatchable, matchedTerms, tokenize, type EmbeddedSegment, type EmbeddingSpace, type Hit, type IndexCount, type Segment, type SegmentFilter, type SegmentIndex, type SegmentTally, type WordQuery,
} from '@frameseek/core';
import type { Schemas } from '@qdrant/js-client-rest';
import { QdrantCollections } from './qdrant-collections.ts';
import { excludedGenerations, filterConditions, generationCondition, letsNothingPass, nearCondition, phraseCondition } from './qdrant-filter.ts';
import { BM25, DENSE, bm25Document, readGeneration, readSegment, readVector, vectorPoint, wordPoint } from './qdrant-points.ts';
import { QdrantServer, isCollectionMissing, type QdrantAddress } from './qdrant-server.ts';
import { requireDimensions, requireLegalSpace, requireTexts } from '../segments/check-segments.ts';
import { normalizeQuery } from '../segments/normalize-query.ts';
import { bestFirst, byTime, exactFirst, lastOfEach } from '../segments/order-segments.ts';

/** Which server, and which of its collections. */
export interface QdrantOptions extends QdrantAddress {
  /** Stands before the names of the collections, so that several libraries may share a server. */
  readonly prefix: string;
}

/**
 * The index on a Qdrant server: a collection for each embedding space and one for words. Asks the server who it is.
 * Throws `config/invalid` for no address and `store/unavailable` without an answer, as do its calls, besides `store/failed`.
 */
export const openQdrantIndex = async ({ prefix, ...address }: QdrantOptions): Promise<SegmentIndex> => {
  const server = new QdrantServer(address);
  const { version } = await server.call(AbortSignal.timeout(OPEN_MS), (api, init) => api.root({}, init)).catch((error: unknown) => {
    if (!isTimeout(error)) throw error;
    throw new Fault('store/unavailable', { store: address.url, reason: `no answer within ${OPEN_MS / 1000} s` }, { cause: error });
  });
  return new QdrantIndex(server, { prefix, name: `Qdrant ${version}` });
};

/** How long a server may take to say who it is. */
const OPEN_MS = 5_000;

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError';

type Abortable = Parameters<SegmentIndex['count']>[0];
type Read = Parameters<SegmentIndex['wordsOf']>[1];
type Search = Parameters<SegmentIndex['searchWords']>[1];

class QdrantIndex implements SegmentIndex {
  readonly name: string;
  readonly #server: QdrantServer;
  readonly #collections: QdrantCollections;

  constructor(server: QdrantServer, { prefix, name }: { prefix: string; name: string }) {
    this.name = name;
    this.#server = server;
    this.#collections = new QdrantCollections(server, prefix);
  }

  async upsertVectors(space: EmbeddingSpace, segments: readonly EmbeddedSegment[], { signal }: Abortable): Promise<void> {
    signal.throwIfAborted();
    requireLegalSpace(space);
    for (const { vector } of segments) requireDimensions(space, vector);
    if (segments.length === 0) return;
    const points = lastOfEach(segments).map(vectorPoint);
    await this.#healed(signal, async () => this.#upsert(await this.#collections.makeSpace(space, signal), points, signal));
  }

  async upsertWords(segments: readonly Segment[], { signal }: Abortable): Promise<void> {
    signal.throwIfAborted();
    requireTexts(segments);
    if (segments.length === 0) return;
    const points = lastOfEach(segments).map(wordPoint);
    await this.#healed(signal, async () => this.#upsert(await this.#collections.makeWords(signal), points, signal));
  }

  async searchVectors(space: EmbeddingSpace, vector: Float32Array, { limit, filter, signal }: Search): Promise<readonly Hit[]> {
    requireDimensions(space, vector);
    return this.#healed(signal, async () => {
      const collection_name = await this.#collections.space(space, signal);
      if (collection_name === undefined || limit <= 0 || letsNothingPass(filter)) return [];
      return bestFirst(await this.#query(collection_name, { query: Array.from(vector), using: DENSE, limit, filter: toFilter(filter) }, signal), limit);
    });
  }

  searchWords(query: WordQuery, options: Search): Promise<readonly Hit[]> {
    return this.#healed(options.signal, () => this.#searchWords(query, options));
  }

  vectorsOf(space: EmbeddingSpace, videoId: string, { signal, without = [] }: Read): Promise<readonly EmbeddedSegment[]> {
    return this.#healed(signal, async () => {
      const collection = await this.#collections.space(space, signal);
      if (collection === undefined) return [];
      const records = await this.#scroll(collection, { filter: { videoIds: [videoId], without }, with_vector: [DENSE] }, signal);
      return records.map((record) => ({ ...readSegment(record), vector: readVector(record.vector) })).sort(byTime);
    });
  }

  wordsOf(videoId: string, { signal, without = [] }: Read): Promise<readonly Segment[]> {
    return this.#healed(signal, async () => {
      const collection = await this.#collections.words(signal);
      if (collection === undefined) return [];
      return (await this.#scroll(collection, { filter: { videoIds: [videoId], without }, with_vector: false }, signal)).map(readSegment).sort(byTime);
    });
  }

  remove(videoId: string, { modality, keeping, signal }: Parameters<SegmentIndex['remove']>[1]): Promise<void> {
    const must = filterConditions({ videoIds: [videoId], ...(modality === undefined ? {} : { modalities: [modality] }) });
    const filter = { must, ...(keeping === undefined ? {} : { must_not: [generationCondition(keeping)] }) };
    return this.#healed(signal, async () => {
      for (const collection_name of (await this.#all(signal)).keys()) {
        await this.#server.call(signal, (api, init) => api.deletePoints({ collection_name, wait: true, filter }, init));
      }
    });
  }

  count({ signal }: Abortable): Promise<IndexCount> {
    return this.#healed(signal, async () => {
      const counts = await Promise.all([...(await this.#all(signal))].map(async ([alias, space]) => ({ space, points: await this.#count(alias, signal) })));
      return {
        words: counts.find(({ space }) => space === undefined)?.points ?? 0,
        vectors: Object.fromEntries(counts.flatMap(({ space, points }) => (space === undefined || points === 0 ? [] : [[space, points]]))),
      };
    });
  }

  identity({ signal }: Abortable): Promise<string> {
    return this.#healed(signal, () => this.#collections.identity(signal));
  }

  spaces({ signal }: Abortable): Promise<readonly EmbeddingSpace[]> {
    return this.#healed(signal, () => this.#collections.dimensions(signal));
  }

  tally({ signal }: Abortable): Promise<readonly SegmentTally[]> {
    return this.#healed(signal, async () => {
      const tallies: SegmentTally[] = [];
      for (const [alias, space] of await this.#all(signal)) {
        const counts = new Map<string, SegmentTally>();
        for (const record of await this.#scroll(alias, { filter: {}, with_vector: false }, signal)) {
          const key = readGeneration(record);
          const name = `${key.videoId} ${key.modality} ${key.generation}`;
          counts.set(name, { ...key, ...(space !== undefined && { space }), count: (counts.get(name)?.count ?? 0) + 1 });
        }
        tallies.push(...counts.values());
      }
      return tallies;
    });
  }

  dropSpace(id: string, { signal }: Abortable): Promise<void> {
    return this.#collections.dropSpace(id, signal);
  }

  /** The server builds and compacts its indices by itself. */
  optimize({ signal }: Abortable): Promise<void> {
    return new Promise((resolve) => {
      signal.throwIfAborted();
      resolve();
    });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /**
   * Collections that somebody removed under us, while other calls run and one after the other, are as if they had never
   * been; any other failure stays one.
   */
  async #healed<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    for (let triesLeft = HEALING_TRIES; ; triesLeft -= 1) {
      try {
        return await work();
      } catch (error) {
        if (triesLeft === 0 || !isCollectionMissing(error)) throw error;
        await this.#collections.forgetVanished(signal);
      }
    }
  }

  /** The alias of every collection of segments, with the id of its space; words have none. */
  async #all(signal: AbortSignal): Promise<ReadonlyMap<string, string | undefined>> {
    const words = await this.#collections.words(signal);
    const spaces = [...(await this.#collections.spaces(signal))].map(([id, alias]): [string, string | undefined] => [alias, id]);
    return new Map([...spaces, ...(words === undefined ? [] : [[words, undefined] as [string, undefined]])]);
  }

  async #searchWords(words: WordQuery, { limit, filter, signal }: Search): Promise<readonly Hit[]> {
    const collection_name = await this.#collections.words(signal);
    const { terms, phrases } = normalizeQuery(words);
    if (collection_name === undefined || terms.length === 0 || limit <= 0 || letsNothingPass(filter)) return [];
    const query = { query: bm25Document(terms.join(' ')), using: BM25, limit, filter: toFilter(filter, phrases.map(phraseCondition)) };
    const hits = await this.#query(collection_name, query, signal);
    // An older server without phrase matching takes a phrase for words in any order.
    const exact = hits.filter(({ segment }) => phrases.every((phrase) => containsPhrase(segment.text ?? '', phrase)));
    // What is quoted is meant letter by letter.
    if (phrases.length > 0) return bestFirst(exact, limit);
    const near = exact.filter(({ segment }) => isMerelyNear(segment.text ?? '', terms));
    const ordered = exactFirst(exact.filter((hit) => !near.includes(hit)), near, limit);
    return exactFirst(ordered, await this.#searchFuzzy(collection_name, { terms, exact, filter }, signal), limit);
  }

  /** What has words one edit away from those that stand nowhere in what was found; scored by how many of them it has. */
  async #searchFuzzy(collection_name: string, { terms, exact, filter }: FuzzySearch, signal: AbortSignal): Promise<readonly Hit[]> {
    const found = new Set(exact.flatMap(({ segment }) => tokenize(segment.text ?? '')));
    const doubtful = terms.filter((term) => isFuzzyMatchable(term) && !found.has(term));
    const others = await Promise.all(doubtful.map(async (term) =>
      (await this.#query(collection_name, { query: bm25Document(term), using: BM25, limit: 1, filter: { must: [] } }, signal)).length > 0 ? [] : [term]));
    const mistyped = others.flat();
    if (mistyped.length === 0) return [];
    const { result } = await this.#server.call(signal, (api, init) =>
      api.scrollPoints({ collection_name, filter: toFilter(filter, [nearCondition(mistyped)]), limit: SCROLL_POINTS, with_payload: true, with_vector: false }, init));
    return (result?.points ?? []).map(readSegment).flatMap((segment) => {
      const words = tokenize(segment.text ?? '');
      const score = mistyped.filter((term) => words.some((word) => isOneEditApart(term, word))).length;
      return score === 0 ? [] : [{ segment, score }];
    });
  }

  async #upsert(collection_name: string, points: Schemas['PointStruct'][], signal: AbortSignal): Promise<void> {
    for (let from = 0; from < points.length; from += UPSERT_POINTS) {
      const batch = points.slice(from, from + UPSERT_POINTS);
      await this.#server.call(signal, (api, init) => api.upsertPoints({ collection_name, wait: true, points: batch }, init));
    }
  }

  async #query(collection_name: string, query: Schemas['QueryRequest'], signal: AbortSignal): Promise<readonly Hit[]> {
    const { result } = await this.#server.call(signal, (api, init) =>
      api.queryPoints({ collection_name, ...query, with_payload: true }, init));
    return (result?.points ?? []).map((point) => ({ segment: readSegment(point), score: point.score }));
  }

  /** All points that pass the filter, page by page. */
  async #scroll(collection_name: string, { filter, with_vector }: Scroll, signal: AbortSignal): Promise<Schemas['Record'][]> {
    const records: Schemas['Record'][] = [];
    let page: Schemas['ScrollRequest'] = { filter: toFilter(filter), limit: SCROLL_POINTS, with_payload: true, with_vector };
    for (;;) {
      const { result } = await this.#server.call(signal, (api, init) => api.scrollPoints({ collection_name, ...page }, init));
      records.push(...(result?.points ?? []));
      const offset = result?.next_page_offset;
      if (typeof offset !== 'string' && typeof offset !== 'number') return records;
      page = { ...page, offset };
    }
  }

  async #count(collection_name: string, signal: AbortSignal): Promise<number> {
    const { result } = await this.#server.call(signal, (api, init) => api.countPoints({ collection_name, exact: true }, init));
    return result?.count ?? 0;
  }
}

/** The filter as Qdrant takes it, with conditions of its own beside it. */
const toFilter = (filter: SegmentFilter, more: readonly Schemas['FieldCondition'][] = []): Schemas['Filter'] => {
  const excluded = excludedGenerations(filter);
  return { must: [...filterConditions(filter), ...more], ...(excluded.length > 0 && { must_not: excluded }) };
};

/** Whether the server's stemmer took a mistyped word for a form of another, as it does "bridee" for one of "brides", and found the text by nothing else. */
const isMerelyNear = (text: string, terms: readonly string[]): boolean =>
  matchedTerms(foldText(text), foldText(terms.join(' '))).length === 0
  && terms.some((term) => tokenize(text).some((word) => isOneEditApart(term, word)));

interface FuzzySearch {
  readonly terms: readonly string[];
  readonly exact: readonly Hit[];
  readonly filter: SegmentFilter;
}

interface Scroll {
  readonly filter: SegmentFilter;
  readonly with_vector: boolean | string[];
}

/** A call over several collections may find each of them gone only when it has come to it. */
const HEALING_TRIES = 5;
/** A point of 768 numbers takes about 15 kB of JSON; a server takes 32 MB a request. */
const UPSERT_POINTS = 500;
const SCROLL_POINTS = 500;
