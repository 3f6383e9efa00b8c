import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { abandonable, abortable } from './abortable.ts';

const aborting = (ms: number): AbortSignal => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), ms);
  return controller.signal;
};

describe('abortable', () => {
  it('waits for the end of the work, then rejects', async () => {
    let ended = false;
    const work = async (): Promise<void> => {
      await sleep(60);
      ended = true;
    };
    await expect(abortable(aborting(10), work)).rejects.toMatchObject({ name: 'AbortError' });
    expect(ended).toBe(true);
  });
});

describe('abandonable', () => {
  it('rejects before the end of the work', async () => {
    const began = performance.now();
    await expect(abandonable(aborting(10), () => sleep(2_000), new Set())).rejects.toMatchObject({ name: 'AbortError' });
    expect(performance.now() - began).toBeLessThan(1_500);
  });

  it('is not disturbed by work that fails afterwards', async () => {
    const work = async (): Promise<void> => {
      await sleep(30);
      throw new Error('late');
    };
    await expect(abandonable(aborting(5), work, new Set())).rejects.toMatchObject({ name: 'AbortError' });
    await sleep(50);
  });

  it('is pending until it has ended, though nobody waits for it', async () => {
    const pending = new Set<Promise<unknown>>();
    const done = Promise.withResolvers<void>();
    await expect(abandonable(aborting(5), () => done.promise, pending)).rejects.toMatchObject({ name: 'AbortError' });
    expect(pending.size).toBe(1);
    done.resolve();
    await Promise.all(pending);
    expect(pending.size).toBe(0);
  });

  it('gives the result, or the error, of work in time', async () => {
    const { signal } = new AbortController();
    expect(await abandonable(signal, () => Promise.resolve(5), new Set())).toBe(5);
    await expect(abandonable(signal, () => Promise.reject(new Error('early')), new Set())).rejects.toThrow('early');
  });
});
