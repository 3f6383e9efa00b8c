import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import express, { type Response } from 'express';
import { expect, it } from 'vitest';
import { sendEvents } from './server-sent-events.ts';

it('keeps nothing for a client that does not read, and gives it the latest when it does', async () => {
  const stop = new AbortController();
  const given = Promise.withResolvers<{ push: (data: string) => void; res: Response }>();
  let unsubscribed = 0;
  const app = express().get('/', (_req, res) => sendEvents(res, stop.signal, (push) => {
    given.resolve({ push, res });
    return () => (unsubscribed += 1);
  }));
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const at = server.address();
  const [answer] = await once(get({ port: typeof at === 'object' ? at?.port : 0, host: '127.0.0.1' }), 'response') as [IncomingMessage];
  const { push, res } = await given.promise;
  const large = 'x'.repeat(100_000);
  for (let number = 1; number <= 500; number += 1) {
    push(`${number} ${large}`);
    if (number % 50 === 0) await sleep(1);
  }
  expect(res.writableLength).toBeLessThan(1_000_000);
  const seen: number[] = [];
  let text = '';
  answer.setEncoding('utf8').on('data', (piece: string) => {
    const events = (text + piece).split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) if (event.startsWith('data: ')) seen.push(Number.parseInt(event.slice(6), 10));
  });
  await expect.poll(() => seen.at(-1)).toBe(500);
  expect(seen.length).toBeLessThan(200);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  stop.abort();
  await once(answer, 'end');
  expect(unsubscribed).toBe(1);
  server.close();
});
