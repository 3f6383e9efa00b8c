import { request, requestJson, type Abortable } from './http.ts';

/** By which a browser subscribes to notifications, in base64url. */
export const pushKey = async ({ signal }: Abortable = {}): Promise<string> => (await requestJson('/api/push', (all) => all.wire.pushKey, { signal })).key;

/** Has a browser notified from now on. */
export const subscribe = async (subscription: PushSubscriptionJSON): Promise<void> => {
  await request('/api/push/subscribe', { method: 'POST', body: subscription });
};

/** Has it notified no more. */
export const unsubscribe = async (endpoint: string): Promise<void> => {
  await request('/api/push/unsubscribe', { method: 'POST', body: { endpoint } });
};
