import { createHash } from 'node:crypto';
import { Fault, type KeptReport, type Report, type ReportRequest, type ReportSummary } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';

/** Reports that were made, whole or in part. What is about one throws `library/unknown-report`. */
export interface KeptReports {
  /** The one made last first. */
  list(): readonly ReportSummary[];
  report(id: string): KeptReport;
  remove(id: string): void;
}

/** The reports that the catalog remembers. */
export const keptReports = ({ catalog }: Pick<EngineParts, 'catalog'>): KeptReports => ({
  list: () => catalog.reports().map(({ id, request: { question }, table: { read, of, rows }, updatedAt }) => ({ id, question, read, of, rows: rows.length, updatedAt })),
  report: (id) => {
    const found = catalog.report(id);
    if (found === undefined) throw new Fault('library/unknown-report', { id });
    return found;
  },
  remove: (id) => {
    if (!catalog.removeReport(id)) throw new Fault('library/unknown-report', { id });
  },
});

/** The id of the report that is asked for: of the same request it is the same, so that it goes on. */
export const reportId = ({ question, fields, videos, collection, most }: ReportRequest): string =>
  createHash('sha256').update(JSON.stringify([question, fields.map(({ name, type, unit }) => [name, type, unit]), videos?.toSorted(), collection, most])).digest('hex').slice(0, 32);

/** Keeps a report while it is made. One that goes on never shows less than it had; one that was deleted meanwhile stays away until it is done. */
export const reportKeeper = ({ catalog }: Pick<EngineParts, 'catalog'>, request: ReportRequest): ((table: Report) => void) => {
  const id = reportId(request);
  return (table) => {
    const isDone = table.read === table.of;
    const kept = catalog.report(id);
    if (!isDone && (kept === undefined ? table.read > 0 : kept.table.read > table.read)) return;
    const now = new Date().toISOString();
    catalog.putReport({ id, request, table, createdAt: kept?.createdAt ?? now, updatedAt: now });
  };
};
