import { randomUUID } from 'node:crypto';
import {
  Fault, faultNote, noteFault, JOB_STATES, SAMPLING_STRATEGIES, STAGES, type Job, type JobChange, type JobRepository, type NewJob, type Stage, type StageProgress,
} from '@frameseek/core';
import { z } from 'zod';
import { json, withoutNulls } from '../database/row.ts';
import type { Database } from '../database/database.ts';
import { countStates } from './count-states.ts';

/** Workers that may die of one job, one after the other and none of them further than the last: one kill may be chance. */
const MAX_DEATHS = 5;

/** The queue of jobs, which processes share. `now` gives milliseconds since 1970. */
export const catalogJobs = (db: Database, now: () => number): JobRepository => ({
  addJob: (job) => db.transact(() => addJob(db, job, now())),
  job: (id) => jobOf(db, id),
  jobs: ({ limit }) => db.all(jobRow, `SELECT ${JOB} FROM job ORDER BY number DESC LIMIT ?`, [limit]),
  countJobs: () => countStates(db, 'job'),
  pauseJobs: (isPaused) => {
    db.run(isPaused ? `INSERT INTO rest (queue) VALUES ('jobs') ON CONFLICT (queue) DO NOTHING` : `DELETE FROM rest WHERE queue = 'jobs'`);
  },
  areJobsPaused: () => db.first(restRow, `SELECT queue FROM rest WHERE queue = 'jobs'`) !== undefined,
  claimJob: (worker, leaseMs, stages) => {
    const claim = (): Claim => ({ worker, leaseMs, stages, at: now() });
    // Asked often and mostly in vain: the write lock is taken only when there is something to take.
    if (nextJob(db, claim()) === undefined) return undefined;
    return db.transact(() => claimJob(db, claim()));
  },
  heartbeatJob: (id, worker, progress) =>
    db.run(`UPDATE job SET heartbeat_ms = ?, progress = ? WHERE id = ? AND worker = ? AND state = 'running'`,
      [now(), JSON.stringify(progress), id, worker]) === 1,
  updateJob: (id, change) => db.transact(() => updateJob(db, { id, change, at: now() })),
});

const addJob = (db: Database, { path, priority, sampling }: NewJob, at: number): Job => {
  const active = activeJob(db, path);
  if (active === undefined) {
    const id = randomUUID();
    db.run(
      `INSERT INTO job (id, path, state, priority, attempts, sampling, created_at, progress) VALUES (?, ?, 'queued', ?, 0, ?, ?, '[]')`,
      [id, path, priority, sampling, iso(at)]);
    return requireJob(db, id);
  }
  if (priority > active.priority) db.run('UPDATE job SET priority = ? WHERE id = ?', [priority, active.id]);
  return requireJob(db, active.id);
};

interface Claim {
  readonly worker: string;
  readonly leaseMs: number;
  readonly stages: readonly Stage[] | undefined;
  readonly at: number;
}

const claimJob = (db: Database, claim: Claim): Job | undefined => {
  const { worker, at } = claim;
  for (;;) {
    const next = nextJob(db, claim);
    if (next === undefined) return undefined;
    const { id, path, died } = next;
    if (died > MAX_DEATHS) {
      const fault = new Fault('media/decode-failed', { path, reason: `${MAX_DEATHS} workers died of it, one after the other` });
      updateJob(db, { id, change: { state: 'failed', fault: noteFault(fault, fault.code) }, at });
      continue;
    }
    db.run(
      `UPDATE job SET state = 'running', worker = ?, heartbeat_ms = ?, attempts = attempts + 1, started_at = ?, ended_at = NULL,
         fault = NULL, progress = '[]', deaths = ? WHERE id = ?`,
      [worker, at, iso(at), died, id]);
    return requireJob(db, id);
  }
};

/** The next that may be begun, and how many workers have died of it by now: the first of them, where a stage was done since. */
const nextJob = (db: Database, { at, leaseMs, stages }: Claim): z.infer<typeof nextRow> | undefined =>
  // A heartbeat far in the future is as dead as an old one: the clock was set back. What workers die of waits longer from the third time on, so that others go first.
  db.first(nextRow,
    `SELECT id, path, CASE WHEN state = 'queued' THEN 0
       WHEN EXISTS (SELECT 1 FROM stage WHERE stage.video_id = job.video_id AND stage.at >= job.started_at) THEN 1 ELSE deaths + 1 END AS died
     FROM job WHERE (state = 'queued' OR (state = 'running' AND abs(?1 - heartbeat_ms) > ?2 * (1 + deaths * (deaths - 1))))
       AND (lacks IS NULL OR CAST(?3 AS TEXT) IS NULL OR EXISTS (SELECT 1 FROM json_each(lacks) WHERE instr(CAST(?3 AS TEXT), value) > 0))
     ORDER BY priority DESC, number LIMIT 1`, [at, leaseMs, stages?.join() ?? null]);

const updateJob = (db: Database, { id, change, at }: { id: string; change: JobChange; at: number }): void => {
  const job = requireJob(db, id);
  if (change.videoId !== undefined) db.run('UPDATE job SET video_id = ? WHERE id = ?', [change.videoId, id]);
  if (change.state !== undefined && change.state !== job.state) enter(db, { job, state: change.state, at });
  if (change.lacks !== undefined) db.run('UPDATE job SET lacks = ? WHERE id = ?', [JSON.stringify(change.lacks), id]);
  if (change.fault !== undefined) db.run('UPDATE job SET fault = ? WHERE id = ?', [JSON.stringify(change.fault), id]);
};

const enter = (db: Database, { job, state, at }: { job: Job; state: Job['state']; at: number }): void => {
  switch (state) {
    case 'queued': {
      const other = activeJob(db, job.path);
      if (other !== undefined && other.id !== job.id) {
        throw new Fault('input/invalid', { problems: [`${job.path} is waiting already, as job ${other.id}`] });
      }
      db.run(
        `UPDATE job SET state = 'queued', worker = NULL, heartbeat_ms = NULL, started_at = NULL, ended_at = NULL, fault = NULL,
           progress = '[]' WHERE id = ?`, [job.id]);
      return;
    }
    case 'running':
      db.run(`UPDATE job SET state = 'running', heartbeat_ms = ?, started_at = coalesce(started_at, ?) WHERE id = ?`, [at, iso(at), job.id]);
      return;
    case 'done':
    case 'failed':
    case 'cancelled':
      db.run('UPDATE job SET state = ?, worker = NULL, heartbeat_ms = NULL, ended_at = ? WHERE id = ?', [state, iso(at), job.id]);
      return;
    default:
      state satisfies never;
  }
};

const jobOf = (db: Database, id: string): Job | undefined => db.first(jobRow, `SELECT ${JOB} FROM job WHERE id = ?`, [id]);

const requireJob = (db: Database, id: string): Job => {
  const job = jobOf(db, id);
  if (job === undefined) throw new Fault('library/unknown-job', { id });
  return job;
};

const activeJob = (db: Database, path: string): Job | undefined =>
  db.first(jobRow, `SELECT ${JOB} FROM job WHERE path = ? AND state IN ('queued', 'running')`, [path]);

const iso = (ms: number): string => new Date(ms).toISOString();

const JOB = `id, path, video_id AS videoId, state, priority, attempts, sampling, fault, created_at AS createdAt,
  started_at AS startedAt, ended_at AS endedAt, progress, lacks`;
const nextRow = z.object({ id: z.string(), path: z.string(), died: z.number() });
const restRow = z.object({ queue: z.string() });
const progressRow = z
  .object({ stage: z.enum(STAGES), done: z.number(), total: z.number().nullish(), count: z.number(), startedAt: z.string() })
  .transform((row): StageProgress => withoutNulls(row));
const jobRow = z
  .object({
    id: z.string(), path: z.string(), videoId: z.string().nullable(), state: z.enum(JOB_STATES), priority: z.number(),
    attempts: z.number(), sampling: z.enum(SAMPLING_STRATEGIES),
    fault: json(faultNote).nullable(),
    createdAt: z.string(), startedAt: z.string().nullable(), endedAt: z.string().nullable(), progress: json(z.array(progressRow)),
    lacks: json(z.array(z.enum(STAGES))).nullable(),
  })
  .transform((row): Job => withoutNulls(row));
