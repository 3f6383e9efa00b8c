import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { Fault } from '@frameseek/core';
import type { z } from 'zod';
import { sqlOf, type Database, type Migration, type SqlValue } from '../database/database.ts';
import { guardSqlite } from './sqlite-fault.ts';

/** How a file is opened. */
export interface SqliteOptions {
  /** Each brings the file one `user_version` further. */
  readonly migrations: readonly Migration[];
  /** How long a call waits for another process that is writing. */
  readonly busyMs: number;
  /** What statements may call besides what SQLite brings, by name; each gives the same for the same. */
  readonly functions?: Readonly<Record<string, (...values: SQLOutputValue[]) => SQLInputValue>>;
}

/** One SQLite file: parsed rows, transactions, and every error of SQLite as a fault. */
export class Sqlite implements Database {
  readonly dialect = 'sqlite';
  readonly #file: string;
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  /** Opens the file (made where missing, with its folder) and brings its tables up to date. */
  constructor(file: string, { migrations, busyMs, functions = {} }: SqliteOptions) {
    this.#file = file;
    this.#db = this.#guard(() => open(file, busyMs));
    try {
      for (const [name, work] of Object.entries(functions)) this.#db.function(name, { deterministic: true }, work);
      this.transact(() => this.#migrate(migrations));
    } catch (error) {
      this.#db.close();
      throw error;
    }
  }

  /** Milliseconds since 1970. */
  now(): number {
    return Date.now();
  }

  /** The rows of a query, each parsed by `row`. */
  all<Row extends z.ZodType>(row: Row, sql: string, values: readonly SqlValue[] = []): z.infer<Row>[] {
    return this.#guard(() => this.#statement(sql).all(...values).map((found) => row.parse(found)));
  }

  /** The first row of a query. */
  first<Row extends z.ZodType>(row: Row, sql: string, values: readonly SqlValue[] = []): z.infer<Row> | undefined {
    return this.#guard(() => {
      const found = this.#statement(sql).get(...values);
      return found === undefined ? undefined : row.parse(found);
    });
  }

  /** Runs a statement and tells how many rows it changed. */
  run(sql: string, values: readonly SqlValue[] = []): number {
    return Number(this.#guard(() => this.#statement(sql).run(...values)).changes);
  }

  /** Runs a statement once for each list of values, all of them or none. */
  runEach(sql: string, all: readonly (readonly SqlValue[])[]): void {
    this.transact(() => {
      for (const values of all) this.run(sql, values);
    });
  }

  /**
   * All of `work` or nothing; takes the write lock at once, so that what it reads cannot change before it writes. Within
   * another transaction it is part of that one.
   */
  transact<T>(work: () => T): T {
    if (this.#db.isTransaction) return work();
    this.#guard(() => this.#db.exec('BEGIN IMMEDIATE'));
    try {
      const result = work();
      this.#guard(() => this.#db.exec('COMMIT'));
      return result;
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    if (this.#db.isOpen) this.#db.close();
  }

  #migrate(migrations: readonly Migration[]): void {
    const version = Number(this.#statement('PRAGMA user_version').get()?.['user_version'] ?? 0);
    if (version > migrations.length) {
      throw new Fault('store/failed', { store: this.#file, reason: 'it was made by a newer version of Frameseek' });
    }
    for (const migration of migrations.slice(version)) this.#guard(() => this.#db.exec(sqlOf(migration, 'sqlite')));
    if (version < migrations.length) this.#db.exec(`PRAGMA user_version = ${migrations.length}`);
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#db.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #guard<T>(work: () => T): T {
    return guardSqlite(this.#file, work);
  }
}

const open = (file: string, busyMs: number): DatabaseSync => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // Nobody else's to read; SQLite gives what it keeps beside the file the same rights.
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
  const db = new DatabaseSync(file, { timeout: busyMs });
  try {
    // WAL: readers go on while another process writes. NORMAL: a killed process loses nothing; a power cut at most the
    // last moments, and never the file.
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};
