import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { Aedes } from 'aedes';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createMqttBroker } from './mqtt-broker.ts';

const { signal } = new AbortController();
const WILL = { topic: 'films/status', payload: 'offline', retain: true };
const heard: [topic: string, payload: string, retain: boolean][] = [];
const connections = new Set<Socket>();
let aedes: Aedes;
let port = 0;
const server = createServer((socket) => {
  connections.add(socket);
  aedes.handle(socket);
});
beforeAll(async () => {
  aedes = await Aedes.createBroker();
  aedes.authenticate = (_client, name, password, done) => done(null, name === 'frameseek' && String(password) === 'p@ss');
  aedes.subscribe('films/#', (packet, done) => {
    heard.push([packet.topic, packet.payload.toString(), packet.retain]);
    done();
  }, () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
beforeEach(() => void heard.splice(0));
afterAll(async () => {
  await new Promise<void>((resolve) => aedes.close(resolve));
  server.close();
});

const broker = (login = 'frameseek:p%40ss@', path = '/films'): ReturnType<typeof createMqttBroker> => createMqttBroker(`mqtt://${login}127.0.0.1:${port}${path}`);

it('topics begin with the path of the address, else with our name', () => {
  expect(['', '/', '/films', '/home/films/'].map((path) => broker('', path).prefix)).toEqual(['frameseek', 'frameseek', 'films', 'home/films']);
});

it('what is published has been taken, in its order, and the will is published once we have gone', async () => {
  {
    await using session = await broker().connect(WILL, { signal });
    await session.publish({ topic: 'films/status', payload: 'online', retain: true }, { signal });
    await Promise.all([1, 2, 3].map((number) => session.publish({ topic: `films/${number}`, payload: Uint8Array.from([0x61]), retain: false }, { signal })));
    expect(heard).toEqual([['films/status', 'online', true], ['films/1', 'a', false], ['films/2', 'a', false], ['films/3', 'a', false]]);
    expect(session.isOpen).toBe(true);
  }
  await expect.poll(() => heard.at(-1)).toEqual(['films/status', 'offline', true]);
});

it('a connection that breaks is noticed, and what is published then fails', async () => {
  await using session = await broker().connect(WILL, { signal });
  for (const socket of connections) socket.destroy();
  await expect.poll(() => session.isOpen).toBe(false);
  await expect(session.publish({ topic: 'films/a', payload: '', retain: false }, { signal })).rejects.toMatchObject({ code: 'broker/failed' });
});

it('a broker that is not there, or refuses us, is said without our password', async () => {
  const refused = await broker('frameseek:wrong@').connect(WILL, { signal }).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'broker/failed', facts: { server: `127.0.0.1:${port}` } });
  expect(JSON.stringify(refused)).not.toContain('wrong');
  await expect(createMqttBroker('mqtt://127.0.0.1:1').connect(WILL, { signal })).rejects.toMatchObject({ code: 'broker/failed' });
  await expect(broker().connect(WILL, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
});
