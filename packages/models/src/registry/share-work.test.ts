import { expect, it } from 'vitest';
import { shareWork } from './share-work.ts';

const never = new AbortController().signal;

it('works once for all who wait, and keeps the result', async () => {
  let times = 0;
  const get = shareWork(() => Promise.resolve(++times));
  expect(await Promise.all([get(never), get(never), get(never)])).toEqual([1, 1, 1]);
  expect(await get(never)).toBe(1);
});

it('tries again after a failure', async () => {
  let times = 0;
  const get = shareWork(() => (++times === 1 ? Promise.reject(new Error('once')) : Promise.resolve('good')));
  await expect(get(never)).rejects.toThrow('once');
  await expect(get(never)).resolves.toBe('good');
});

it('goes on for those who stay when one leaves, and stops when all have left', async () => {
  let aborted = false;
  let finish: (value: string) => void = () => undefined;
  const get = shareWork((signal) => new Promise<string>((resolve, reject) => {
    finish = resolve;
    signal.addEventListener('abort', () => {
      aborted = true;
      reject(signal.reason as Error);
    });
  }));
  const [first, second] = [new AbortController(), new AbortController()];
  const leaving = get(first.signal);
  const staying = get(second.signal);
  first.abort();
  await expect(leaving).rejects.toMatchObject({ name: 'AbortError' });
  expect(aborted).toBe(false);
  finish('done');
  await expect(staying).resolves.toBe('done');

  const other = shareWork((signal) => new Promise<string>((_, reject) => signal.addEventListener('abort', () => {
    aborted = true;
    reject(signal.reason as Error);
  })));
  const alone = new AbortController();
  const work = other(alone.signal);
  alone.abort();
  await expect(work).rejects.toMatchObject({ name: 'AbortError' });
  expect(aborted).toBe(true);
});
