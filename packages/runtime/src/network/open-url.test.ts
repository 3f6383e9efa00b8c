import { createServer } from 'node:http';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openUrl } from './open-url.ts';

const { signal } = new AbortController();
const server = createServer((req, res) => {
  res.writeHead(302, { location: new URL(req.url ?? '', 'http://x').searchParams.get('to') ?? '' }).end();
});
let port = 0;
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterAll(() => server.close());

it.each(['ftp://a.example/', 'file:///etc/passwd', 'http://user:p@1.1.1.1/'])('a redirect to %s is refused', async (to) => {
  const asked = openUrl(`http://127.0.0.1:${port}/?to=${encodeURIComponent(to)}`, { signal, mayConnect: () => true, timeoutMs: 5_000 });
  await expect(asked).rejects.toMatchObject({ code: 'url/refused' });
});

it.each([
  ['by number', () => `http://127.0.0.2:${port}/`], ['in another way of writing', () => `http://2130706434:${port}/`],
  ['by name', () => `http://localhost:${port}/`], ['after a second redirect', () => `http://127.0.0.1:${port}/?to=${encodeURIComponent(`http://127.0.0.2:${port}/`)}`],
])('a redirect to an address that may not be asked is refused %s', async (_what, to) => {
  const numbers: string[] = [];
  // The server of this test stands for one of the open Internet, and is asked by its number alone.
  const mayConnect = (address: string): boolean => numbers.push(address) > 0 && address === '127.0.0.1' && !(numbers.length > 1 && to().includes('localhost'));
  const asked = openUrl(`http://127.0.0.1:${port}/?to=${encodeURIComponent(to())}`, { signal, mayConnect, timeoutMs: 5_000 });
  await expect(asked).rejects.toMatchObject({ code: 'url/refused' });
  expect(numbers.length).toBeGreaterThan(1);
});

it('a server that says nothing is not waited for', async () => {
  const silent = createServer(() => undefined);
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const address = silent.address();
  const at = typeof address === 'object' && address !== null ? address.port : 0;
  await expect(openUrl(`http://127.0.0.1:${at}/`, { signal, mayConnect: () => true, timeoutMs: 200 })).rejects.toMatchObject({ code: 'url/failed' });
  silent.closeAllConnections();
  silent.close();
});

it('an end of the wish ends the asking', async () => {
  const stop = new AbortController();
  stop.abort();
  await expect(openUrl(`http://127.0.0.1:${port}/`, { signal: stop.signal, mayConnect: () => true, timeoutMs: 200 })).rejects.toMatchObject({ name: 'AbortError' });
});
