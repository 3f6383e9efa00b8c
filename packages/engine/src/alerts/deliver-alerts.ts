import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorMessage, isAbort, isFaultOf, type Abortable, type Alert, type AlertRule, type Catalog } from '@frameseek/core';
import { extractFrames } from '../answering/evidence/extract-frames.ts';
import type { EngineParts } from '../engine-parts.ts';
import type { Worker } from '../jobs/run-workers.ts';
import { alertMail } from './alert-mail.ts';

/** Milliseconds between two looks at what is due; that one delivery may take; before the second attempt, doubled up to the longest. */
const LOOK_EVERY_MS = 500;
const LEASE_MS = 60_000;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 3_600_000;
/** Attempts in all: over about half a day. */
const ATTEMPTS = 16;

/** Tells the webhooks and mailboxes of rules what rang, again and again until it is taken. One that was taken just before a crash comes twice, under the same id. */
export const deliverAlerts = (parts: EngineParts): Worker => ({
  work: async ({ signal }) => {
    try {
      while (!signal.aborted) {
        const due = parts.catalog.claimDeliveries('', LEASE_MS);
        await Promise.all(due.map((alert) => deliver(parts, alert, { signal }).catch((error: unknown) => {
          if (isAbort(error) || signal.aborted) throw error;
          parts.telemetry.log('error', 'alert.delivery.failed', { error });
        })));
        if (due.length === 0) await sleep(LOOK_EVERY_MS, undefined, { signal });
      }
    } catch (error) {
      if (!isAbort(error) || !signal.aborted) throw error;
    }
  },
});

const deliver = async (parts: EngineParts, alert: Alert, { signal }: Abortable): Promise<void> => {
  const { catalog } = parts;
  const attempts = (alert.delivery?.attempts ?? 0) + 1;
  const tell = toldBy(parts, alert);
  if (tell === undefined) return catalog.endDelivery(alert.id, { state: 'failed' });
  try {
    await tell({ signal });
    catalog.endDelivery(alert.id, { state: 'done' });
  } catch (error) {
    if (isAbort(error) || signal.aborted) throw error;
    const againAt = Date.now() + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempts - 1)) * (0.75 + Math.random() / 4);
    catalog.endDelivery(alert.id, { state: 'due', againAt, note: errorMessage(error) });
    if (attempts >= ATTEMPTS || isFaultOf(error, 'url/refused') || isFaultOf(error, 'mail/refused')) catalog.endDelivery(alert.id, { state: 'failed' });
  }
};

/** How the rule of an alert tells it; undefined where it has gone, or tells nobody any more. */
const toldBy = (parts: EngineParts, alert: Alert): ((options: Abortable) => Promise<void>) | undefined => {
  const { catalog, webhooks, mailer } = parts;
  const rule = catalog.rule(alert.ruleId);
  if (rule?.webhook !== undefined && webhooks !== undefined) {
    const [url, body] = [rule.webhook, JSON.stringify(payload(catalog, rule, alert))];
    return (options) => webhooks.send({ url, body, headers: signedHeaders(rule, { id: alert.id, body, at: Date.now() }) }, options);
  }
  const to = rule?.email;
  if (rule === undefined || to === undefined || mailer === undefined) return undefined;
  return async (options) => {
    // A letter without its picture is better than none.
    const { pictures } = await extractFrames(parts, { videoId: alert.videoId, times: [alert.start] }, options);
    await mailer.send({ ...alertMail(rule, alert, catalog.video(alert.videoId)?.title ?? ''), to, pictures, id: alert.id }, options);
  };
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
