import { Fault, isFault } from '@frameseek/core';
import { z } from 'zod';
import { sqlOf, type Database, type Migration, type SqlValue } from '../database/database.ts';
import { BlockingThread } from './blocking-thread.ts';
import { postgresFault } from './postgres-fault.ts';
import { POSTGRES_FUNCTIONS } from './postgres-functions.ts';
import type { PostgresAnswer, PostgresFailure, PostgresRequest, Step } from './postgres-request.ts';
import { migrationToPostgres, toPostgres } from './postgres-sql.ts';

/** How a database on a server is opened. */
export interface PostgresOptions {
  /** `postgres://user:password@host:port/database`, with parameters as libpq knows them (`sslmode` …). */
  readonly url: string;
  /** Each brings it one version further. */
  readonly migrations: readonly Migration[];
  /** How long a call waits for another process that is writing. */
  readonly busyMs: number;
}

/** What a transaction runs on, and what broke it. */
interface Transaction {
  readonly session: number;
  broken?: Fault | undefined;
}

/**
 * A database on a PostgreSQL server, in a schema of its own. The connection lives in a thread, and calls stand still until it answers. Whoever
 * writes holds one lock of the whole catalog, as with SQLite. Nothing is tried twice: what failed on the way may have happened.
 */
export class Postgres implements Database {
  readonly dialect = 'postgres';
  readonly #name: string;
  readonly #limitMs: number;
  readonly #thread: BlockingThread;
  readonly #sql = new Map<string, string>();
  #transaction: Transaction | undefined;
  #away: { readonly failure: PostgresFailure; readonly untilMs: number } | undefined;
  #isClosed = false;

  /** Connects, and brings the tables up to date (made where missing). */
  constructor({ url, migrations, busyMs }: PostgresOptions) {
    this.#name = nameOf(url);
    this.#limitMs = busyMs + STATEMENT_MS;
    this.#thread = new BlockingThread({ entry: new URL('./postgres-thread.ts', import.meta.url), data: { url, connectMs: CONNECT_MS, setUp: setUp(busyMs) } });
    try {
      this.#migrate(migrations);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  now(): number {
    return this.first(nowRow, 'SELECT CAST(floor(extract(epoch FROM clock_timestamp()) * 1000) AS INTEGER) AS now')?.now ?? Date.now();
  }

  all<Row extends z.ZodType>(row: Row, sql: string, values: readonly SqlValue[] = []): z.infer<Row>[] {
    const step = { text: this.#translated(sql), values };
    // A query that changes something is a write like any other.
    const { rows } = READS.test(sql) ? this.#ask([step]) : this.#write([step]);
    return this.#parsed(() => rows.map((found) => row.parse(found)));
  }

  first<Row extends z.ZodType>(row: Row, sql: string, values: readonly SqlValue[] = []): z.infer<Row> | undefined {
    return this.all(row, sql, values)[0];
  }

  run(sql: string, values: readonly SqlValue[] = []): number {
    return this.#write([{ text: this.#translated(sql), values }]).count;
  }

  runEach(sql: string, all: readonly (readonly SqlValue[])[]): void {
    const steps = inBatches(sql, all).map(({ sql: batch, values }) => ({ text: toPostgres(batch), values }));
    if (steps.length > 0) this.#write(steps);
  }

  transact<T>(work: () => T): T {
    if (this.#transaction !== undefined) return work();
    const transaction: Transaction = { session: this.#ask([BEGIN], { undo: true }).session };
    this.#transaction = transaction;
    try {
      const result = work();
      // Somebody caught what broke it: PostgreSQL would end it without a word.
      if (transaction.broken !== undefined) throw transaction.broken;
      this.#ask([COMMIT]);
      return result;
    } catch (error) {
      this.#rollback();
      throw error;
    } finally {
      this.#transaction = undefined;
    }
  }

  close(): void {
    if (!this.#isClosed) this.#thread.close('close');
    this.#isClosed = true;
  }

  /** Several statements as one transaction, or as part of the one under way. */
  #write(steps: readonly Step[]) {
    return this.#transaction === undefined ? this.#ask([BEGIN, ...steps, COMMIT], { undo: true, answer: steps.length }) : this.#ask(steps);
  }

  /** Takes back what was begun; a connection on which that fails takes it back by ending. */
  #rollback(): void {
    try {
      if (this.#transaction !== undefined) this.#transaction.broken = undefined;
      this.#ask([{ text: 'ROLLBACK' }]);
    } catch (error) {
      if (!isFault(error)) throw error;
    }
  }

  #ask(steps: readonly Step[], { undo = false, answer = steps.length - 1, limitMs = this.#limitMs }: AskOptions = {}) {
    if (this.#isClosed) throw new Fault('store/failed', { store: this.#name, reason: 'it was closed' });
    const transaction = this.#transaction;
    if (transaction?.broken !== undefined) throw transaction.broken;
    if (this.#away !== undefined && performance.now() < this.#away.untilMs) throw postgresFault(this.#name, this.#away.failure);
    const request: PostgresRequest = { steps, answer, undo, ...(transaction !== undefined && { session: transaction.session }) };
    const found = this.#thread.ask(request, limitMs) as PostgresAnswer | undefined;
    if (found !== undefined && !('failure' in found)) return found;
    const failure = found?.failure ?? { message: `no answer within ${limitMs / 1000} seconds`, away: true };
    // Whoever asks next would stand still for as long.
    if (failure.away === true) this.#away = { failure, untilMs: performance.now() + AWAY_MS };
    const fault = postgresFault(this.#name, failure);
    if (transaction !== undefined) transaction.broken = fault;
    throw fault;
  }

  #translated(sql: string): string {
    const known = this.#sql.get(sql) ?? toPostgres(sql);
    this.#sql.set(sql, known);
    return known;
  }

  #parsed<T>(work: () => T): T {
    try {
      return work();
    } catch (cause) {
      throw new Fault('store/failed', { store: this.#name, reason: cause instanceof Error ? cause.message : String(cause) }, { cause });
    }
  }

  #migrate(migrations: readonly Migration[]): void {
    if (this.#version() === migrations.length) return;
    this.transact(() => {
      const version = this.#version() ?? this.#begin();
      if (version > migrations.length) throw this.#failed('it was made by a newer version of Frameseek');
      const scripts = migrations.slice(version).map((migration) => migrationToPostgres(sqlOf(migration, 'postgres')));
      for (const text of [`SET LOCAL statement_timeout = 0; ${POSTGRES_FUNCTIONS}`, ...scripts]) this.#ask([{ text }], { limitMs: MIGRATION_MS });
      this.run('UPDATE catalog_version SET version = ?', [migrations.length]);
    });
  }

  /** How far the tables are; undefined where there are none. */
  #version(): number | undefined {
    const { server, tables } = this.first(serverRow, SERVER) ?? { server: 0, tables: 0 };
    if (server < OLDEST) throw this.#failed(`PostgreSQL ${OLDEST / 10_000} or newer is needed, it is ${Math.floor(server / 10_000)}`);
    if (tables === 0) return undefined;
    const known = this.first(serverRow.pick({ tables: true }), `SELECT count(*) AS tables FROM pg_tables WHERE schemaname = '${SCHEMA}' AND tablename = 'catalog_version'`);
    if (known?.tables !== 1) throw this.#failed(`its schema “${SCHEMA}” holds tables of something else; name another database in FRAMESEEK_DATABASE_URL`);
    return this.first(versionRow, 'SELECT version FROM catalog_version')?.version;
  }

  #begin(): number {
    this.#ask([{ text: `CREATE SCHEMA IF NOT EXISTS ${SCHEMA}; CREATE TABLE ${SCHEMA}.catalog_version (version BIGINT NOT NULL); INSERT INTO ${SCHEMA}.catalog_version VALUES (0)` }]);
    return 0;
  }

  #failed(reason: string): Fault {
    return new Fault('store/failed', { store: this.#name, reason });
  }
}

interface AskOptions {
  readonly undo?: boolean;
  /** Which step's answer is wanted; the last one's by default. */
  readonly answer?: number;
  readonly limitMs?: number;
}

/** Where all of the catalog lies, apart from what else the database holds. */
const SCHEMA = 'frameseek';
/** `server_version_num` of the oldest that has what is used (pg_current_xact_id). */
const OLDEST = 130_000;
/** Milliseconds to connect; that a statement may take, without waiting for others; that nobody asks a server that did not answer; that a migration may take. */
const CONNECT_MS = 3_000;
const STATEMENT_MS = 5_000;
const AWAY_MS = 2_000;
const MIGRATION_MS = 600_000;
/** Seconds that a process may hold the lock without saying anything: then it is stopped or far away, and the others go on. */
const IDLE_S = 30;

const setUp = (busyMs: number): string => `SET search_path = ${SCHEMA}; SET lock_timeout = ${busyMs}; SET statement_timeout = ${busyMs + STATEMENT_MS - 500};
  SET idle_in_transaction_session_timeout = '${IDLE_S}s'; SET client_min_messages = warning`;

/** One who writes at a time (its number is of no meaning): what is read within is what is still there when it is written. */
const BEGIN: Step = { text: 'BEGIN; SELECT pg_advisory_xact_lock(7025463812)' };
const COMMIT: Step = { text: 'COMMIT' };
const READS = /^\s*(SELECT|WITH)\b/;

/** Rows of one INSERT: of the widest of ours fewer values than PostgreSQL takes (65,535). */
const BATCH_ROWS = 500;

/** Rows that are only put beside others go together: each statement is a way to the server and back. */
const inBatches = (sql: string, all: readonly (readonly SqlValue[])[]): readonly { readonly sql: string; readonly values: readonly SqlValue[] }[] => {
  const row = /VALUES (\([?, ]+\))$/.exec(sql)?.[1];
  if (row === undefined) return all.map((values) => ({ sql, values }));
  return Array.from({ length: Math.ceil(all.length / BATCH_ROWS) }, (_, batch) => {
    const rows = all.slice(batch * BATCH_ROWS, (batch + 1) * BATCH_ROWS);
    return { sql: `${sql}${`, ${row}`.repeat(rows.length - 1)}`, values: rows.flat() };
  });
};

const SERVER = `SELECT CAST(current_setting('server_version_num') AS INTEGER) AS server, (SELECT count(*) FROM pg_tables WHERE schemaname = '${SCHEMA}') AS tables`;
const serverRow = z.object({ server: z.number(), tables: z.number() });
const versionRow = z.object({ version: z.number() });
const nowRow = z.object({ now: z.number() });

/** Where it lies, without what lets us in. */
const nameOf = (url: string): string => {
  const { host, pathname, searchParams } = new URL(url);
  return `PostgreSQL at ${host || (searchParams.get('host') ?? 'this computer')}${pathname}`;
};
