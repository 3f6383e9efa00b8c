import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Fault } from '@frameseek/core';
import { retry } from './retry.ts';

const { signal } = new AbortController();
const passing = new Fault('store/unavailable', { store: 'x', reason: 'refused' });
const lasting = new Fault('media/unreadable', { path: 'x', reason: 'text' });

// A clock that the tests turn by hand: nobody waits for real.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

/** Fails with these errors, one after the other, then succeeds; and the milliseconds at which it was called. */
const failing = (errors: readonly Error[]): { work: () => Promise<string>; calls: () => number; times: () => readonly number[] } => {
  const times: number[] = [];
  return {
    calls: () => times.length,
    times: () => times.map((time) => time - (times[0] ?? 0)),
    work: () => {
      const error = errors[times.length];
      times.push(performance.now());
      return error === undefined ? Promise.resolve('done') : Promise.reject(error);
    },
  };
};

it('tries again what may pass, until it does', async () => {
  const { work, calls } = failing([passing, passing]);
  const done = retry(work, { signal, firstDelayMs: 1 });
  await vi.runAllTimersAsync();
  expect(await done).toBe('done');
  expect(calls()).toBe(3);
});

it('waits twice as long before each further attempt', async () => {
  const { work, times } = failing([passing, passing, passing]);
  const done = retry(work, { signal, attempts: 4 });
  await vi.runAllTimersAsync();
  expect(await done).toBe('done');
  expect(times()).toEqual([0, 500, 1_500, 3_500]);
});

it.each<[string, readonly Error[], number]>([
  ['gives up after the last attempt', [passing, passing, passing, passing], 3],
  ['does not repeat what will not pass', [lasting], 1],
  ['does not repeat what is no fault of ours', [new TypeError('bug')], 1],
])('%s', async (_, errors, expected) => {
  const { work, calls } = failing(errors);
  await Promise.all([expect(retry(work, { signal, firstDelayMs: 1 })).rejects.toBe(errors[0]), vi.runAllTimersAsync()]);
  expect(calls()).toBe(expected);
});

it('stops waiting when it is aborted', async () => {
  const control = new AbortController();
  const { work, calls } = failing([passing]);
  const stopped = retry(work, { signal: control.signal, firstDelayMs: 60_000 });
  setTimeout(() => control.abort(), 5);
  await Promise.all([expect(stopped).rejects.toMatchObject({ name: 'AbortError' }), vi.advanceTimersByTimeAsync(5)]);
  expect(calls()).toBe(1);
});
