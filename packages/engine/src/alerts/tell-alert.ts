import { createHmac } from 'node:crypto';
import { Fault, alertLinks, clockSpan, type Abortable, type Alert, type AlertDelivery, type AlertRule } from '@frameseek/core';
import { extractFrames } from '../answering/evidence/extract-frames.ts';
import type { EngineParts } from '../engine-parts.ts';
import { alertMail } from './alert-mail.ts';
import { alertPayload } from './alert-payload.ts';

/** Longest name or title in a notification, in characters: push services take some 4,000 bytes, and screens show less. */
const MAX_SHOWN = 200;

/** What is to be told, and to whom. */
interface Telling {
  readonly rule: AlertRule;
  readonly alert: Alert;
  readonly delivery: AlertDelivery;
}

/** How an alert is told by a way; undefined where nobody is there to be told any more. */
export const tellAlert = (parts: EngineParts, { rule, alert, delivery }: Telling): ((options: Abortable) => Promise<void>) | undefined => {
  const { webhooks, mailer } = parts;
  switch (delivery.way) {
    case 'webhook': {
      if (rule.webhook === undefined || webhooks === undefined) return undefined;
      const [url, body] = [rule.webhook, JSON.stringify(alertPayload(parts, rule, alert))];
      return (options) => webhooks.send({ url, body, headers: signedHeaders(rule, { id: alert.id, body, at: Date.now() }) }, options);
    }
    case 'email': {
      const to = rule.email;
      if (to === undefined || mailer === undefined) return undefined;
      return async (options) => {
        // A letter without its picture is better than none.
        const { pictures } = await extractFrames(parts, { videoId: alert.videoId, times: [alert.start] }, options);
        await mailer.send({ ...alertMail(rule, alert, titleOf(parts, alert)), to, pictures, id: alert.id }, options);
      };
    }
    case 'push': return notification(parts, { rule, alert, delivery });
    // By whoever is connected to the broker: see tell-broker.ts.
    case 'mqtt': return undefined;
    default: return delivery.way satisfies never;
  }
};

const titleOf = ({ catalog }: EngineParts, { videoId }: Alert): string => catalog.video(videoId)?.title ?? '';

/** Links are paths: the browser knows the server by the address at which it asked to be notified. */
const notification = (parts: EngineParts, { rule, alert, delivery }: Telling): ((options: Abortable) => Promise<void>) | undefined => {
  const { pusher, catalog } = parts;
  const subscription = catalog.subscription(delivery.target);
  if (pusher === undefined || subscription === undefined) return undefined;
  const body = JSON.stringify({ id: alert.id, title: rule.name.slice(0, MAX_SHOWN), body: `${titleOf(parts, alert).slice(0, MAX_SHOWN)}, ${clockSpan(alert)}`, links: alertLinks(alert) });
  return async (options) => {
    if (await pusher.send({ subscription, body, id: alert.id }, options) === 'taken') return;
    catalog.removeSubscription(subscription.endpoint);
    throw new Fault('url/refused', { url: new URL(subscription.endpoint).origin, reason: 'that browser is not notified any more' });
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
