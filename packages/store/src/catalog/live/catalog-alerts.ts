import { ALERT_WAYS, FEEDBACK, alertRuleRequest, type Alert, type AlertRepository, type AlertRule, type VideoId } from '@frameseek/core';
import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import { json, withoutNulls } from '../../database/row.ts';
import { upsert } from '../../database/upsert.ts';

/** Deliveries that one look takes. */
const MAX_CLAIMED = 20;

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
  alerts: ({ limit, ruleId, unseen = false, happened: { from, to } = { from: 0, to: Number.MAX_SAFE_INTEGER } }) => withDeliveries(db,
    db.all(alertRow, `${ALERTS} WHERE rule_id = coalesce(?, rule_id) AND happened_ms >= ? AND happened_ms < ? ${unseen ? 'AND seen_ms IS NULL' : ''} ORDER BY number DESC LIMIT ?`, [ruleId ?? null, from, to, limit])),
  countUnseen: () => db.first(countRow, 'SELECT count(*) AS count FROM alert WHERE seen_ms IS NULL')?.count ?? 0,
  markSeen: (id) => db.run('UPDATE alert SET seen_ms = coalesce(seen_ms, ?) WHERE id = coalesce(?, id)', [now(), id ?? null]) > 0,
  alert: (id) => withDeliveries(db, db.all(alertRow, `${ALERTS} WHERE id = ?`, [id]))[0],
  setFeedback: (id, feedback) => db.run('UPDATE alert SET feedback = ? WHERE id = ?', [feedback, id]) > 0,
  claimDeliveries: (ways, leaseMs) => {
    const due = `state = 'due' AND due_ms <= ? AND way IN (${ways.map(() => '?').join()})`;
    if (db.first(countRow, `SELECT count(*) AS count FROM alert_delivery WHERE ${due}`, [now(), ...ways])?.count === 0) return [];
    return db.transact(() => {
      const claimed = db.all(deliveryRow, `${DELIVERIES} WHERE ${due} ORDER BY due_ms, alert_id LIMIT ?`, [now(), ...ways, MAX_CLAIMED]);
      for (const { alertId, way, target } of claimed) {
        db.run('UPDATE alert_delivery SET due_ms = ?, attempts = attempts + 1 WHERE alert_id = ? AND way = ? AND target = ?', [now() + leaseMs, alertId, way, target]);
      }
      const alerts = new Map(alertsOf(db, claimed.map(({ alertId }) => alertId)).map((alert) => [alert.id, alert]));
      return claimed.flatMap(({ alertId, ...delivery }) => {
        const alert = alerts.get(alertId);
        return alert === undefined ? [] : [{ alert, delivery }];
      });
    });
  },
  endDelivery: ({ alert: { id }, delivery: { way, target } }, end) => {
    db.run('UPDATE alert_delivery SET state = ?, due_ms = coalesce(?, due_ms), note = coalesce(?, note) WHERE alert_id = ? AND way = ? AND target = ?',
      [end.state, end.state === 'due' ? end.againAt : null, end.note ?? null, id, way, target]);
  },
});

const lookedTo = (db: Database, ruleId: string, videoId: VideoId): number =>
  db.first(lookRow, 'SELECT looked_to FROM alert_look WHERE rule_id = ? AND video_id = ?', [ruleId, videoId])?.looked_to ?? 0;

const putAlert = (db: Database, { id, ruleId, videoId, start, end, score, happenedAt, rangAt, deliveries }: Alert): void => {
  db.run('INSERT INTO alert (id, rule_id, video_id, start, end, score, happened_ms, rang_ms, attempts, due_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0)',
    [id, ruleId, videoId, start, end, score, happenedAt, rangAt]);
  for (const { way, target, state } of deliveries) db.run('INSERT INTO alert_delivery (alert_id, way, target, state, attempts, due_ms) VALUES (?, ?, ?, ?, 0, ?)', [id, way, target, state, rangAt]);
};

/** Those with these ids, in no order. */
const alertsOf = (db: Database, ids: readonly string[]): readonly Alert[] => withDeliveries(db, db.all(alertRow, `${ALERTS} WHERE id IN (${ids.map(() => '?').join()})`, ids));

const withDeliveries = (db: Database, alerts: readonly Omit<Alert, 'deliveries'>[]): readonly Alert[] => {
  if (alerts.length === 0) return [];
  const all = db.all(deliveryRow, `${DELIVERIES} WHERE alert_id IN (${alerts.map(() => '?').join()}) ORDER BY way, target`, alerts.map(({ id }) => id));
  const of = Map.groupBy(all, ({ alertId }) => alertId);
  return alerts.map((alert) => ({ ...alert, deliveries: (of.get(alert.id) ?? []).map(({ alertId: _, ...delivery }) => delivery) }));
};

const ALERTS = `SELECT id, rule_id AS "ruleId", video_id AS "videoId", start, end, score, happened_ms AS "happenedAt", rang_ms AS "rangAt", seen_ms AS "seenAt", feedback FROM alert`;
const DELIVERIES = 'SELECT alert_id AS "alertId", way, target, state, attempts, note FROM alert_delivery';
const lookRow = z.object({ looked_to: z.number() });
const countRow = z.object({ count: z.number() });
const ruleRow = z.object({ rule: json(alertRuleRequest.extend({ id: z.string(), secret: z.string(), isPaused: z.boolean(), addedAt: z.string(), givenThreshold: z.number().optional() })).transform((rule): AlertRule => rule) });
const alertRow = z.object({
  id: z.string(), ruleId: z.string(), videoId: z.string(), start: z.number(), end: z.number(), score: z.number(), happenedAt: z.number(), rangAt: z.number(), seenAt: z.number().nullable(),
  feedback: z.enum(FEEDBACK).nullable(),
}).transform(withoutNulls);
const deliveryRow = z.object({
  alertId: z.string(), way: z.enum(ALERT_WAYS), target: z.string(), state: z.enum(['due', 'done', 'failed']), attempts: z.number(), note: z.string().nullable(),
}).transform(withoutNulls);
