import { randomUUID } from 'node:crypto';
import { Fault, type PushSubscription } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';

/** What is done with browsers that are notified of what rings. */
export interface PushUseCases {
  /** By which browsers know this library, in base64url. Rejects with `input/invalid` where none can be notified. */
  pushKey(): Promise<string>;
  /** Notifies a browser from now on. Throws `input/invalid` for an address that is none of a push service. */
  addSubscription(subscription: PushSubscription): void;
  /** Notifies it no more; one that is not known is not notified either. */
  removeSubscription(endpoint: string): void;
}

/** The use cases of notifications. */
export const pushUseCases = ({ pusher, catalog }: EngineParts): PushUseCases => {
  const require = (): NonNullable<typeof pusher> => {
    if (pusher === undefined) throw new Fault('input/invalid', { problems: ['no browsers are notified here'] });
    return pusher;
  };
  return {
    pushKey: async () => await require().publicKey(),
    addSubscription: (subscription) => {
      if (!require().accepts(subscription.endpoint)) throw new Fault('input/invalid', { problems: ['a push service is asked by https'] });
      catalog.putSubscription({ ...subscription, id: randomUUID(), addedAt: new Date().toISOString() });
    },
    removeSubscription: (endpoint) => void catalog.removeSubscription(endpoint),
  };
};
