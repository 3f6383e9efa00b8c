import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorMessage, isAbort, isFaultOf, type Abortable, type Alert, type AlertRule, type Catalog, type WebhookSender } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import type { Worker } from '../jobs/run-workers.ts';

/** Milliseconds between two looks at what is due; that one delivery may take; before the second attempt, doubled up to the longest. */
const LOOK_EVERY_MS = 500;
const LEASE_MS = 60_000;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 3_600_000;
/** Attempts in all: over about half a day. */
const ATTEMPTS = 16;

/** Tells the webhooks of rules what rang, again and again until it is taken. One that was taken just before a crash comes twice, under the same id. */
export const deliverAlerts = ({ catalog, telemetry }: Pick<EngineParts, 'catalog' | 'telemetry'>, webhooks: WebhookSender): Worker => ({
  work: async ({ signal }) => {
    try {
      while (!signal.aborted) {
        const due = catalog.claimDeliveries('', LEASE_MS);
        await Promise.all(due.map((alert) => deliver({ catalog, webhooks }, alert, { signal }).catch((error: unknown) => {
          if (isAbort(error) || signal.aborted) throw error;
          telemetry.log('error', 'alert.delivery.failed', { error });
        })));
        if (due.length === 0) await sleep(LOOK_EVERY_MS, undefined, { signal });
      }
    } catch (error) {
      if (!isAbort(error) || !signal.aborted) throw error;
    }
  },
});

const deliver = async ({ catalog, webhooks }: { readonly catalog: Catalog; readonly webhooks: WebhookSender }, alert: Alert, { signal }: Abortable): Promise<void> => {
  const rule = catalog.rule(alert.ruleId);
  const attempts = (alert.delivery?.attempts ?? 0) + 1;
  if (rule?.webhook === undefined) return catalog.endDelivery(alert.id, { state: 'failed' });
  const body = JSON.stringify(payload(catalog, rule, alert));
  try {
    await webhooks.send({ url: rule.webhook, body, headers: signedHeaders(rule, { id: alert.id, body, at: Date.now() }) }, { signal });
    catalog.endDelivery(alert.id, { state: 'done' });
  } catch (error) {
    if (isAbort(error) || signal.aborted) throw error;
    const againAt = Date.now() + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempts - 1)) * (0.75 + Math.random() / 4);
    catalog.endDelivery(alert.id, { state: 'due', againAt, note: errorMessage(error) });
    if (attempts >= ATTEMPTS || isFaultOf(error, 'url/refused')) catalog.endDelivery(alert.id, { state: 'failed' });
  }
};

/** The signature is HMAC-SHA256 (RFC 2104) of the time and the body, so that an old delivery cannot be sent again by others. */
const signedHeaders = ({ secret }: Pick<AlertRule, 'secret'>, { id, body, at }: { readonly id: string; readonly body: string; readonly at: number }): Readonly<Record<string, string>> => {
  const time = Math.floor(at / 1000);
  return {
    'content-type': 'application/json', 'x-frameseek-delivery': id,
    'x-frameseek-signature': `t=${time},v1=${createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')}`,
  };
};

/** Links are paths of this server: which name it has for others it does not know. */
const payload = (catalog: Catalog, rule: AlertRule, { id, videoId, start, end, score, happenedAt, rangAt }: Alert): object => ({
  id, rule: { id: rule.id, name: rule.name, query: rule.query }, video: { id: videoId, title: catalog.video(videoId)?.title ?? '' }, start, end, score,
  happenedAt: new Date(happenedAt).toISOString(), rangAt: new Date(rangAt).toISOString(),
  links: { page: `/videos/${videoId}?t=${start.toFixed(1)}`, frame: `/api/videos/${videoId}/thumbnail?at=${start.toFixed(1)}&width=640` },
});
