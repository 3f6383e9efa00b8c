import { FEEDBACK, alertRuleRequest, type Alert, type AlertRepository, type AlertRule, type VideoId } from '@frameseek/core';
import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import { json, withoutNulls } from '../../database/row.ts';
import { upsert } from '../../database/upsert.ts';

/** Deliveries that one look takes. */
const DELIVERIES = 20;

/** Saved searches, and the outbox of what rang. `now` gives milliseconds since 1970. */
export const catalogAlerts = (db: Database, now: () => number): AlertRepository => ({
  putRule: (rule) => upsert(db, { table: 'alert_rule', key: ['id'] }, { id: rule.id, rule: JSON.stringify(rule), added_at: rule.addedAt }),
  rules: () => db.all(ruleRow, 'SELECT rule FROM alert_rule ORDER BY added_at, id').map(({ rule }) => rule),
  rule: (id) => db.first(ruleRow, 'SELECT rule FROM alert_rule WHERE id = ?', [id])?.rule,
  removeRule: (id) => db.run('DELETE FROM alert_rule WHERE id = ?', [id]) > 0,
  lookedTo: (ruleId, videoId) => lookedTo(db, ruleId, videoId),
  keepAlerts: (ruleId, { videoId, from, to }, alerts) => db.transact(() => {
    const isThere = db.first(countRow, 'SELECT count(*) AS count FROM alert_rule, video WHERE alert_rule.id = ? AND video.id = ?', [ruleId, videoId]);
    if (isThere?.count !== 1 || lookedTo(db, ruleId, videoId) !== from) return false;
    upsert(db, { table: 'alert_look', key: ['rule_id', 'video_id'] }, { rule_id: ruleId, video_id: videoId, looked_to: to });
    for (const alert of alerts) putAlert(db, alert);
    return true;
  }),
  alerts: ({ limit, ruleId, unseen = false }) =>
    db.all(alertRow, `${ALERTS} WHERE rule_id = coalesce(?, rule_id) ${unseen ? 'AND seen_ms IS NULL' : ''} ORDER BY number DESC LIMIT ?`, [ruleId ?? null, limit]),
  countUnseen: () => db.first(countRow, 'SELECT count(*) AS count FROM alert WHERE seen_ms IS NULL')?.count ?? 0,
  markSeen: (id) => db.run('UPDATE alert SET seen_ms = coalesce(seen_ms, ?) WHERE id = coalesce(?, id)', [now(), id ?? null]) > 0,
  alert: (id) => db.first(alertRow, `${ALERTS} WHERE id = ?`, [id]),
  setFeedback: (id, feedback) => db.run('UPDATE alert SET feedback = ? WHERE id = ?', [feedback, id]) > 0,
  claimDeliveries: (_worker, leaseMs) => {
    if (db.first(alertRow, `${ALERTS} WHERE delivery = 'due' AND due_ms <= ? LIMIT 1`, [now()]) === undefined) return [];
    return db.transact(() => {
      const due = db.all(alertRow, `${ALERTS} WHERE delivery = 'due' AND due_ms <= ? ORDER BY number LIMIT ?`, [now(), DELIVERIES]);
      for (const { id } of due) db.run('UPDATE alert SET due_ms = ?, attempts = attempts + 1 WHERE id = ?', [now() + leaseMs, id]);
      return due;
    });
  },
  endDelivery: (id, end) => {
    if (end.state === 'due') db.run('UPDATE alert SET due_ms = ?, note = ? WHERE id = ?', [end.againAt, end.note, id]);
    else db.run('UPDATE alert SET delivery = ? WHERE id = ?', [end.state, id]);
  },
});

const lookedTo = (db: Database, ruleId: string, videoId: VideoId): number =>
  db.first(lookRow, 'SELECT looked_to FROM alert_look WHERE rule_id = ? AND video_id = ?', [ruleId, videoId])?.looked_to ?? 0;

const putAlert = (db: Database, { id, ruleId, videoId, start, end, score, happenedAt, rangAt, delivery }: Alert): void => {
  db.run(
    'INSERT INTO alert (id, rule_id, video_id, start, end, score, happened_ms, rang_ms, delivery, attempts, due_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)',
    [id, ruleId, videoId, start, end, score, happenedAt, rangAt, delivery?.state ?? null, rangAt]);
};

const ALERTS = `SELECT id, rule_id AS "ruleId", video_id AS "videoId", start, end, score, happened_ms AS "happenedAt", rang_ms AS "rangAt", seen_ms AS "seenAt", feedback, delivery, attempts, note FROM alert`;
const lookRow = z.object({ looked_to: z.number() });
const countRow = z.object({ count: z.number() });
const ruleRow = z.object({ rule: json(alertRuleRequest.extend({ id: z.string(), secret: z.string(), isPaused: z.boolean(), addedAt: z.string() })).transform((rule): AlertRule => rule) });
const alertRow = z.object({
  id: z.string(), ruleId: z.string(), videoId: z.string(), start: z.number(), end: z.number(), score: z.number(), happenedAt: z.number(), rangAt: z.number(), seenAt: z.number().nullable(),
  feedback: z.enum(FEEDBACK).nullable(), delivery: z.enum(['due', 'done', 'failed']).nullable(), attempts: z.number(), note: z.string().nullable(),
}).transform(({ delivery, attempts, note, ...row }): Alert => ({
  ...withoutNulls(row), ...(delivery !== null && { delivery: { state: delivery, attempts, ...(note !== null && { note }) } }),
}));
