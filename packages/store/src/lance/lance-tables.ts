import { setTimeout as sleep } from 'node:timers/promises';
import { Index, connect, type Connection, type Table } from '@lancedb/lancedb';
import { Fault, isAbort, isFault, type EmbeddingSpace } from '@frameseek/core';
import { DataType, type Schema } from 'apache-arrow';
import { vectorSchema, vocabularySchema, wordSchema } from './lance-rows.ts';

const WORDS = 'words';
const VOCABULARY = 'vocabulary';
/** Before the id of a space, so that none is taken for the table of words. */
const SPACE_PREFIX = 'space.';

/** The tables of one LanceDB folder: opened once, made where missing, each error a `store/…` or `file/…` fault. */
export class LanceTables {
  readonly #folder: string;
  readonly #db: Connection;
  readonly #open = new Map<string, Promise<Table>>();
  /** Of the vectors of tables that were asked for: they never change, and LanceDB takes half a millisecond to tell. */
  readonly #dimensions = new WeakMap<Table, number>();
  /** Tables that have all their indices. */
  readonly #indexed = new Set<string>();

  private constructor(folder: string, db: Connection) {
    this.#folder = folder;
    this.#db = db;
  }

  static async open(folder: string): Promise<LanceTables> {
    try {
      // 0: every read first looks for what other processes wrote, 0.2 ms on a local disk.
      return new LanceTables(folder, await connect(folder, { readConsistencyInterval: 0 }));
    } catch (error) {
      throw toFault(folder, error);
    }
  }

  /** Runs a call to LanceDB; its errors become faults. */
  async guard<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw toFault(this.#folder, error);
    }
  }

  /**
   * Runs a write again when another process wrote first. LanceDB repeats most of them itself, and tells the rest by
   * nothing but the message. Our own loop: p-retry waits at least half of its time, and writers need all of the spread to get
   * out of each other's way.
   */
  async write<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work();
      } catch (error) {
        if (attempt === WRITE_ATTEMPTS || !isConflict(error)) throw toFault(this.#folder, error);
        await sleep(Math.random() * 50 * attempt);
      }
    }
  }

  /**
   * Runs a step of housekeeping; when another changed the same meanwhile, or removed the same old files first, it is left to
   * the next time. A file that is really lost is told by every read that needs it.
   */
  async housekeep(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!isConflict(error) && !isRemoved(error)) throw toFault(this.#folder, error);
    }
  }

  words(): Promise<Table | undefined> {
    return this.#existing(WORDS);
  }

  async space(space: EmbeddingSpace): Promise<Table | undefined> {
    const table = await this.#existing(SPACE_PREFIX + space.id);
    if (table !== undefined) await this.#requireSameDimensions(table, space);
    return table;
  }

  makeWords(): Promise<Table> {
    return this.#make(WORDS, wordSchema(), { ...FILTERS, plain: FULL_TEXT });
  }

  vocabulary(): Promise<Table | undefined> {
    return this.#existing(VOCABULARY);
  }

  makeVocabulary(): Promise<Table> {
    return this.#make(VOCABULARY, vocabularySchema(), {});
  }

  async makeSpace(space: EmbeddingSpace): Promise<Table> {
    const table = await this.#make(SPACE_PREFIX + space.id, vectorSchema(space.dimensions), FILTERS);
    await this.#requireSameDimensions(table, space);
    return table;
  }

  /** Removes the table of a space, if there is one. */
  async dropSpace(id: string): Promise<void> {
    const name = SPACE_PREFIX + id;
    const known = this.#open.get(name);
    this.#open.delete(name);
    this.#indexed.delete(name);
    if (known !== undefined) (await this.guard(() => known)).close();
    if ((await this.spaces()).includes(id)) await this.guard(() => this.#db.dropTable(name));
  }

  /** The dimensions of the vectors of a space that was written. */
  async dimensionsOf(id: string): Promise<number> {
    return dimensionsIn(await (await this.tableOf(id)).schema());
  }

  /** The ids of all spaces that were ever written. */
  async spaces(): Promise<readonly string[]> {
    const names = await this.guard(() => this.#db.tableNames());
    return names.filter((name) => name.startsWith(SPACE_PREFIX)).map((name) => name.slice(SPACE_PREFIX.length));
  }

  /** Every table of segments. */
  async all(): Promise<readonly Table[]> {
    const names = await this.guard(() => this.#db.tableNames());
    const tables = await this.guard(() => Promise.all(names.filter((name) => name !== VOCABULARY).map((name) => this.#openIfMade(name))));
    return tables.filter((table) => table !== undefined);
  }

  async tableOf(spaceId: string): Promise<Table> {
    return this.guard(() => this.#openTable(SPACE_PREFIX + spaceId));
  }

  async close(): Promise<void> {
    const tables = await Promise.allSettled(this.#open.values());
    for (const table of tables) if (table.status === 'fulfilled') table.value.close();
    this.#open.clear();
    if (this.#db.isOpen()) this.#db.close();
  }

  async #existing(name: string): Promise<Table | undefined> {
    if (this.#open.has(name)) return this.guard(() => this.#openTable(name));
    const names = await this.guard(() => this.#db.tableNames());
    return names.includes(name) ? this.guard(() => this.#openIfMade(name)) : undefined;
  }

  #openIfMade(name: string): Promise<Table | undefined> {
    return ifMade(this.#openTable(name));
  }

  #openTable(name: string): Promise<Table> {
    const known = this.#open.get(name);
    if (known !== undefined) return known;
    const opening = this.#db.openTable(name).then((table) => this.#withGenerations(name, table));
    this.#remember(name, opening);
    return opening;
  }

  /** What was written before generations were counted belongs to generation 0. */
  async #withGenerations(name: string, table: Table): Promise<Table> {
    const isCounted = async (): Promise<boolean> => (await table.schema()).fields.some((field) => field.name === 'generation');
    if (name === VOCABULARY || (await isCounted())) return table;
    await this.write(async () => {
      await table.checkoutLatest();
      if (!(await isCounted())) await table.addColumns([{ name: 'generation', valueSql: 'cast(0 as int)' }]);
    });
    return table;
  }

  /** Opens the table for writing. What a killed process left half made is completed here. */
  async #make(name: string, schema: Schema, indices: Indices): Promise<Table> {
    if (!this.#indexed.has(name)) {
      await this.write(async () => {
        // One from before generations were counted has its columns in another order, and is taken as it is.
        const isThere = (await this.#db.tableNames()).includes(name);
        const there = isThere ? await ifMade(this.#db.openTable(name)) : undefined;
        const table = there ?? (await this.#db.createEmptyTable(name, schema, { mode: 'create', existOk: true }));
        await addIndices(table, indices);
        table.close();
      });
      this.#indexed.add(name);
    }
    return this.guard(() => this.#openTable(name));
  }

  /** A table that could not be opened is tried again at the next call. */
  #remember(name: string, opening: Promise<Table>): void {
    this.#open.set(name, opening);
    opening.catch(() => this.#open.delete(name));
  }

  async #requireSameDimensions(table: Table, space: EmbeddingSpace): Promise<void> {
    const expected = this.#dimensions.get(table) ?? dimensionsIn(await this.guard(() => table.schema()));
    this.#dimensions.set(table, expected);
    if (expected === space.dimensions) return;
    throw new Fault('store/space-mismatch', { space: space.id, expected, actual: space.dimensions });
  }
}

/** Undefined while another is just making it: the folder of a table is listed before its first version is there. */
const ifMade = async (opening: Promise<Table>): Promise<Table | undefined> => {
  try {
    return await opening;
  } catch (error) {
    if (error instanceof Error && /was not found/.test(error.message)) return undefined;
    throw error;
  }
};

const dimensionsIn = ({ fields }: Schema): number => {
  const type: unknown = fields.find(({ name }) => name === 'vector')?.type;
  return DataType.isFixedSizeList(type) ? type.listSize : 0;
};

/** How each column is indexed; functions, because LanceDB takes a description of an index only once. */
type Indices = Readonly<Record<string, () => Index>>;

const addIndices = async (table: Table, indices: Indices): Promise<void> => {
  const present = new Set((await table.listIndices()).flatMap(({ columns }) => columns));
  for (const [column, index] of Object.entries(indices)) {
    if (!present.has(column)) await table.createIndex(column, { config: index(), replace: false });
  }
};

const FILTERS: Indices = { videoId: () => Index.bitmap(), modality: () => Index.bitmap() };

/**
 * The column is plain already: words are what stands between spaces. Phrases are looked for in the column itself,
 * because LanceDB does not find them in rows that are not indexed yet; so positions are not kept.
 */
const FULL_TEXT = (): Index => Index.fts({
  baseTokenizer: 'whitespace', language: 'English', stem: true, asciiFolding: true, lowercase: true,
  removeStopWords: false, withPosition: false, maxTokenLength: 200,
});

const WRITE_ATTEMPTS = 20;

const isConflict = (error: unknown): boolean =>
  error instanceof Error && /conflict|concurrent|preempted|already exists/i.test(error.message);

const isRemoved = (error: unknown): boolean => error instanceof Error && /object at location \S.* not found|\bnot found: \S/i.test(error.message);

const toFault = (folder: string, error: unknown): unknown => {
  if (isFault(error) || isAbort(error)) return error;
  const said = error instanceof Error ? error.message.split('\n', 1).join('') : String(error);
  // Where in LanceDB's own source it happened helps nobody here.
  const reason = said.replace(/, \S+\.rs:\d+:\d+\.?$/, '');
  if (/no space left|os error 28/i.test(reason)) return new Fault('file/disk-full', { path: folder }, { cause: error });
  if (/permission denied|os error 13/i.test(reason)) return new Fault('file/forbidden', { path: folder, wanted: 'write' }, { cause: error });
  return new Fault('store/failed', { store: folder, reason }, { cause: error });
};
