import { expect, it } from 'vitest';
import { Fault } from '@frameseek/core';
import { retry } from './retry.ts';

const { signal } = new AbortController();
const passing = new Fault('store/unavailable', { store: 'x', reason: 'refused' });
const lasting = new Fault('media/unreadable', { path: 'x', reason: 'text' });

/** Fails with these errors, one after the other, then succeeds. */
const failing = (errors: readonly Error[]): { work: () => Promise<string>; calls: () => number } => {
  let calls = 0;
  return {
    calls: () => calls,
    work: () => {
      const error = errors[calls];
      calls += 1;
      return error === undefined ? Promise.resolve('done') : Promise.reject(error);
    },
  };
};

it('tries again what may pass, until it does', async () => {
  const { work, calls } = failing([passing, passing]);
  expect(await retry(work, { signal, firstDelayMs: 1 })).toBe('done');
  expect(calls()).toBe(3);
});

it.each<[string, readonly Error[], number]>([
  ['gives up after the last attempt', [passing, passing, passing, passing], 3],
  ['does not repeat what will not pass', [lasting], 1],
  ['does not repeat what is no fault of ours', [new TypeError('bug')], 1],
])('%s', async (_, errors, expected) => {
  const { work, calls } = failing(errors);
  await expect(retry(work, { signal, firstDelayMs: 1 })).rejects.toBe(errors[0]);
  expect(calls()).toBe(expected);
});

it('stops waiting when it is aborted', async () => {
  const control = new AbortController();
  const { work, calls } = failing([passing]);
  const waiting = retry(work, { signal: control.signal, firstDelayMs: 60_000 });
  setTimeout(() => control.abort(), 5);
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  expect(calls()).toBe(1);
});
