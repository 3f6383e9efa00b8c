import type { KeptReport, ReportEstimate, ReportRequest, ReportSummary } from '@frameseek/core';
import { request, requestJson, type Abortable } from '../http.ts';

const path = (id: string): string => `/api/reports/${encodeURIComponent(id)}`;

/** Every report that was made, whole or in part, the one made last first. */
export const reports = async ({ signal }: Abortable): Promise<readonly ReportSummary[]> => (await requestJson('/api/reports', (all) => all.reportList, { signal })).reports;

/** A report with its rows, as far as it was made. */
export const report = async (id: string, { signal }: Abortable): Promise<KeptReport> => await requestJson(path(id), (all) => all.keptReport, { signal });

/** What a report would cost, and under which id it is kept. */
export const reportCost = async (body: ReportRequest, { signal }: Abortable): Promise<ReportEstimate> =>
  await requestJson('/api/reports/estimate', (all) => all.reportEstimate, { method: 'POST', body, signal });

/** Has a report made, or goes on with it; ends when it is done. Giving up stops it where it is. */
export const makeReport = async (body: ReportRequest, { signal }: Abortable): Promise<void> => {
  await request('/api/reports', { method: 'POST', body, signal });
};

/** Deletes a report. */
export const removeReport = async (id: string): Promise<void> => {
  await request(path(id), { method: 'DELETE' });
};
