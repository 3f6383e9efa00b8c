import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler } from 'express';
import { Fault, isFaultOf, type Pass, type Shared } from '@frameseek/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGuessLimit } from './guess-limit.ts';
import { LIMITS } from './limits.ts';
import { createRateLimits } from './rate-limits.ts';

const REAL = 'the-secret-of-a-link';
const SHARED: Pass & { readonly shared: Shared } = {
  id: 'link-1', kind: 'share', label: 'A walk', createdAt: '2026-01-01T00:00:00.000Z', shared: { title: 'A walk', items: [{ video: 'v', title: 'A' }] },
};
const openShare = (secret: string): typeof SHARED => {
  if (secret !== REAL) throw new Fault('auth/link-ended', {});
  return SHARED;
};
const busy: ErrorRequestHandler = (error, _req, res, next) => (isFaultOf(error, 'server/busy') ? void res.sendStatus(429) : next(error));

/** Answers as if each request came from the address in its header. */
const app = express().use((req, _res, next) => {
  Object.defineProperty(req.socket, 'remoteAddress', { value: req.headers['x-test-address'], configurable: true });
  next();
});
const rates = createRateLimits({ openShare });
app.get('/sign-in', rates.signIn, (_req, res) => void res.sendStatus(401));
app.get('/media/:secret', rates.media, (_req, res) => void res.sendStatus(200));
app.use(busy);
const server = app.listen(0, '127.0.0.1');
beforeAll(() => (server.listening ? undefined : once(server, 'listening')));
afterAll(() => void server.close());

const status = async (path: string, address: string): Promise<number> => {
  const { status: said, body } = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { headers: { 'x-test-address': address } });
  await body?.cancel();
  return said;
};

describe('whoever has a network of IPv6 addresses', () => {
  it('guesses no more tokens than who has one address', () => {
    const guesses = createGuessLimit(() => 0);
    for (let host = 0; host < 20; host += 1) guesses.note(`2001:db8:0:${host.toString(16)}::${host.toString(16)}`);
    expect(guesses.waitMs('2001:db8:0:21:ffff::1')).toBeGreaterThan(0);
    expect([guesses.waitMs('2001:db8:0:100::1'), guesses.waitMs('192.0.2.1')]).toEqual([0, 0]);
  });

  it('is counted as one, and an address of IPv4 is the same however it is written', async () => {
    const statuses: number[] = [];
    for (let host = 0; host <= LIMITS.requestsPerMinute.signIn; host += 1) statuses.push(await status('/sign-in', `2001:db8::${host.toString(16)}`));
    expect([statuses[0], statuses.at(-1)]).toEqual([401, 429]);
    for (let sent = 0; sent < LIMITS.requestsPerMinute.signIn; sent += 1) await status('/sign-in', '192.0.2.7');
    expect(await status('/sign-in', '::ffff:192.0.2.7')).toBe(429);
    expect(await status('/sign-in', '192.0.2.8')).toBe(401);
  });
});

it('whoever makes up one link after the other is counted as one, and a link that opens by itself', async () => {
  const left = async (path: string): Promise<number> => {
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { headers: { 'x-test-address': '198.51.100.1' } });
    await answer.body?.cancel();
    return Number(/r=(\d+)/.exec(answer.headers.get('ratelimit') ?? '')?.[1]);
  };
  const first = await left('/media/made-up-one');
  expect([await left('/media/made-up-two'), await left('/media/made-up-three')]).toEqual([first - 1, first - 2]);
  expect(await left(`/media/${REAL}`)).toBe(LIMITS.requestsPerMinute.media - 1);
});
