import { Fault, type EmbeddedSegment, type EmbeddingSpace, type Hit, type IndexCount, type Segment, type SegmentIndex, type SegmentTally, type WordQuery } from '@frameseek/core';
import type { QdrantAddress } from './qdrant-address.ts';
import { QdrantCollections, healed, type QdrantCollection, type QdrantCollectionsOptions } from './qdrant-collections.ts';
import { generationCondition, letsNothingPass, libraryFilter } from './qdrant-filter.ts';
import { DENSE } from './qdrant-layout.ts';
import { GENERATION_FIELDS, SEGMENT_PAYLOAD, readGeneration, readSegment, readVector, vectorPoint, wordPoint } from './qdrant-points.ts';
import { queryPoints, scrollPoints, type QdrantRecord } from './qdrant-reader.ts';
import { QdrantServer } from './qdrant-server.ts';
import { QdrantVocabulary } from './qdrant-vocabulary.ts';
import { searchQdrantWords } from './qdrant-words.ts';
import { upsertPoints } from './qdrant-writer.ts';
import { untilIndexed } from './until-indexed.ts';
import { requireDimensions, requireLegalSpace, requireTexts } from '../segments/check-segments.ts';
import { bestFirst, byTime, lastOfEach } from '../segments/order-segments.ts';

/** Which server, and whose points in which of its collections. */
export interface QdrantOptions extends QdrantAddress, QdrantCollectionsOptions {}

/**
 * The index on a Qdrant server: a collection for each embedding space, one for words, one for the vocabulary, which the libraries
 * with one prefix share. Asks the server who it is, and whether it takes the key. Throws `config/invalid` for no address,
 * `store/unavailable` without an answer and `store/failed` for a wrong key or a server that is too old, as do its calls.
 */
export const openQdrantIndex = async ({ url, apiKey, ...options }: QdrantOptions): Promise<SegmentIndex> => {
  const server = await QdrantServer.at({ url, ...(apiKey !== undefined && { apiKey }) });
  const signal = AbortSignal.timeout(OPEN_MS);
  const version = await ask(server, signal).catch((error: unknown) => {
    if (!isTimeout(error)) throw error;
    throw new Fault('store/unavailable', { store: server.url, reason: `no answer within ${OPEN_MS / 1000} s` }, { cause: error });
  });
  return new QdrantIndex(server, { ...options, name: `Qdrant ${version}` });
};

/** How long a server may take to say who it is. */
const OPEN_MS = 5_000;
/** The oldest minor version of Qdrant 1 that is known to do what is asked of it. */
const MIN_MINOR = 17;

const ask = async (server: QdrantServer, signal: AbortSignal): Promise<string> => {
  const { version } = await server.call(signal, (api, init) => api.root({}, init));
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(version) ?? [];
  if (Number(major) < 1 || (Number(major) === 1 && Number(minor) < MIN_MINOR)) {
    throw new Fault('store/failed', { store: server.url, reason: `it is Qdrant ${version}, and 1.${MIN_MINOR} is the oldest that will do` });
  }
  // Who it is, a server tells everybody; this, only those with the key.
  await server.call(signal, (api, init) => api.getCollectionsAliases({}, init));
  return version;
};

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError';

type Abortable = Parameters<SegmentIndex['count']>[0];
type Read = Parameters<SegmentIndex['wordsOf']>[1];
type Search = Parameters<SegmentIndex['searchWords']>[1];

class QdrantIndex implements SegmentIndex {
  readonly name: string;
  readonly #server: QdrantServer;
  readonly #library: string;
  readonly #collections: QdrantCollections;
  readonly #vocabulary: QdrantVocabulary;

  constructor(server: QdrantServer, { name, ...options }: QdrantCollectionsOptions & { readonly name: string }) {
    this.name = name;
    this.#server = server;
    this.#library = options.library;
    this.#collections = new QdrantCollections(server, options);
    this.#vocabulary = new QdrantVocabulary(server, this.#collections);
  }

  async upsertVectors(space: EmbeddingSpace, segments: readonly EmbeddedSegment[], { signal }: Abortable): Promise<void> {
    signal.throwIfAborted();
    requireLegalSpace(space);
    for (const { vector } of segments) requireDimensions(space, vector);
    if (segments.length === 0) return;
    await healed(this.#collections, signal, async () => {
      const collection = await this.#collections.makeSpace(space, signal);
      await upsertPoints({ server: this.#server, collection }, lastOfEach(segments).map((segment) => vectorPoint(segment, collection)), signal);
    });
  }

  async upsertWords(segments: readonly Segment[], { signal }: Abortable): Promise<void> {
    signal.throwIfAborted();
    requireTexts(segments);
    if (segments.length === 0) return;
    await healed(this.#collections, signal, async () => {
      const collection = await this.#collections.makeWords(signal);
      await this.#vocabulary.catchUp(collection, signal);
      await this.#vocabulary.learn(segments, signal);
      await upsertPoints({ server: this.#server, collection }, lastOfEach(segments).map((segment) => wordPoint(segment, collection)), signal);
    });
  }

  async searchVectors(space: EmbeddingSpace, vector: Float32Array, { limit, filter, signal }: Search): Promise<readonly Hit[]> {
    requireDimensions(space, vector);
    return healed(this.#collections, signal, async () => {
      const collection = await this.#collections.space(space, signal);
      if (collection === undefined || limit <= 0 || letsNothingPass(filter)) return [];
      const query = {
        query: Array.from(vector), using: DENSE, limit, filter: libraryFilter(this.#library, filter),
        // The best by numbers of 8 bits are compared again by their exact vectors.
        params: { hnsw_ef: Math.max(EF, 2 * limit), quantization: { rescore: true, oversampling: 2 } },
      };
      return bestFirst(await queryPoints({ server: this.#server, collection }, query, signal), limit);
    });
  }

  searchWords(query: WordQuery, options: Search): Promise<readonly Hit[]> {
    return healed(this.#collections, options.signal, async () => {
      const collection = await this.#collections.words(options.signal);
      return collection === undefined ? [] : searchQdrantWords({ server: this.#server, vocabulary: this.#vocabulary, collection }, query, options);
    });
  }

  vectorsOf(space: EmbeddingSpace, videoId: string, { signal, without = [] }: Read): Promise<readonly EmbeddedSegment[]> {
    return healed(this.#collections, signal, async () => {
      const collection = await this.#collections.space(space, signal);
      const read = { filter: { videoIds: [videoId], without }, payload: SEGMENT_PAYLOAD, vectors: [DENSE] };
      const records = collection === undefined ? [] : await this.#scroll(collection, read, signal);
      return records.map((record) => ({ ...readSegment(record), vector: readVector(record.vector) })).sort(byTime);
    });
  }

  wordsOf(videoId: string, { signal, without = [] }: Read): Promise<readonly Segment[]> {
    return healed(this.#collections, signal, async () => {
      const collection = await this.#collections.words(signal);
      const read = { filter: { videoIds: [videoId], without }, payload: SEGMENT_PAYLOAD };
      const records = collection === undefined ? [] : await this.#scroll(collection, read, signal);
      return records.map(readSegment).sort(byTime);
    });
  }

  remove(videoId: string, { modality, keeping, signal }: Parameters<SegmentIndex['remove']>[1]): Promise<void> {
    const own = libraryFilter(this.#library, { videoIds: [videoId], ...(modality !== undefined && { modalities: [modality] }) });
    const filter = { ...own, ...(keeping !== undefined && { must_not: [generationCondition(keeping)] }) };
    return healed(this.#collections, signal, async () => {
      for (const [{ name: collection_name }] of await this.#all(signal)) {
        await this.#server.call(signal, (api, init) => api.deletePoints({ collection_name, wait: true, filter }, init));
      }
    });
  }

  count({ signal }: Abortable): Promise<IndexCount> {
    return healed(this.#collections, signal, async () => {
      const words = await this.#collections.words(signal);
      const spaces = [...(await this.#collections.spaces(signal))];
      const counts = await Promise.all(spaces.map(async ([id, { name }]): Promise<[string, number]> => [id, await this.#count(name, signal)]));
      return {
        words: words === undefined ? 0 : await this.#count(words.name, signal),
        vectors: Object.fromEntries(counts.filter(([, points]) => points > 0)),
      };
    });
  }

  identity({ signal }: Abortable): Promise<string> {
    return healed(this.#collections, signal, () => this.#collections.identity(signal));
  }

  /** A collection that others write to, too, is a space of this library while it has points there. */
  spaces({ signal }: Abortable): Promise<readonly EmbeddingSpace[]> {
    return healed(this.#collections, signal, async () => {
      const all = await Promise.all([...(await this.#collections.spaces(signal))].map(async ([id, { name, dimensions = 0 }]) =>
        ((await this.#count(name, signal)) > 0 ? [{ id, dimensions }] : [])));
      return all.flat();
    });
  }

  tally({ signal }: Abortable): Promise<readonly SegmentTally[]> {
    return healed(this.#collections, signal, async () => {
      const tallies: SegmentTally[] = [];
      for (const [collection, space] of await this.#all(signal)) {
        const counts = new Map<string, SegmentTally>();
        for await (const records of scrollPoints({ server: this.#server, collection }, { payload: GENERATION_FIELDS, signal })) {
          for (const key of records.map(readGeneration)) {
            const name = `${key.videoId} ${key.modality} ${key.generation}`;
            counts.set(name, { ...key, ...(space !== undefined && { space }), count: (counts.get(name)?.count ?? 0) + 1 });
          }
        }
        tallies.push(...counts.values());
      }
      return tallies;
    });
  }

  dropSpace(id: string, { signal }: Abortable): Promise<void> {
    return this.#collections.dropSpace(id, signal);
  }

  /** The server builds and compacts its indices by itself; this waits until it has. */
  optimize({ signal }: Abortable): Promise<void> {
    return healed(this.#collections, signal, async () => {
      for (const [{ name }] of await this.#all(signal)) await untilIndexed(this.#server, name, signal);
    });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** Every collection of segments, with the id of its space; words have none. */
  async #all(signal: AbortSignal): Promise<readonly (readonly [QdrantCollection, string | undefined])[]> {
    const words = await this.#collections.words(signal);
    const spaces = [...(await this.#collections.spaces(signal))].map(([id, collection]) => [collection, id] as const);
    return [...spaces, ...(words === undefined ? [] : [[words, undefined] as const])];
  }

  async #scroll(collection: QdrantCollection, read: Omit<Parameters<typeof scrollPoints>[1], 'signal'>, signal: AbortSignal): Promise<readonly QdrantRecord[]> {
    const records: QdrantRecord[] = [];
    for await (const page of scrollPoints({ server: this.#server, collection }, { ...read, signal })) records.push(...page);
    return records;
  }

  #count(name: string, signal: AbortSignal): Promise<number> {
    return this.#collections.count(name, signal, libraryFilter(this.#library));
  }
}

/** Candidates looked at in the HNSW graph: recall .99 and more at a million vectors. */
const EF = 128;
