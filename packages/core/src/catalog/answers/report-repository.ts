import type { KeptReport } from '../../reports/kept-report.ts';

/** Remembers reports, as far as they were made. They stay though videos that they tell of go. */
export interface ReportRepository {
  /** The one made last comes first. */
  reports(): readonly KeptReport[];
  report(id: string): KeptReport | undefined;
  /** Adds a report, or replaces the one with this id. */
  putReport(report: KeptReport): void;
  /** False when there is no such report. */
  removeReport(id: string): boolean;
}
