import { auditEntry, type AuditEntry, type AuditRepository } from '@frameseek/core';
import { z } from 'zod';
import { withoutNulls } from '../../database/row.ts';
import type { Database } from '../../database/database.ts';

/** Entries that are kept; some hundred bytes each. */
const MAX_ENTRIES = 100_000;

/** Who did what. `now` gives milliseconds since 1970. */
export const catalogAudit = (db: Database, now: () => number): AuditRepository => ({
  addAuditEntry: ({ who, action, target, address }) => db.transact(() => {
    db.run('INSERT INTO audit (at, who, action, target, address) VALUES (?, ?, ?, ?, ?)',
      [new Date(now()).toISOString(), who, action, target ?? null, address ?? null]);
    db.run('DELETE FROM audit WHERE number <= (SELECT max(number) FROM audit) - ?', [MAX_ENTRIES]);
  }),
  auditEntries: ({ limit, before = Number.MAX_SAFE_INTEGER }) =>
    db.all(entryRow, 'SELECT number, at, who, action, target, address FROM audit WHERE number < ? ORDER BY number DESC LIMIT ?', [before, limit]),
});

const entryRow = z
  .object({ ...auditEntry.shape, target: z.string().nullable(), address: z.string().nullable() })
  .transform((row): AuditEntry => withoutNulls(row));
