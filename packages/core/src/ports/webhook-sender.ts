import type { Abortable } from './abortable.ts';

/** What is told to an address. */
interface Delivery {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Tells addresses of the open Internet what happened. */
export interface WebhookSender {
  /** By POST. Resolves when it was taken (2xx); rejects with `url/refused` for an address that may not be asked, else with `url/failed`. */
  send(delivery: Delivery, options: Abortable): Promise<void>;
}
