import { z } from 'zod';

/** A browser that wants to be notified, as it says itself (Push API); the keys are base64url, of 65 and 16 bytes (RFC 8291). */
export const pushSubscription = z.object({
  endpoint: z.url({ protocol: /^https?$/u }).max(2_000).describe('Address of its push service'),
  keys: z.object({
    p256dh: z.string().regex(/^[\w-]{87}=?$/u).describe('Its public key'),
    auth: z.string().regex(/^[\w-]{22}(?:==)?$/u).describe('Its secret'),
  }),
});

/** A browser that wants to be notified. */
export type PushSubscription = z.infer<typeof pushSubscription>;

/** The same as it is kept. */
export interface KeptSubscription extends PushSubscription {
  readonly id: string;
  /** ISO 8601. */
  readonly addedAt: string;
}
