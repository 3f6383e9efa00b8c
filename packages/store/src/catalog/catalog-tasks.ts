import { randomUUID } from 'node:crypto';
import {
  Fault, faultNote, JOB_STATES, insightKey, insightRequest, type InsightRequest, type Task, type TaskRepository, type TaskChange, type VideoId,
} from '@frameseek/core';
import { z } from 'zod';
import { requireVideo } from './catalog-videos.ts';
import { countStates } from './count-states.ts';
import { json, withoutNulls } from '../database/row.ts';
import type { Database } from '../database/database.ts';

/** The queue of insights to be made, which processes share. `now` gives milliseconds since 1970. */
export const catalogTasks = (db: Database, now: () => number): TaskRepository => ({
  addTask: (videoId, request) => db.transact(() => addTask(db, { videoId, request, at: now() })),
  task: (id) => taskOf(db, id),
  tasks: ({ limit, videoId }) => db.all(taskRow,
    `SELECT ${TASK} FROM task WHERE video_id = coalesce(?, video_id) ORDER BY number DESC LIMIT ?`, [videoId ?? null, limit]),
  countTasks: () => countStates(db, 'task'),
  claimTask: (worker, leaseMs) => {
    // Asked often and mostly in vain: the write lock is taken only when there is something to take.
    if (nextTask(db, now(), leaseMs) === undefined) return undefined;
    return db.transact(() => claimTask(db, { worker, leaseMs, at: now() }));
  },
  heartbeatTask: (id, worker, { done, words }) =>
    db.run(`UPDATE task SET heartbeat_ms = ?, done = ?, words = ? WHERE id = ? AND worker = ? AND state = 'running'`,
      [now(), done, words ?? null, id, worker]) === 1,
  updateTask: (id, change) => db.transact(() => updateTask(db, { id, change, at: now() })),
});

interface NewTask {
  readonly videoId: VideoId;
  readonly request: InsightRequest;
  readonly at: number;
}

const addTask = (db: Database, { videoId, request, at }: NewTask): Task => {
  requireVideo(db, videoId);
  const key = insightKey(request);
  const active = activeTask(db, videoId, key);
  if (active !== undefined) return active;
  const id = randomUUID();
  db.run(`INSERT INTO task (id, video_id, key, request, state, done, created_at) VALUES (?, ?, ?, ?, 'queued', 0, ?)`,
    [id, videoId, key, JSON.stringify(request), iso(at)]);
  return requireTask(db, id);
};

const claimTask = (db: Database, { worker, leaseMs, at }: { worker: string; leaseMs: number; at: number }): Task | undefined => {
  const id = nextTask(db, at, leaseMs);
  if (id === undefined) return undefined;
  db.run(
    `UPDATE task SET state = 'running', worker = ?, heartbeat_ms = ?, started_at = ?, ended_at = NULL, fault = NULL, done = 0, words = NULL
     WHERE id = ?`, [worker, at, iso(at), id]);
  return requireTask(db, id);
};

const nextTask = (db: Database, at: number, leaseMs: number): string | undefined =>
  // A heartbeat far in the future is as dead as an old one: the clock was set back.
  db.first(idRow,
    `SELECT id FROM task WHERE state = 'queued' OR (state = 'running' AND abs(? - heartbeat_ms) > ?) ORDER BY number LIMIT 1`,
    [at, leaseMs])?.id;

const updateTask = (db: Database, { id, change, at }: { id: string; change: TaskChange; at: number }): void => {
  const task = requireTask(db, id);
  if (change.state !== undefined && change.state !== task.state) enter(db, { task, state: change.state, at });
  if (change.fault !== undefined) db.run('UPDATE task SET fault = ? WHERE id = ?', [JSON.stringify(change.fault), id]);
};

const enter = (db: Database, { task, state, at }: { task: Task; state: Task['state']; at: number }): void => {
  switch (state) {
    case 'queued': {
      const other = activeTask(db, task.videoId, task.key);
      if (other !== undefined && other.id !== task.id) {
        throw new Fault('input/invalid', { problems: [`“${task.key}” is being made already, by task ${other.id}`] });
      }
      db.run(
        `UPDATE task SET state = 'queued', worker = NULL, heartbeat_ms = NULL, started_at = NULL, ended_at = NULL, fault = NULL, done = 0,
           words = NULL WHERE id = ?`, [task.id]);
      return;
    }
    case 'running':
      db.run(`UPDATE task SET state = 'running', heartbeat_ms = ?, started_at = coalesce(started_at, ?) WHERE id = ?`, [at, iso(at), task.id]);
      return;
    case 'done':
      db.run(`UPDATE task SET state = 'done', worker = NULL, heartbeat_ms = NULL, ended_at = ?, done = 1, words = NULL WHERE id = ?`, [iso(at), task.id]);
      return;
    case 'failed':
    case 'cancelled':
      db.run('UPDATE task SET state = ?, worker = NULL, heartbeat_ms = NULL, ended_at = ? WHERE id = ?', [state, iso(at), task.id]);
      return;
    default:
      state satisfies never;
  }
};

const taskOf = (db: Database, id: string): Task | undefined => db.first(taskRow, `SELECT ${TASK} FROM task WHERE id = ?`, [id]);

const requireTask = (db: Database, id: string): Task => {
  const task = taskOf(db, id);
  if (task === undefined) throw new Fault('library/unknown-task', { id });
  return task;
};

const activeTask = (db: Database, videoId: VideoId, key: string): Task | undefined =>
  db.first(taskRow, `SELECT ${TASK} FROM task WHERE video_id = ? AND key = ? AND state IN ('queued', 'running')`, [videoId, key]);

const iso = (ms: number): string => new Date(ms).toISOString();

const TASK = `id, video_id AS videoId, key, request, state, done, words, fault, created_at AS createdAt, started_at AS startedAt, ended_at AS endedAt`;
const idRow = z.object({ id: z.string() });
const taskRow = z
  .object({
    id: z.string(), videoId: z.string(), key: z.string(), request: json(insightRequest), state: z.enum(JOB_STATES), done: z.number(),
    words: z.string().nullable(), fault: json(faultNote).nullable(),
    createdAt: z.string(), startedAt: z.string().nullable(), endedAt: z.string().nullable(),
  })
  .transform((row): Task => withoutNulls(row));
