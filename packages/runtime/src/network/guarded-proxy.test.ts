import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createGuardedProxy } from './guarded-proxy.ts';
import { createWebhookSender } from './webhook-sender.ts';

const { signal } = new AbortController();
const bodies: string[] = [];
const server = createServer((req, res) => {
  const chunks: Buffer[] = [];
  req.on('data', (chunk: Buffer) => chunks.push(chunk));
  req.on('end', () => {
    bodies.push(Buffer.concat(chunks).toString());
    res.writeHead(req.url === '/busy' ? 503 : 200).end('there');
  });
});
let port = 0;
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const at = server.address();
  port = typeof at === 'object' && at !== null ? at.port : 0;
});
afterAll(() => server.close());

const ask = async (proxy: string, url: string, auth = true): Promise<number> => {
  const { hostname, port: at, username, password } = new URL(proxy);
  const headers = auth ? { 'proxy-authorization': `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` } : {};
  const asked = request({ hostname, port: at, path: url, headers });
  asked.end();
  const [answer] = await once(asked, 'response') as [{ statusCode: number; resume(): void }];
  answer.resume();
  return answer.statusCode;
};

it('leads where one may connect, and nowhere else, by number as by name', async () => {
  await using open = createGuardedProxy((address) => address === '127.0.0.1');
  await using shut = createGuardedProxy(() => false);
  const [yes, no] = [await open.address(), await shut.address()];
  expect([await ask(yes, `http://127.0.0.1:${port}/`), await ask(no, `http://127.0.0.1:${port}/`), await ask(no, `http://localhost:${port}/`), await ask(yes, 'ftp://127.0.0.1/')]).toEqual([200, 403, 403, 403]);
  expect(await ask(yes, `http://127.0.0.1:${port}/`, false)).toBe(407);
});

it('refuses a tunnel to what may not be asked', async () => {
  await using shut = createGuardedProxy(() => false);
  const { port: at, username, password } = new URL(await shut.address());
  const socket = connect(Number(at), '127.0.0.1');
  socket.write(`CONNECT 127.0.0.1:${port} HTTP/1.1\r\nProxy-Authorization: Basic ${Buffer.from(`${username}:${password}`).toString('base64')}\r\n\r\n`);
  const [said] = await once(socket, 'data') as [Buffer];
  expect(said.toString()).toContain('403');
  socket.destroy();
});

it('a webhook is told where it may be, and everything but success is a failure', async () => {
  const send = (path: string, mayConnect: boolean): Promise<void> =>
    createWebhookSender(() => mayConnect).send({ url: `http://127.0.0.1:${port}${path}`, body: '{"a":1}', headers: {} }, { signal });
  await send('/', true);
  expect(bodies.at(-1)).toBe('{"a":1}');
  await expect(send('/busy', true)).rejects.toMatchObject({ code: 'url/failed' });
  await expect(send('/', false)).rejects.toMatchObject({ code: 'url/refused' });
  await expect(createWebhookSender(() => false).send({ url: `http://localhost:${port}/`, body: '', headers: {} }, { signal })).rejects.toMatchObject({ code: 'url/refused' });
});
