import { createPublicKey, verify } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { ValueRepository } from '@frameseek/core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../../../../test/push-service.ts';
import { createPushSender } from './push-sender.ts';

const { signal } = new AbortController();
const asked: { readonly body: Buffer; readonly headers: IncomingHttpHeaders }[] = [];
const server = createServer((req, res) => void buffer(req).then((body) => {
  asked.push({ body, headers: req.headers });
  res.writeHead(Number(req.url?.slice(1))).end();
}));
let port = 0;
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterAll(() => server.close());

const kept = new Map<string, string>();
const values: ValueRepository = {
  value: (name) => kept.get(name),
  setValue: (name, value) => void kept.set(name, value),
  keepValue: (name, value) => kept.get(name) ?? (kept.set(name, value), value),
};
const sender = (mayConnect = true): ReturnType<typeof createPushSender> => createPushSender({ mayConnect: () => mayConnect, values, contact: 'mailto:ada@example.org' });
const { keys, read } = openBrowser();
const send = (status: number, mayConnect = true): Promise<string> =>
  sender(mayConnect).send({ subscription: { endpoint: `http://127.0.0.1:${port}/${status}`, keys }, body: '{"title":"Türklingel"}', id: '0b0e1f6e-3c57-4c0f-9c7e-3d7a2f4f5a10' }, { signal });

it('a message is read by its browser alone, and signed with the key that the browser knows', async () => {
  expect(await send(201)).toBe('taken');
  const { body = Buffer.alloc(0), headers = {} } = asked.at(-1) ?? {};
  expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400', urgency: 'high', topic: '0b0e1f6e3c574c0f9c7e3d7a2f4f5a10' });
  expect(read(body)).toBe('{"title":"Türklingel"}');
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/u.exec(headers.authorization ?? '') ?? [];
  expect(key).toBe(await sender().publicKey());
  const [head = '', claims = '', signature = ''] = token.split('.');
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({ aud: `http://127.0.0.1:${port}`, sub: 'mailto:ada@example.org' });
  const point = Buffer.from(key, 'base64url');
  const publicKey = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') } });
  expect(verify('sha256', Buffer.from(`${head}.${claims}`), { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))).toBe(true);
});

it('the keys of a library are made once', async () => {
  expect(new Set(await Promise.all([sender().publicKey(), sender().publicKey(), sender().publicKey()])).size).toBe(1);
  expect([...kept.keys()]).toEqual(['vapid-keys']);
});

it.each([404, 410])('a browser that is gone is told apart from a service that fails: %s', async (status) => {
  expect(await send(status)).toBe('gone');
});

it('a service that fails is asked again later, and its address is not told', async () => {
  const failed = await send(503).catch((error: unknown) => error);
  expect(failed).toMatchObject({ code: 'url/failed', facts: { url: `http://127.0.0.1:${port}` } });
});

it('asks push services by https, and none of this network', async () => {
  expect([sender().accepts('https://push.example.org/a'), sender().accepts('http://push.example.org/a'), sender(false).accepts(`http://127.0.0.1:${port}/201`)]).toEqual([true, false, false]);
  await expect(send(201, false)).rejects.toMatchObject({ code: 'url/refused' });
  await expect(sender(false).send({ subscription: { endpoint: `https://127.0.0.1:${port}/201`, keys }, body: '', id: 'a' }, { signal })).rejects.toMatchObject({ code: 'url/refused' });
});
