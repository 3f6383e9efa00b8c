import type { Database, SqlValue } from './database.ts';

/** One row, as the values of its columns. */
type Row = Readonly<Record<string, SqlValue>>;

/** Puts a row in place of the one with the same `key` columns, or beside the others. */
export const upsert = (db: Database, into: UpsertInto, row: Row): void => {
  db.run(upsertSql(into, Object.keys(row)), Object.values(row));
};

/** Which rows are replaced. */
interface UpsertInto {
  readonly table: string;
  /** Columns that tell one row from another. */
  readonly key: readonly string[];
}

const upsertSql = ({ table, key }: UpsertInto, columns: readonly string[]): string => {
  const others = columns.filter((column) => !key.includes(column)).map((column) => `${column} = excluded.${column}`);
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${others.join(', ')}`;
};
