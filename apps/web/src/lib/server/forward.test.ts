import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, it, vi } from 'vitest';
import { forward } from './forward.ts';

afterAll(() => void vi.unstubAllEnvs());

it('passes the id of a request on to the API, and the one in the answer back', async () => {
  const server = createServer((req, res) => void res.setHeader('x-request-id', `api:${String(req.headers['x-request-id'])}`).end('{}')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  vi.stubEnv('FRAMESEEK_API_URL', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const answer = await forward(new Request('http://127.0.0.1/api/videos', { headers: { 'x-request-id': 'mine' } }));
  expect([answer.status, answer.headers.get('x-request-id')]).toEqual([200, 'api:mine']);
  await answer.text();
  server.close();
});
