import { Fault, type WebhookSender } from '@frameseek/core';
import type { MayConnect } from './checked-lookup.ts';
import { postTo } from './post-to.ts';

/** Tells addresses what happened; an answer other than 2xx was not taken. */
export const createWebhookSender = (mayConnect: MayConnect): WebhookSender => ({
  send: async ({ url, body, headers }, { signal }) => {
    const { protocol, host, pathname } = new URL(url);
    const shown = `${protocol}//${host}${pathname}`;
    const status = await postTo({ url, shown, body, headers }, { mayConnect, signal });
    if (status < 200 || status > 299) throw new Fault('url/failed', { url: shown, reason: `its server answered with ${status}` });
  },
});
