import { z } from 'zod';
import { report, reportRequest } from './report.ts';

/** A report as it was made so far, kept with what was asked for: one that was stopped goes on when the same is asked for again. */
export const keptReport = z.object({
  id: z.string().describe('Follows from what is asked for, so that the same request is the same report'),
  request: reportRequest,
  table: report,
  createdAt: z.string(), updatedAt: z.string(),
});
/** A report that is kept. */
export type KeptReport = z.output<typeof keptReport>;

const reportSummary = z.object({
  id: z.string(), question: z.string(), read: z.number().int(), of: z.number().int().describe('More than were read: it was stopped, or is being made'), rows: z.number().int(), updatedAt: z.string(),
});
/** A report that is kept, without its rows. */
export type ReportSummary = z.infer<typeof reportSummary>;

/** What `GET /api/reports` answers. */
export const reportList = z.object({ reports: z.array(reportSummary).describe('The one made last first') });
