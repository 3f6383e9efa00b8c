import { Fault } from '@frameseek/core';

/** Where a server is, and the key that it wants. */
export interface QdrantAddress {
  /** Like `http://localhost:6333`; with a path, or a name and a password, where a proxy stands in front. */
  readonly url: string;
  readonly apiKey?: string;
}

/** An address as the client takes it. */
interface QdrantEndpoint {
  /** For people: without name and password. */
  readonly shown: string;
  /** Scheme and host; the port is told apart, as the client takes 6333 for the usual one of a scheme. */
  readonly url: string;
  readonly port: number;
  /** The path, without a slash at its end; empty where there is none. */
  readonly prefix: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Given to the client only where it travels unprotected, so that the client warns. */
  readonly unprotectedKey?: string;
}

/** Reads an address. An address without a port means that of its scheme. Throws `config/invalid` for what is none. */
export const qdrantEndpoint = ({ url: address, apiKey }: QdrantAddress): QdrantEndpoint => {
  const url = URL.parse(address);
  if (url === null) throw new Fault('config/invalid', { problems: [`QDRANT_URL "${address}" is not an address like http://localhost:6333`] });
  const { protocol, hostname, port, pathname, username, password } = url;
  const prefix = pathname.endsWith('/') ? pathname.slice(0, -1) : pathname;
  const usualPort = protocol === 'https:' ? 443 : 80;
  const isUnprotected = protocol === 'http:' && !isThisComputer(hostname);
  return {
    shown: `${url.origin}${prefix}`,
    url: url.origin,
    port: port === '' ? usualPort : Number(port),
    prefix,
    headers: {
      // Packed answers come in pieces, of which the last waits 40 ms for a delayed acknowledgement: 47 ms instead of 4.
      'accept-encoding': 'identity',
      ...(username !== '' && { authorization: `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')}` }),
      ...(apiKey !== undefined && !isUnprotected && { 'api-key': apiKey }),
    },
    ...(apiKey !== undefined && isUnprotected && { unprotectedKey: apiKey }),
  };
};

const isThisComputer = (hostname: string): boolean => hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
