import { MODEL_PURPOSES, type ModelLedger, type ModelCall, type ModelEvent, type ModelSpending } from '@frameseek/core';
import { z } from 'zod';
import { json, withoutNulls } from '../database/row.ts';
import { upsert } from '../database/upsert.ts';
import type { Database } from '../database/database.ts';

/** Characters of all kept answers together. An answer has a few thousand, so these are those of some ten thousand questions. */
const ANSWERS_LIMIT = 32_000_000;

/** The ledger of language-model calls, and the cache of their answers. `now` gives milliseconds since 1970. */
export const catalogModelLedger = (db: Database, now: () => number): ModelLedger => ({
  addModelCall: (call) => {
    db.run(
      `INSERT INTO model_call (at, purpose, model, input_tokens, output_tokens, estimated, frames, ms, dollars, cached, outcome)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [new Date(now()).toISOString(), call.purpose, call.model, call.inputTokens, call.outputTokens, Number(call.estimated), call.frames,
        call.ms, call.dollars ?? null, Number(call.cached), call.outcome]);
  },
  modelCalls: ({ limit }) => db.all(callRow, `SELECT ${CALL} FROM model_call ORDER BY number DESC LIMIT ?`, [limit]),
  modelSpending: (since = '') => spending(db, since),
  modelAnswer: (key) => {
    // Mostly in vain, and then nothing is written.
    const found = db.first(answerRow, 'SELECT events FROM model_answer WHERE key = ?', [key]);
    if (found !== undefined) db.run('UPDATE model_answer SET used_ms = ? WHERE key = ?', [now(), key]);
    return found?.events;
  },
  putModelAnswer: (key, events) => db.transact(() => putAnswer(db, { key, events, at: now() })),
  forgetModelAnswer: (key) => {
    db.run('DELETE FROM model_answer WHERE key = ?', [key]);
  },
});

const spending = (db: Database, since: string): ModelSpending => {
  const sum = db.first(spendingRow,
    `SELECT coalesce(sum(1 - cached), 0) AS calls, coalesce(sum(cached), 0) AS cachedCalls,
       coalesce(sum(input_tokens) FILTER (WHERE cached = 0), 0) AS inputTokens,
       coalesce(sum(output_tokens) FILTER (WHERE cached = 0), 0) AS outputTokens,
       coalesce(sum(frames) FILTER (WHERE cached = 0), 0) AS frames,
       sum(dollars) FILTER (WHERE cached = 0) AS dollars,
       coalesce(sum(ms) FILTER (WHERE cached = 0), 0) AS tookMs
     FROM model_call WHERE at >= ?`, [since]);
  return sum ?? { calls: 0, cachedCalls: 0, inputTokens: 0, outputTokens: 0, frames: 0, tookMs: 0 };
};

const putAnswer = (db: Database, { key, events, at }: { key: string; events: readonly ModelEvent[]; at: number }): void => {
  const text = JSON.stringify(events);
  if (text.length > ANSWERS_LIMIT) return;
  upsert(db, { table: 'model_answer', key: ['key'] }, { key, events: text, size: text.length, used_ms: at });
  db.run(
    `DELETE FROM model_answer WHERE key IN (
       SELECT key FROM (SELECT key, sum(size) OVER (ORDER BY used_ms DESC, key) AS up_to_here FROM model_answer) AS sized
       WHERE up_to_here > ?)`, [ANSWERS_LIMIT]);
};

const CALL = `at, purpose, model, input_tokens AS inputTokens, output_tokens AS outputTokens, estimated, frames, ms, dollars, cached, outcome`;
const flag = z.number().transform(Boolean);
const callRow = z
  .object({
    at: z.string(), purpose: z.enum(MODEL_PURPOSES), model: z.string(), inputTokens: z.number(), outputTokens: z.number(), estimated: flag,
    frames: z.number(), ms: z.number(), dollars: z.number().nullable(), cached: flag, outcome: z.enum(['done', 'stopped', 'failed']),
  })
  .transform((row): ModelCall => withoutNulls(row));
const spendingRow = z
  .object({
    calls: z.number(), cachedCalls: z.number(), inputTokens: z.number(), outputTokens: z.number(), frames: z.number(),
    dollars: z.number().nullable(), tookMs: z.number(),
  })
  .transform((row): ModelSpending => withoutNulls(row));
const usage = z
  .object({ inputTokens: z.number().nullish(), outputTokens: z.number().nullish() })
  .transform((row) => withoutNulls(row));
const event = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('call'), call: z.object({ id: z.string(), name: z.string(), input: z.unknown() }) }),
  z.object({ type: z.literal('end'), usage, cut: z.boolean() }),
]);
const answerRow = z.object({ events: json(z.array(event)).transform((events): readonly ModelEvent[] => events) });
