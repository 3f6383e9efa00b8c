import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAbort, isFaultOf, type Abortable, type AlertRule, type BrokerSession, type DueDelivery, type MessageBroker } from '@frameseek/core';
import { z } from 'zod';
import { extractFrames } from '../answering/evidence/extract-frames.ts';
import type { EngineParts } from '../engine-parts.ts';
import type { Worker } from '../jobs/run-workers.ts';
import { alertPayload } from './alert-payload.ts';
import { LEASE_MS, LOOK_EVERY_MS, attempt } from './deliver-alerts.ts';
import { RANG, announcements, statusMessage, topics, withdrawals } from './discovery.ts';

/** Of several processes one is connected: the will of a second would call the first away. Milliseconds of silence after which another takes over. */
const LEASE = 'mqtt';
const SILENT_MS = 15_000;
/** Milliseconds after which a broker that is away, or told by another process, is looked at again. */
const AGAIN_MS = 5_000;
/** Under this name the catalog keeps which rules were announced, so that those that have gone since are withdrawn. */
const ANNOUNCED = 'mqtt-announced';

/** Tells the MQTT broker which rules there are, and what rang: again until it has taken it. One that was taken just before a crash comes twice, under the same id. */
export const tellBroker = (parts: EngineParts, broker: MessageBroker): Worker => ({
  work: async ({ signal }) => {
    const me = randomUUID();
    try {
      while (!signal.aborted) {
        if (parts.catalog.takeLease(LEASE, me, SILENT_MS) !== 'taken') await serve(parts, broker, { me, signal });
        await sleep(AGAIN_MS, undefined, { signal });
      }
    } catch (error) {
      if (!isAbort(error) || !signal.aborted) throw error;
    } finally {
      parts.catalog.dropLease(LEASE, me);
    }
  },
});

/** As long as the broker is there, and no other process has taken over. */
const serve = async (parts: EngineParts, broker: MessageBroker, { me, signal }: Abortable & { readonly me: string }): Promise<void> => {
  const { catalog, settings, telemetry } = parts;
  const { prefix } = broker;
  try {
    await using session = await broker.connect(statusMessage(prefix, 'offline'), { signal });
    await session.publish(statusMessage(prefix, 'online'), { signal });
    for (let said = ''; session.isOpen && catalog.takeLease(LEASE, me, SILENT_MS) !== 'taken';) {
      const rules = catalog.rules().filter(({ mqtt }) => mqtt === true);
      const now = JSON.stringify([rules.map(({ id, name }) => [id, name]), settings.publicUrl]);
      if (now !== said) await announce(parts, session, { rules, prefix, signal });
      said = now;
      const due = catalog.claimDeliveries(['mqtt'], LEASE_MS);
      for (const one of due) await attempt(catalog, one, { tell: publishing(parts, session, { ...one, prefix }), signal });
      if (due.length === 0) await sleep(LOOK_EVERY_MS, undefined, { signal });
    }
  } catch (error) {
    if (!isFaultOf(error, 'broker/failed')) throw error;
    telemetry.log('warn', 'alert.broker.away', { error });
  }
};

interface Announcing extends Abortable {
  readonly rules: readonly AlertRule[];
  readonly prefix: string;
}

const announce = async ({ catalog, settings }: EngineParts, session: BrokerSession, { rules, prefix, signal }: Announcing): Promise<void> => {
  const before = z.array(z.string()).parse(JSON.parse(catalog.value(ANNOUNCED) ?? '[]'));
  const gone = before.filter((id) => rules.every((rule) => rule.id !== id));
  const messages = [...gone.flatMap((id) => withdrawals(prefix, id)), ...rules.flatMap((rule) => announcements(prefix, rule, settings.publicUrl))];
  // Before they are said: what a process that is killed has said, the next one may have to withdraw.
  catalog.setValue(ANNOUNCED, JSON.stringify([...gone, ...rules.map(({ id }) => id)]));
  for (const message of messages) await session.publish(message, { signal });
  catalog.setValue(ANNOUNCED, JSON.stringify(rules.map(({ id }) => id)));
};

/** The picture first: whoever hears of the ring finds it there. */
const publishing = (parts: EngineParts, session: BrokerSession, { alert, prefix }: DueDelivery & { readonly prefix: string }): ((options: Abortable) => Promise<void>) | undefined => {
  const rule = parts.catalog.rule(alert.ruleId);
  if (rule?.mqtt !== true) return undefined;
  const { event, frame } = topics(prefix);
  return async (options) => {
    const { pictures: [picture] } = await extractFrames(parts, { videoId: alert.videoId, times: [alert.start] }, options);
    if (picture !== undefined) await session.publish({ topic: frame(rule.id), payload: picture.jpeg, retain: true }, options);
    // Never kept: whoever comes later would take it for one that rings now.
    await session.publish({ topic: event(rule.id), payload: JSON.stringify({ event_type: RANG, ...alertPayload(parts, rule, alert) }), retain: false }, options);
  };
};
