import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { errorMessage, Fault, type Abortable, type BrokerMessage, type BrokerSession, type MessageBroker } from '@frameseek/core';
import type { IConnectPacket, Packet } from 'mqtt-packet';
import { openSocket } from './open-socket.ts';

/** Seconds without a word after which the broker takes us for gone; we speak twice as often. */
const KEEP_ALIVE_S = 30;
/** Milliseconds in which the broker must answer. */
const TIMEOUT_MS = 10_000;
/** Message ids are 16 bits, and never 0. */
const MAX_ID = 0xff_ff;

/** The broker at an address such as `mqtts://name:password@host:8883/prefix`, by MQTT 3.1.1, which every broker speaks; each message is acknowledged (QoS 1). mqtt-packet is loaded with the first connection: the whole client of its makers brings 13 MB and 40 packages, for subscriptions and stores that nothing here needs. */
export const createMqttBroker = (address: string): MessageBroker => {
  const url = new URL(address);
  const failed = (cause: unknown): Fault => new Fault('broker/failed', { server: url.host, reason: errorMessage(cause) }, { cause });
  return {
    prefix: decodeURIComponent(url.pathname).split('/').filter(Boolean).join('/') || 'frameseek',
    connect: async (will, { signal }) => {
      try {
        return await openSession(url, will, { signal, failed });
      } catch (error) {
        signal.throwIfAborted();
        throw failed(error);
      }
    },
  };
};

interface Opening extends Abortable {
  readonly failed: (cause: unknown) => Fault;
}

const openSession = async (url: URL, will: BrokerMessage, { signal, failed }: Opening): Promise<BrokerSession> => {
  const socket = await openSocket(url, { timeoutMs: TIMEOUT_MS, signal });
  const { ask, end } = await createExchange(socket);
  try {
    await ask(0, connectPacket(url, will));
  } catch (error) {
    socket.destroy();
    throw error;
  }
  let id = 0;
  return {
    get isOpen() {
      return !socket.destroyed;
    },
    publish: async ({ topic, payload, retain }, options) => {
      options.signal.throwIfAborted();
      if (socket.destroyed) throw failed(new Error('the connection was closed'));
      id = (id % MAX_ID) + 1;
      await ask(id, { cmd: 'publish', topic, payload: Buffer.from(payload), retain, qos: 1, dup: false, messageId: id }).catch((error: unknown) => {
        throw failed(error);
      });
    },
    // Without the farewell of the protocol, so that the broker publishes the will.
    [Symbol.asyncDispose]: () => {
      end(new Error('the connection is being closed'));
      return Promise.resolve();
    },
  };
};

/** Packets and their answers over a connection, which is kept alive: that to our greeting under 0, those to messages under their ids. */
interface Exchange {
  readonly ask: (id: number, packet: Packet) => Promise<void>;
  /** Ends the connection, and tells whoever waits for an answer why. */
  readonly end: (cause: Error) => void;
}

const createExchange = async (socket: Socket): Promise<Exchange> => {
  const { generate, parser } = await import('mqtt-packet');
  const waiting = new Map<number, PromiseWithResolvers<void>>();
  const end = (cause: Error): void => {
    socket.destroy();
    for (const { reject } of waiting.values()) reject(cause);
    waiting.clear();
  };
  const send = (packet: Packet): void => void socket.write(generate(packet));
  const packets = parser({ protocolVersion: 4 });
  packets.on('packet', (packet) => {
    if (packet.cmd === 'connack' && packet.returnCode !== 0) end(new Error(`it refused the connection (${packet.returnCode})`));
    else if (packet.cmd === 'connack') waiting.get(0)?.resolve();
    else if (packet.cmd === 'puback') waiting.get(packet.messageId ?? 0)?.resolve();
  });
  packets.on('error', end);
  socket.on('data', (bytes: Buffer) => void packets.parse(bytes));
  socket.on('error', end);
  const alive = setInterval(() => send({ cmd: 'pingreq' }), KEEP_ALIVE_S * 500);
  socket.on('close', () => {
    clearInterval(alive);
    end(new Error('the connection was closed'));
  });
  const ask = async (id: number, packet: Packet): Promise<void> => {
    const answer = Promise.withResolvers<void>();
    waiting.set(id, answer);
    const late = setTimeout(() => end(new Error(`no answer in ${TIMEOUT_MS / 1000} s`)), TIMEOUT_MS);
    send(packet);
    try {
      await answer.promise;
    } finally {
      clearTimeout(late);
      waiting.delete(id);
    }
  };
  return { ask, end };
};

const connectPacket = ({ username, password }: URL, { topic, payload, retain }: BrokerMessage): IConnectPacket => ({
  cmd: 'connect', protocolId: 'MQTT', protocolVersion: 4, clean: true, keepalive: KEEP_ALIVE_S, clientId: `frameseek-${randomUUID()}`,
  will: { topic, payload: Buffer.from(payload), retain, qos: 1 },
  ...(username !== '' && { username: decodeURIComponent(username) }), ...(password !== '' && { password: Buffer.from(decodeURIComponent(password)) }),
});
