import type { PushSubscription } from '../live/push-subscription.ts';
import type { Abortable } from './abortable.ts';

/** What a browser is told. */
interface PushMessage {
  readonly subscription: PushSubscription;
  /** At most 3,000 bytes: what push services take, with room for the encryption. */
  readonly body: string;
  /** The same for the same message: a later one takes the place of one that was not delivered. */
  readonly id: string;
}

/** Notifies browsers through their push services (RFC 8030), encrypted for them alone (RFC 8291). */
export interface PushSender {
  /** By which browsers know this library (RFC 8292), in base64url. */
  publicKey(): Promise<string>;
  /** Whether that is the address of a push service: by HTTPS. */
  accepts(endpoint: string): boolean;
  /** `gone`: that browser does not want to be notified any more. Rejects with `url/refused` for an address that may not be asked, else with `url/failed`. */
  send(message: PushMessage, options: Abortable): Promise<'taken' | 'gone'>;
}
