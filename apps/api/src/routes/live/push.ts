import { pushSubscription, wire } from '@frameseek/core';
import { jsonEndpoint, rawEndpoint, type Endpoint } from '../../http/endpoint.ts';

/** Browsers that are notified of what rings. */
export const pushEndpoints: readonly Endpoint[] = [
  jsonEndpoint({
    method: 'get', path: '/api/push', summary: 'The key by which a browser subscribes to notifications (VAPID)', response: wire.pushKey, faults: ['input/invalid'],
    run: async (_input, { runtime }) => ({ key: await runtime.engine.pushKey() }),
  }),
  rawEndpoint({
    method: 'post', path: '/api/push/subscribe', needs: 'read', isLogged: true, summary: 'Notifies this browser of what rings from now on, by the rules that say so', body: pushSubscription, status: 204, faults: ['input/invalid'],
    handle: ({ body }, { runtime, res }) => {
      runtime.engine.addSubscription(body);
      res.status(204).end();
    },
  }),
  rawEndpoint({
    method: 'post', path: '/api/push/unsubscribe', needs: 'read', isLogged: true, summary: 'Notifies this browser no more', body: pushSubscription.pick({ endpoint: true }), status: 204, faults: [],
    handle: ({ body }, { runtime, res }) => {
      runtime.engine.removeSubscription(body.endpoint);
      res.status(204).end();
    },
  }),
];
