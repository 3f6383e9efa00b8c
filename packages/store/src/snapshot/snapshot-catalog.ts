import { DatabaseSync, backup } from 'node:sqlite';
import type { Abortable } from '@frameseek/core';
import { guardSqlite } from '../sqlite/sqlite-fault.ts';

/** Pages of one step: all, so that no write of another process makes it begin again. Readers of a WAL hold up nobody. */
const ALL_PAGES = 0x7fffffff;

/** Copies a catalog that others write to meanwhile, as it is at one instant (SQLite's online backup). Throws `store/failed` and `file/disk-full`. */
export const snapshotCatalog = async (file: string, target: string, { signal }: Abortable): Promise<void> => {
  signal.throwIfAborted();
  const db = guardSqlite(file, () => new DatabaseSync(file));
  try {
    await backup(db, target, { rate: ALL_PAGES }).catch((error: unknown) => guardSqlite(target, () => {
      throw error;
    }));
  } finally {
    db.close();
  }
};

/** Whether another process has the catalog open. */
export const isCatalogOpen = (file: string): boolean => {
  const db = new DatabaseSync(file, { timeout: 0 });
  try {
    // Whoever has a WAL open holds a shared lock on the file; nobody else gets the exclusive one then.
    db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; COMMIT;');
    return false;
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && error.errcode === BUSY) return true;
    throw error;
  } finally {
    db.close();
  }
};

/** https://www.sqlite.org/rescode.html#busy */
const BUSY = 5;

/** What is wrong with a catalog file, as SQLite says it; empty for a sound one. Throws `store/failed` for what is none. */
export const catalogDamage = (file: string): readonly string[] => guardSqlite(file, () => {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const rows = db.prepare('PRAGMA integrity_check(20)').all();
    return rows.map((row) => String(row['integrity_check'])).filter((said) => said !== 'ok');
  } finally {
    db.close();
  }
});

/** Has a catalog look for files of the library, such as uploads, where the library lies now. */
export const moveCatalogFiles = (file: string, { from, to }: { readonly from: string; readonly to: string }): void => guardSqlite(file, () => {
  const db = new DatabaseSync(file);
  try {
    for (const [table, column] of [['video', 'path'], ['file', 'path'], ['job', 'path'], ['watched_folder', 'path']] as const) {
      db.prepare(`UPDATE ${table} SET ${column} = ?2 || substr(${column}, length(?1) + 1) WHERE substr(${column}, 1, length(?1)) = ?1`).run(from, to);
    }
  } finally {
    db.close();
  }
});
