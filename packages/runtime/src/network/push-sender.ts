import { Fault, type PushSender, type ValueRepository } from '@frameseek/core';
import { z } from 'zod';
import { isLoopback } from '../config/config.ts';
import { postTo } from './post-to.ts';
import type { MayConnect } from './checked-lookup.ts';

/** What the sender stands on. */
interface PushSettings {
  readonly mayConnect: MayConnect;
  /** Keeps the keys of the library, which are made once. */
  readonly values: ValueRepository;
  /** Whom a push service turns to (RFC 8292): the address of the app, or a mailbox. */
  readonly contact: string;
}

/** Seconds for which a push service keeps what it cannot deliver: what rang yesterday is seen in the app. */
const TTL_S = 86_400;
/** What a push service answers of a browser that is gone. */
const GONE: readonly number[] = [404, 410];
const KEYS = 'vapid-keys';
const keyPair = z.object({ publicKey: z.string(), privateKey: z.string() });

/** Notifies browsers by Web Push. web-push is loaded with the first that wants it; what it encrypts and signs is sent as webhooks are, with the same checks of the address. */
export const createPushSender = ({ mayConnect, values, contact }: PushSettings): PushSender => {
  const accepts = (endpoint: string): boolean => {
    const { protocol, hostname } = new URL(endpoint);
    return protocol === 'https:' || (isLoopback(hostname) && mayConnect('127.0.0.1'));
  };
  const keys = async (): Promise<z.infer<typeof keyPair>> => {
    const kept = values.value(KEYS) ?? values.keepValue(KEYS, JSON.stringify((await import('web-push')).default.generateVAPIDKeys()));
    return keyPair.parse(JSON.parse(kept));
  };
  return {
    publicKey: async () => (await keys()).publicKey,
    accepts,
    send: async ({ subscription, body, id }, { signal }) => {
      if (!accepts(subscription.endpoint)) throw new Fault('url/refused', { url: new URL(subscription.endpoint).origin, reason: 'a push service is asked by https' });
      const { default: webPush } = await import('web-push');
      const request = webPush.generateRequestDetails(subscription, body, {
        vapidDetails: { subject: contact, ...(await keys()) }, TTL: TTL_S, urgency: 'high', topic: id.replaceAll('-', '').slice(0, 32), contentEncoding: webPush.supportedContentEncodings.AES_128_GCM,
      });
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      // The rest of the address is the browser's secret.
      const shown = new URL(subscription.endpoint).origin;
      const status = await postTo({ url: subscription.endpoint, shown, body: request.body, headers }, { mayConnect, signal });
      if (GONE.includes(status)) return 'gone';
      if (status < 200 || status > 299) throw new Fault('url/failed', { url: shown, reason: `its server answered with ${status}` });
      return 'taken';
    },
  };
};
