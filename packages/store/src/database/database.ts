import type { z } from 'zod';

/** What a statement is given, and gives: whole numbers and others, texts, bytes. Truth is 1 and 0. */
export type SqlValue = null | number | bigint | string | Uint8Array;

/** Which SQL a database speaks, where one text does not do for both. */
export type Dialect = 'sqlite' | 'postgres';

/** Brings a database one version further: one text that both dialects take (see `catalog-migrations.ts`), or one for each. */
export type Migration = string | Readonly<Record<Dialect, string>>;

/** A migration in one dialect; what is the same for both is that of SQLite. */
export const sqlOf = (migration: Migration, dialect: Dialect): string => (typeof migration === 'string' ? migration : migration[dialect]);

/**
 * A database of SQL as the catalog needs it: parsed rows and transactions. Calls are synchronous. Statements name what they are given `?` or
 * `?1`; they throw `store/unavailable` where the database is away or held by others for too long, and `store/failed`.
 */
export interface Database {
  readonly dialect: Dialect;
  /** Milliseconds since 1970, by a clock that all who share the database share. */
  now(): number;
  /** The rows of a query, each parsed by `row`. */
  all<Row extends z.ZodType>(row: Row, sql: string, values?: readonly SqlValue[]): z.infer<Row>[];
  /** The first row of a query. */
  first<Row extends z.ZodType>(row: Row, sql: string, values?: readonly SqlValue[]): z.infer<Row> | undefined;
  /** Runs a statement and tells how many rows it changed. */
  run(sql: string, values?: readonly SqlValue[]): number;
  /** Runs a statement once for each list of values, all of them or none. */
  runEach(sql: string, all: readonly (readonly SqlValue[])[]): void;
  /**
   * All of `work` or nothing. Nobody else writes from its beginning to its end, so that what it reads cannot change before it writes. Within
   * another transaction it is part of that one.
   */
  transact<T>(work: () => T): T;
  close(): void;
}
