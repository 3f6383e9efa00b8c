import type { Abortable } from './abortable.ts';

/** What is published. */
export interface BrokerMessage {
  readonly topic: string;
  readonly payload: string | Uint8Array;
  /** Whether the broker keeps it for whoever comes later. */
  readonly retain: boolean;
}

/** A connection to a broker; left, it is closed, and the broker publishes its last will. */
export interface BrokerSession extends AsyncDisposable {
  /** False once the connection has gone. */
  readonly isOpen: boolean;
  /** Resolves when the broker has taken it; rejects with `broker/failed`. */
  publish(message: BrokerMessage, options: Abortable): Promise<void>;
}

/** The MQTT broker of the settings. */
export interface MessageBroker {
  /** What all topics of this library begin with. */
  readonly prefix: string;
  /** `will` is what the broker publishes once this goes. Rejects with `broker/failed`. */
  connect(will: BrokerMessage, options: Abortable): Promise<BrokerSession>;
}
