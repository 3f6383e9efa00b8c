import type { KeptSubscription } from '../../live/push-subscription.ts';

/** Remembers the browsers that are notified. */
export interface PushRepository {
  /** In place of one with the same endpoint, whose id stays. */
  putSubscription(subscription: KeptSubscription): void;
  /** In the order in which they were added. */
  subscriptions(): readonly KeptSubscription[];
  subscription(id: string): KeptSubscription | undefined;
  /** False where there is none. */
  removeSubscription(endpoint: string): boolean;
}
