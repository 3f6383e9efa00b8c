import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Abortable } from '@frameseek/core';

/** Ports that brokers have by custom (IANA). */
const PORTS: Readonly<Record<string, number>> = { 'mqtt:': 1883, 'mqtts:': 8883 };

/** A connection to the server of an address, encrypted for `mqtts`. Rejects with what the system says. */
export const openSocket = async ({ protocol, hostname, port }: URL, { timeoutMs, signal }: Abortable & { readonly timeoutMs: number }): Promise<Socket> => {
  const to = { host: hostname.replace(/^\[|\]$/gu, ''), port: port === '' ? (PORTS[protocol] ?? 1883) : Number(port) };
  const isSecure = protocol === 'mqtts:';
  const socket = isSecure ? connectTls({ ...to, servername: to.host }) : connect(to);
  try {
    await once(socket, isSecure ? 'secureConnect' : 'connect', { signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]) });
  } catch (error) {
    socket.destroy();
    throw error;
  }
  return socket.setNoDelay(true);
};
