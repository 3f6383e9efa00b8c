import { expect, it } from 'vitest';
import { createGate } from './gate.ts';

const { signal } = new AbortController();
const begun: number[] = [];
const call = (number: number) => {
  const { promise, resolve } = Promise.withResolvers<number>();
  return { work: () => (begun.push(number), promise), end: () => resolve(number) };
};

it('lets some in, has some wait in their order, and turns away the rest', async () => {
  const gate = createGate({ running: 1, waiting: 2 });
  const calls = [0, 1, 2].map(call);
  const results = calls.map(({ work }) => gate.run(work, { signal }));
  await expect(gate.run(() => Promise.resolve(), { signal })).rejects.toMatchObject({ code: 'server/busy', facts: { retryAfterMs: 2_000 } });
  expect(begun).toEqual([0]);
  for (const { end } of calls) end();
  expect(await Promise.all(results)).toEqual([0, 1, 2]);
  expect(begun).toEqual([0, 1, 2]);
  expect(await gate.run(() => Promise.resolve('in'), { signal })).toBe('in');
});

it('forgets who gives up while waiting, and makes room at once', async () => {
  const gate = createGate({ running: 1, waiting: 1 });
  const first = call(0);
  const running = gate.run(first.work, { signal });
  const control = new AbortController();
  const gone = gate.run(() => Promise.reject(new Error('was not to be begun')), control);
  control.abort();
  await expect(gone).rejects.toMatchObject({ name: 'AbortError' });
  const next = gate.run(() => Promise.resolve('next'), { signal });
  first.end();
  await running;
  expect(await next).toBe('next');
});

it('makes room after a failure', async () => {
  const gate = createGate({ running: 1, waiting: 0 });
  await expect(gate.run(() => Promise.reject(new Error('broken')), { signal })).rejects.toThrow('broken');
  expect(await gate.run(() => Promise.resolve('in'), { signal })).toBe('in');
});
