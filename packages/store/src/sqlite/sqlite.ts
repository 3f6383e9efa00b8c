import { accessSync, constants, existsSync, mkdirSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { Fault, isFault } from '@frameseek/core';
import type { z } from 'zod';

/** How a file is opened. */
export interface SqliteOptions {
  /** Each brings the file one `user_version` further. */
  readonly migrations: readonly string[];
  /** How long a call waits for another process that is writing. */
  readonly busyMs: number;
}

/** One SQLite file: parsed rows, transactions, and every error of SQLite as a fault. */
export class Sqlite {
  readonly #file: string;
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  /** Opens the file (made where missing, with its folder) and brings its tables up to date. */
  constructor(file: string, { migrations, busyMs }: SqliteOptions) {
    this.#file = file;
    this.#db = this.#guard(() => open(file, busyMs));
    try {
      this.transact(() => this.#migrate(migrations));
    } catch (error) {
      this.#db.close();
      throw error;
    }
  }

  /** The rows of a query, each parsed by `row`. */
  all<Row extends z.ZodType>(row: Row, sql: string, values: readonly SQLInputValue[] = []): z.infer<Row>[] {
    return this.#guard(() => this.#statement(sql).all(...values).map((found) => row.parse(found)));
  }

  /** The first row of a query. */
  first<Row extends z.ZodType>(row: Row, sql: string, values: readonly SQLInputValue[] = []): z.infer<Row> | undefined {
    return this.#guard(() => {
      const found = this.#statement(sql).get(...values);
      return found === undefined ? undefined : row.parse(found);
    });
  }

  /** Runs a statement and tells how many rows it changed. */
  run(sql: string, values: readonly SQLInputValue[] = []): number {
    return Number(this.#guard(() => this.#statement(sql).run(...values)).changes);
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

  #migrate(migrations: readonly string[]): void {
    const version = Number(this.#statement('PRAGMA user_version').get()?.['user_version'] ?? 0);
    if (version > migrations.length) {
      throw new Fault('store/failed', { store: this.#file, reason: 'it was made by a newer version of Frameseek' });
    }
    for (const migration of migrations.slice(version)) this.#guard(() => this.#db.exec(migration));
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
    try {
      return work();
    } catch (error) {
      throw toFault(this.#file, error);
    }
  }
}

const open = (file: string, busyMs: number): DatabaseSync => {
  mkdirSync(dirname(file), { recursive: true });
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

/** SQLite's primary result codes, https://www.sqlite.org/rescode.html: busy, locked, cannot open; read-only, cannot open; input/output; full. */
const UNAVAILABLE: ReadonlySet<number> = new Set([5, 6, 14]);
const MAYBE_FORBIDDEN: ReadonlySet<number> = new Set([8, 14]);
const IO_ERROR = 10;
const FULL = 13;
/** Bytes; opening a file takes SQLite about 32 KB beside it, and says no more than `disk I/O error` when they are not to be had. */
const NO_SPACE = 64_000;

const toFault = (file: string, error: unknown): unknown => {
  if (isFault(error) || !(error instanceof Error)) return error;
  const reason = error.message;
  if ('code' in error && (error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EROFS')) {
    return new Fault('file/forbidden', { path: file, wanted: 'write' }, { cause: error });
  }
  // The low byte of an extended code is the primary one.
  const code = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : 0;
  if (MAYBE_FORBIDDEN.has(code) && isForbidden(file)) return new Fault('file/forbidden', { path: file, wanted: 'write' }, { cause: error });
  if (code === FULL || (code === IO_ERROR && isFull(dirname(file)))) return new Fault('file/disk-full', { path: file }, { cause: error });
  return new Fault(UNAVAILABLE.has(code) ? 'store/unavailable' : 'store/failed', { store: file, reason }, { cause: error });
};

/** Whether the file is there and this process may not read and write it. */
const isForbidden = (file: string): boolean => {
  if (!existsSync(file)) return false;
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
    return false;
  } catch {
    // Only this was asked.
    return true;
  }
};

const isFull = (folder: string): boolean => {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize < NO_SPACE;
};
