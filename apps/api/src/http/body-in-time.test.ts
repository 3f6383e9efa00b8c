import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bodyInTime } from './body-in-time.ts';

const app = express();
app.use(bodyInTime({ idleMs: 500, wholeMs: 1_000 }), express.json());
app.post('/', (_req, res) => void setTimeout(() => res.send('late'), 1_500));
const server = app.listen(0, '127.0.0.1');
beforeAll(() => (server.listening ? undefined : once(server, 'listening')));
afterAll(() => void server.close());

/** What comes back on a connection that sends `parts`, the first at once and then one every 200 ms, after a head with these headers. */
const send = async (headers: string, parts: string[]): Promise<string> => {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let said = '';
  socket.on('data', (chunk: Buffer) => (said += chunk.toString()));
  socket.on('error', () => undefined);
  socket.write(`POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${headers}\r\n\r\n${parts.shift() ?? ''}`);
  const timer = setInterval(() => {
    const [next] = parts.splice(0, 1);
    if (next !== undefined) socket.write(next);
  }, 200);
  await new Promise((resolve) => socket.once('close', resolve));
  clearInterval(timer);
  return said;
};
const JSON_BODY = 'Content-Type: application/json\r\nContent-Length: 13';

it.concurrent.each<[string, string, string[], RegExp]>([
  ['a body that stops half way is hung up on', JSON_BODY, ['{"a":'], /^$/],
  ['so is one that comes drop by drop', JSON_BODY, [...'{"a":"bcdef"}'], /^$/],
  ['so is an upload that stops', 'Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 100', ['--x'], /^$/],
  ['a body that came is answered, however long that takes', JSON_BODY, ['{"a":"bcdef"}'], /late/],
])('%s', async (_, headers, parts, expected) => {
  expect(await send(headers, [...parts])).toMatch(expected);
});
