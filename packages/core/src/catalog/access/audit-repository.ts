import type { AuditEntry, NewAuditEntry } from '../../access/audit-entry.ts';

/** Remembers who did what. */
export interface AuditRepository {
  /** The oldest go where there are more than a hundred thousand. */
  addAuditEntry(entry: NewAuditEntry): void;
  /** Newest first; `before` is the number of an entry. */
  auditEntries(options: { readonly limit: number; readonly before?: number }): readonly AuditEntry[];
}
