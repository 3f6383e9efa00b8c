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
    const aliases = (await this.#aliases(signal)).filter((alias) => alias.startsWith(prefix));
    return new Map(aliases.map((alias) => [alias.slice(prefix.length), alias]));
  }

  #wordsAlias(): string {
    return `${this.#prefix}_words`;
  }

  #spaceAlias(id: string): string {
    return `${this.#prefix}_space.${id}`;
  }

  async #exists(alias: string, signal: AbortSignal): Promise<boolean> {
    return this.#known.has(alias) || (await this.#aliases(signal)).includes(alias);
  }

  async #aliases(signal: AbortSignal): Promise<readonly string[]> {
    const { result } = await this.#server.call(signal, (api, init) => api.getCollectionsAliases({}, init));
    const names = (result?.aliases ?? []).map((alias) => alias.alias_name);
    for (const name of names) if (!this.#known.has(name)) this.#known.set(name, undefined);
    return names;
  }

  /** Every step may be done again, by this process or another at the same time. */
  async #make(alias: string, { body, fields }: Plan, signal: AbortSignal): Promise<void> {
    const collection_name = `${alias}.1`;
    await this.#create(collection_name, body, signal);
    for (const [field_name, field_schema] of Object.entries(fields)) {
      await this.#server.call(signal, (api, init) =>
        api.createFieldIndex({ collection_name, wait: true, field_name, field_schema }, init));
    }
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

/** `is_tenant`: what belongs to one video lies together on disk. */
const FIELDS: Plan['fields'] = {
  videoId: { type: 'keyword', is_tenant: true },
  modality: { type: 'keyword' },
  start: { type: 'float' },
  end: { type: 'float' },
};

/** Splits at spaces, as plain text is written, and keeps the positions that phrases need. */
const PLAIN_INDEX: Schemas['TextIndexParams'] = { type: 'text', tokenizer: 'whitespace', lowercase: true, phrase_matching: true };
