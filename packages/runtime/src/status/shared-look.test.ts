import { expect, it } from 'vitest';
import { sharedLook } from './shared-look.ts';

const options = { signal: new AbortController().signal };
const opened = () => {
  const clock = { ms: 0 };
  const looks: PromiseWithResolvers<string>[] = [];
  const ask = sharedLook(() => {
    const look = Promise.withResolvers<string>();
    looks.push(look);
    return look.promise;
  }, { freshMs: 2_000, patienceMs: 20, staleMs: 60_000, now: () => clock.ms });
  return { clock, looks, ask };
};

it('serves all who ask meanwhile, and those who come soon after', async () => {
  const { clock, looks, ask } = opened();
  const all = [ask(options), ask(options)];
  looks[0]?.resolve('first');
  expect(await Promise.all(all)).toEqual(['first', 'first']);
  clock.ms = 1_999;
  expect([await ask(options), looks.length]).toEqual(['first', 1]);
});

it('is made anew when it is old, and is waited for a moment only', async () => {
  const { clock, looks, ask } = opened();
  const first = ask(options);
  looks[0]?.resolve('first');
  await first;
  clock.ms = 2_001;
  const quick = ask(options);
  looks[1]?.resolve('second');
  expect(await quick).toBe('second');
  clock.ms = 5_000;
  expect([await ask(options), looks.length]).toEqual(['second', 3]);
  looks[2]?.resolve('third');
  await looks[2]?.promise;
  clock.ms = 6_000;
  expect([await ask(options), looks.length]).toEqual(['third', 3]);
});

it('that never ends is not hidden behind an old one for ever, and a failure is told', async () => {
  const { clock, looks, ask } = opened();
  const first = ask(options);
  looks[0]?.resolve('first');
  await first;
  clock.ms = 61_000;
  const late = ask(options);
  looks[1]?.reject(new Error('gone'));
  await expect(late).rejects.toThrow('gone');
});
