import { report, reportRequest, type KeptReport, type ReportRepository } from '@frameseek/core';
import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import { json } from '../../database/row.ts';
import { upsert } from '../../database/upsert.ts';

/** Reports, as far as they were made. What was asked for and the table are JSON, as each is always read as a whole. */
export const catalogReports = (db: Database): ReportRepository => ({
  reports: () => db.all(row, `SELECT ${REPORT} FROM report ORDER BY updated_at DESC, id`),
  report: (id) => db.first(row, `SELECT ${REPORT} FROM report WHERE id = ?`, [id]),
  putReport: ({ id, request, table, createdAt, updatedAt }) => upsert(db, { table: 'report', key: ['id'] }, {
    id, request: JSON.stringify(request), made: JSON.stringify(table), created_at: createdAt, updated_at: updatedAt,
  }),
  removeReport: (id) => db.run('DELETE FROM report WHERE id = ?', [id]) > 0,
});

const REPORT = 'id, request, made, created_at AS createdAt, updated_at AS updatedAt';
const row = z
  .object({ id: z.string(), request: json(reportRequest), made: json(report), createdAt: z.string(), updatedAt: z.string() })
  .transform(({ made, ...rest }): KeptReport => ({ ...rest, table: made }));
