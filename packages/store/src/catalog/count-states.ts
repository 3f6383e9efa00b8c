import { JOB_STATES, type JobState } from '@frameseek/core';
import { z } from 'zod';
import type { Database } from '../database/database.ts';

/** How many rows of a queue are in each state; 0 where there are none. */
export const countStates = (db: Database, table: 'job' | 'task'): Readonly<Record<JobState, number>> => {
  const found = db.all(countRow, `SELECT state, count(*) AS count FROM ${table} GROUP BY state`);
  const countOf = (state: JobState): number => found.find((row) => row.state === state)?.count ?? 0;
  return Object.fromEntries(JOB_STATES.map((state) => [state, countOf(state)])) as Record<JobState, number>;
};

const countRow = z.object({ state: z.enum(JOB_STATES), count: z.number() });
