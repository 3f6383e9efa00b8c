import { randomUUID } from 'node:crypto';
import { Fault, isFaultOf, type EmbeddingSpace } from '@frameseek/core';
import type { Schemas } from '@qdrant/js-client-rest';
import { z } from 'zod';
import { BM25, DENSE } from './qdrant-points.ts';
import { statusOf, type QdrantServer } from './qdrant-server.ts';

/**
 * The collections of one library on a server. Each is reached through an alias, made last: an alias that is there leads
 * to a whole collection, and a rebuilt one takes its place by one atomic change of the alias.
 */
export class QdrantCollections {
  readonly #server: QdrantServer;
  readonly #prefix: string;
  /** Aliases seen, with the dimensions that their collection was found to have. */
  readonly #known = new Map<string, number | undefined>();

  constructor(server: QdrantServer, prefix: string) {
    this.#server = server;
    this.#prefix = prefix;
  }

  /** The alias of the index of words, if it was ever written. */
  async words(signal: AbortSignal): Promise<string | undefined> {
    const alias = this.#wordsAlias();
    return (await this.#exists(alias, signal)) ? alias : undefined;
  }

  /** The alias of a space, if it was ever written. */
  async space(space: EmbeddingSpace, signal: AbortSignal): Promise<string | undefined> {
    const alias = this.#spaceAlias(space.id);
    if (!(await this.#exists(alias, signal))) return undefined;
    await this.#requireSameDimensions(space, alias, signal);
    return alias;
  }

  async makeWords(signal: AbortSignal): Promise<string> {
    const alias = this.#wordsAlias();
    if (!(await this.#exists(alias, signal))) await this.#make(alias, { body: WORDS, fields: { ...FIELDS, plain: PLAIN_INDEX, near: { type: 'keyword' } } }, signal);
    return alias;
  }

  async makeSpace(space: EmbeddingSpace, signal: AbortSignal): Promise<string> {
    const alias = this.#spaceAlias(space.id);
    if (!(await this.#exists(alias, signal))) {
      const body = { vectors: { [DENSE]: { size: space.dimensions, distance: 'Cosine' as const } } };
      await this.#make(alias, { body, fields: FIELDS }, signal);
    }
    await this.#requireSameDimensions(space, alias, signal);
    return alias;
  }

  /** The aliases of every space, by the space's id. */
  async spaces(signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
    const prefix = this.#spaceAlias('');
    const aliases = [...(await this.#aliases(signal)).keys()].filter((alias) => alias.startsWith(prefix));
    for (const alias of aliases) await this.#meet(alias, signal);
    return new Map(aliases.map((alias) => [alias.slice(prefix.length), alias]));
  }

  /** Every space with its dimensions. */
  async dimensions(signal: AbortSignal): Promise<readonly EmbeddingSpace[]> {
    const spaces = [...(await this.spaces(signal))];
    return Promise.all(spaces.map(async ([id, alias]) => ({ id, dimensions: await this.#dimensions(alias, signal) })));
  }

  /** Removes the collection of a space, if there is one, and the alias first: nobody is led to what is going. */
  async dropSpace(id: string, signal: AbortSignal): Promise<void> {
    const alias_name = this.#spaceAlias(id);
    const collection_name = (await this.#aliases(signal)).get(alias_name);
    this.#known.delete(alias_name);
    if (collection_name === undefined) return;
    await this.#server.call(signal, (api, init) => api.updateAliases({ actions: [{ delete_alias: { alias_name } }] }, init));
    await this.#server.call(signal, (api, init) => api.deleteCollection({ collection_name }, init));
  }

  /** The name of this library's data on the server: that of an empty collection, which is made where it is missing. */
  async identity(signal: AbortSignal): Promise<string> {
    const alias_name = `${this.#prefix}_store`;
    const known = (await this.#aliases(signal)).get(alias_name);
    if (known !== undefined) return known;
    const collection_name = `${alias_name}.${randomUUID()}`;
    await this.#create(collection_name, WORDS, signal);
    await this.#server.call(signal, (api, init) => api.updateAliases({ actions: [{ create_alias: { collection_name, alias_name } }] }, init));
    return (await this.#aliases(signal)).get(alias_name) ?? collection_name;
  }

  /** Knows no longer what is gone, as somebody removed it on the server. It is then made again where it is written to. */
  async forgetVanished(signal: AbortSignal): Promise<void> {
    const present = await this.#aliases(signal);
    for (const alias of [...this.#known.keys()]) if (!present.has(alias)) this.#known.delete(alias);
  }

  #wordsAlias(): string {
    return `${this.#prefix}_words`;
  }

  #spaceAlias(id: string): string {
    return `${this.#prefix}_space.${id}`;
  }

  async #exists(alias: string, signal: AbortSignal): Promise<boolean> {
    if (this.#known.has(alias)) return true;
    if (!(await this.#aliases(signal)).has(alias)) return false;
    await this.#meet(alias, signal);
    return true;
  }

  /** A collection made before generations were counted has no index of them yet. */
  async #meet(alias: string, signal: AbortSignal): Promise<void> {
    if (this.#known.has(alias)) return;
    await this.#index(alias, { generation: GENERATION_INDEX }, signal);
    this.#known.set(alias, undefined);
  }

  /** Names of collections by the aliases that lead to them. */
  async #aliases(signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
    const { result } = await this.#server.call(signal, (api, init) => api.getCollectionsAliases({}, init));
    return new Map((result?.aliases ?? []).map(({ alias_name, collection_name }) => [alias_name, collection_name]));
  }

  async #index(collection_name: string, fields: Plan['fields'], signal: AbortSignal): Promise<void> {
    for (const [field_name, field_schema] of Object.entries(fields)) {
      await this.#server.call(signal, (api, init) =>
        api.createFieldIndex({ collection_name, wait: true, field_name, field_schema }, init));
    }
  }

  /** Every step may be done again, by this process or another at the same time. */
  async #make(alias: string, { body, fields }: Plan, signal: AbortSignal): Promise<void> {
    const collection_name = `${alias}.1`;
    await this.#create(collection_name, body, signal);
    await this.#index(collection_name, fields, signal);
    const actions = [{ create_alias: { collection_name, alias_name: alias } }];
    await this.#server.call(signal, (api, init) => api.updateAliases({ actions }, init));
    this.#known.set(alias, undefined);
  }

  async #create(collection_name: string, body: Schemas['CreateCollection'], signal: AbortSignal): Promise<void> {
    try {
      await this.#server.call(signal, (api, init) => api.createCollection({ collection_name, ...body }, init));
    } catch (error) {
      if (!isFaultOf(error, 'store/failed') || statusOf(error.cause) !== 409) throw error;
    }
  }

  async #requireSameDimensions(space: EmbeddingSpace, alias: string, signal: AbortSignal): Promise<void> {
    const expected = this.#known.get(alias) ?? (await this.#dimensions(alias, signal));
    this.#known.set(alias, expected);
    if (expected === space.dimensions) return;
    throw new Fault('store/space-mismatch', { space: space.id, expected, actual: space.dimensions });
  }

  async #dimensions(alias: string, signal: AbortSignal): Promise<number> {
    const { result } = await this.#server.call(signal, (api, init) => api.getCollection({ collection_name: alias }, init));
    return denseVectors.parse(result?.config.params.vectors)[DENSE].size;
  }
}

interface Plan {
  readonly body: Schemas['CreateCollection'];
  readonly fields: Readonly<Record<string, Schemas['PayloadSchemaParams']>>;
}

const denseVectors = z.object({ [DENSE]: z.object({ size: z.number() }) });

/** `idf`: rare words weigh more, by how often they stand in the collection at the time of the search. */
const WORDS: Schemas['CreateCollection'] = { sparse_vectors: { [BM25]: { modifier: 'idf' } } };

const GENERATION_INDEX: Schemas['PayloadSchemaParams'] = { type: 'integer', lookup: true, range: false };

/** `is_tenant`: what belongs to one video lies together on disk. */
const FIELDS: Plan['fields'] = {
  videoId: { type: 'keyword', is_tenant: true },
  modality: { type: 'keyword' },
  start: { type: 'float' },
  end: { type: 'float' },
  generation: GENERATION_INDEX,
};

/** Splits at spaces, as plain text is written, and keeps the positions that phrases need. */
const PLAIN_INDEX: Schemas['TextIndexParams'] = { type: 'text', tokenizer: 'whitespace', lowercase: true, phrase_matching: true };
