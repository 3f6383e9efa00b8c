import { randomUUID } from 'node:crypto';
import { Fault, isFaultOf, type EmbeddingSpace } from '@frameseek/core';
import type { Schemas } from '@qdrant/js-client-rest';
import { z } from 'zod';
import { OWNERLESS, adoptedFilter, libraryFilter } from './qdrant-filter.ts';
import { DENSE, VOCABULARY_LAYOUT, WORDS_LAYOUT, spaceLayout, type QdrantLayout, type QdrantSpread } from './qdrant-layout.ts';
import type { Tenant } from './qdrant-points.ts';
import { isCollectionMissing, statusOf, type QdrantServer } from './qdrant-server.ts';

/** Whose collections are meant, what their names begin with, and how new ones are spread. */
export interface QdrantCollectionsOptions {
  /** Name of the library; every point carries it. */
  readonly library: string;
  readonly prefix: string;
  readonly spread?: QdrantSpread;
}

/** One collection that is there, and whose points in it are meant. */
export interface QdrantCollection extends Tenant {
  /** Its alias. */
  readonly name: string;
  /** Of its vectors; absent: it has none. */
  readonly dimensions?: number;
}

/**
 * The collections on a server, which the libraries with one prefix share. Each is reached through an alias, made last: an alias
 * that is there leads to a whole collection, and a rebuilt one takes its place by one atomic change of the alias.
 */
export class QdrantCollections {
  readonly #server: QdrantServer;
  readonly #options: QdrantCollectionsOptions;
  /** Those that were seen to be there, and found to be ours. */
  readonly #known = new Map<string, QdrantCollection>();

  constructor(server: QdrantServer, options: QdrantCollectionsOptions) {
    this.#server = server;
    this.#options = options;
  }

  /** The index of words, if it was ever written. */
  words(signal: AbortSignal): Promise<QdrantCollection | undefined> {
    return this.#find({ alias: this.#alias('words'), layout: WORDS_LAYOUT }, signal);
  }

  /** The vocabulary, if it was ever written. */
  vocabulary(signal: AbortSignal): Promise<QdrantCollection | undefined> {
    return this.#find({ alias: this.#alias('vocabulary'), layout: VOCABULARY_LAYOUT }, signal);
  }

  /** The collection of a space, if it was ever written. */
  async space(space: EmbeddingSpace, signal: AbortSignal): Promise<QdrantCollection | undefined> {
    const found = await this.#find({ alias: this.#spaceAlias(space.id), layout: spaceLayout(space.dimensions) }, signal);
    if (found !== undefined) requireSameDimensions(space, found);
    return found;
  }

  makeWords(signal: AbortSignal): Promise<QdrantCollection> {
    return this.#findOrMake({ alias: this.#alias('words'), layout: WORDS_LAYOUT }, signal);
  }

  makeVocabulary(signal: AbortSignal): Promise<QdrantCollection> {
    return this.#findOrMake({ alias: this.#alias('vocabulary'), layout: VOCABULARY_LAYOUT }, signal);
  }

  async makeSpace(space: EmbeddingSpace, signal: AbortSignal): Promise<QdrantCollection> {
    const made = await this.#findOrMake({ alias: this.#spaceAlias(space.id), layout: spaceLayout(space.dimensions) }, signal);
    requireSameDimensions(space, made);
    return made;
  }

  /** The collections of all spaces, by the space's id, whichever library wrote them. */
  async spaces(signal: AbortSignal): Promise<ReadonlyMap<string, QdrantCollection>> {
    const start = this.#spaceAlias('');
    const aliases = [...(await this.#aliases(signal)).keys()].filter((alias) => alias.startsWith(start));
    const spaces = new Map<string, QdrantCollection>();
    for (const alias of aliases) spaces.set(alias.slice(start.length), await this.#meet({ alias, layout: spaceLayout(0) }, signal));
    return spaces;
  }

  /** Removes what the library has in a space; with the last library's points goes the collection, and the alias first: nobody is led to what is going. */
  async dropSpace(id: string, signal: AbortSignal): Promise<void> {
    const alias_name = this.#spaceAlias(id);
    const collection_name = (await this.#aliases(signal)).get(alias_name);
    if (collection_name === undefined) return;
    const filter = libraryFilter(this.#options.library);
    await this.#server.call(signal, (api, init) => api.deletePoints({ collection_name, wait: true, filter }, init));
    if ((await this.count(collection_name, signal)) > 0) return;
    this.#known.delete(alias_name);
    await this.#server.call(signal, (api, init) => api.updateAliases({ actions: [{ delete_alias: { alias_name } }] }, init));
    await this.#server.call(signal, (api, init) => api.deleteCollection({ collection_name }, init));
  }

  /** The name of the data on the server: that of an empty collection, which is made where it is missing. */
  async identity(signal: AbortSignal): Promise<string> {
    const alias_name = this.#alias('store');
    const known = (await this.#aliases(signal)).get(alias_name);
    if (known !== undefined) return known;
    const collection_name = `${alias_name}.${randomUUID()}`;
    await this.#create(collection_name, WORDS_LAYOUT.body, signal);
    await this.#server.call(signal, (api, init) => api.updateAliases({ actions: [{ create_alias: { collection_name, alias_name } }] }, init));
    return (await this.#aliases(signal)).get(alias_name) ?? collection_name;
  }

  /** Points that pass the filter; without one those of all libraries. */
  async count(collection_name: string, signal: AbortSignal, filter?: Schemas['Filter']): Promise<number> {
    const { result } = await this.#server.call(signal, (api, init) =>
      api.countPoints({ collection_name, exact: true, ...(filter !== undefined && { filter }) }, init));
    return result?.count ?? 0;
  }

  /** Knows no longer what is gone, as somebody removed it on the server. It is then made again where it is written to. */
  async forgetVanished(signal: AbortSignal): Promise<void> {
    const present = await this.#aliases(signal);
    for (const alias of [...this.#known.keys()]) if (!present.has(alias)) this.#known.delete(alias);
  }

  #alias(what: string): string {
    return `${this.#options.prefix}_${what}`;
  }

  #spaceAlias(id: string): string {
    return this.#alias(`space.${id}`);
  }

  async #find(plan: Plan, signal: AbortSignal): Promise<QdrantCollection | undefined> {
    const known = this.#known.get(plan.alias);
    if (known !== undefined) return known;
    return (await this.#aliases(signal)).has(plan.alias) ? this.#meet(plan, signal) : undefined;
  }

  async #findOrMake(plan: Plan, signal: AbortSignal): Promise<QdrantCollection> {
    return (await this.#find(plan, signal)) ?? this.#make(plan, signal);
  }

  /** A collection that this process has not seen yet: whether it is one of ours, and from before something was indexed. */
  async #meet({ alias, layout }: Plan, signal: AbortSignal): Promise<QdrantCollection> {
    const known = this.#known.get(alias);
    if (known !== undefined) return known;
    const { dimensions, indexed } = await this.#inspect(alias, layout, signal);
    const { library, ...fields } = layout.fields;
    await this.#index(alias, Object.fromEntries(Object.entries(fields).filter(([name]) => !indexed.has(name))), signal);
    // That `library` is indexed says that nothing without one is left: it is made last.
    if (library !== undefined && !indexed.has('library')) {
      await this.#adopt(alias, signal);
      await this.#index(alias, { library }, signal);
    }
    const isAdopted = (await this.count(alias, signal, adoptedFilter(this.#options.library))) > 0;
    return this.#know({ name: alias, isAdopted, ...(dimensions !== undefined && { dimensions }) });
  }

  /** What lies there from before libraries were told apart is taken over by the first that comes; others find that they lack it, and fill it again. */
  async #adopt(collection_name: string, signal: AbortSignal): Promise<void> {
    const payload = { library: this.#options.library, adopted: true };
    await this.#server.call(signal, (api, init) => api.setPayload({ collection_name, wait: true, payload, filter: OWNERLESS }, init));
  }

  #know(collection: Omit<QdrantCollection, 'library'>): QdrantCollection {
    const known = { ...collection, library: this.#options.library };
    this.#known.set(known.name, known);
    return known;
  }

  /** The size of its vectors and its indexed fields. Throws `store/failed` for a collection that somebody else made. */
  async #inspect(name: string, layout: QdrantLayout, signal: AbortSignal): Promise<{ readonly dimensions: number | undefined; readonly indexed: ReadonlySet<string> }> {
    const { result } = await this.#server.call(signal, (api, init) => api.getCollection({ collection_name: name }, init));
    const params = result?.config.params;
    if (!layout.params.safeParse(params).success) {
      throw new Fault('store/failed', {
        store: this.#server.url,
        reason: `the collection "${name}" there was not made by Frameseek, as it is of another kind; set QDRANT_PREFIX to another start of names, or remove that collection`,
      });
    }
    const vectors = denseVectors.safeParse(params?.vectors);
    return { dimensions: vectors.success ? vectors.data[DENSE].size : undefined, indexed: new Set(Object.keys(result?.payload_schema ?? {})) };
  }

  /** Names of collections by the aliases that lead to them. */
  async #aliases(signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
    const { result } = await this.#server.call(signal, (api, init) => api.getCollectionsAliases({}, init));
    return new Map((result?.aliases ?? []).map(({ alias_name, collection_name }) => [alias_name, collection_name]));
  }

  async #index(collection_name: string, fields: QdrantLayout['fields'], signal: AbortSignal): Promise<void> {
    for (const [field_name, field_schema] of Object.entries(fields)) {
      await this.#server.call(signal, (api, init) =>
        api.createFieldIndex({ collection_name, wait: true, field_name, field_schema }, init));
    }
  }

  /** Every step may be done again, by this process or another at the same time. */
  async #make({ alias, layout }: Plan, signal: AbortSignal): Promise<QdrantCollection> {
    const collection_name = `${alias}.1`;
    await this.#create(collection_name, layout.body, signal);
    // Another process may have made it first, and somebody else one of this name.
    const { dimensions } = await this.#inspect(collection_name, layout, signal);
    await this.#index(collection_name, layout.fields, signal);
    const actions = [{ create_alias: { collection_name, alias_name: alias } }];
    await this.#server.call(signal, (api, init) => api.updateAliases({ actions }, init));
    return this.#know({ name: alias, isAdopted: false, ...(dimensions !== undefined && { dimensions }) });
  }

  async #create(collection_name: string, body: Schemas['CreateCollection'], signal: AbortSignal): Promise<void> {
    const { shards, replicas, writeConsistency } = this.#options.spread ?? {};
    const spread = {
      ...(shards !== undefined && { shard_number: shards }),
      ...(replicas !== undefined && { replication_factor: replicas }),
      ...(writeConsistency !== undefined && { write_consistency_factor: writeConsistency }),
    };
    try {
      await this.#server.call(signal, (api, init) => api.createCollection({ collection_name, ...body, ...spread }, init));
    } catch (error) {
      if (!isFaultOf(error, 'store/failed') || statusOf(error.cause) !== 409) throw error;
    }
  }
}

interface Plan {
  readonly alias: string;
  readonly layout: QdrantLayout;
}

const requireSameDimensions = ({ id, dimensions }: EmbeddingSpace, { dimensions: expected }: QdrantCollection): void => {
  if (expected !== undefined && expected !== dimensions) throw new Fault('store/space-mismatch', { space: id, expected, actual: dimensions });
};

const denseVectors = z.object({ [DENSE]: z.object({ size: z.number() }) });

/** How often collections are looked for again in one call: one over several of them may find each gone only when it has come to it. */
const HEALING_TRIES = 5;

/**
 * Collections that somebody removed under us, while other calls run and one after the other, are as if they had never
 * been; any other failure stays one.
 */
export const healed = async <T>(collections: Pick<QdrantCollections, 'forgetVanished'>, signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
  for (let triesLeft = HEALING_TRIES; ; triesLeft -= 1) {
    try {
      return await work();
    } catch (error) {
      if (triesLeft === 0 || !isCollectionMissing(error)) throw error;
      await collections.forgetVanished(signal);
    }
  }
};
