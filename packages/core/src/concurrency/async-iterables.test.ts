import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batch, mapConcurrent } from './async-iterables.ts';

const collect = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};

/** Counts up, and tells whether its reader let it close. */
const source = (end: number, state = { pulled: 0, closed: false }): AsyncGenerator<number> & { state: typeof state } =>
  Object.assign((async function* () {
    try {
      for (let i = 0; i < end; i += 1) {
        state.pulled += 1;
        yield i;
        await sleep(0);
      }
    } finally {
      state.closed = true;
    }
  })(), { state });

describe('batch', () => {
  it('keeps every item in order in full groups and a last shorter one', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.nat()), fc.integer({ min: 1, max: 9 }), async (items, size) => {
      const groups = await collect(batch(items, size));
      expect(groups.flat()).toEqual(items);
      expect(groups.slice(0, -1).every((group) => group.length === size)).toBe(true);
      expect(groups.every((group) => group.length > 0 && group.length <= size)).toBe(true);
    }));
  });

  it('closes its source when the reader stops early', async () => {
    const numbers = source(100);
    for await (const group of batch(numbers, 3)) if (group.includes(4)) break;
    expect(numbers.state.closed).toBe(true);
    expect(numbers.state.pulled).toBeLessThanOrEqual(6);
  });
});

describe('mapConcurrent', () => {
  it('gives results in the order of the items, however long each takes', async () => {
    const slowFirst = async (n: number): Promise<number> => {
      await sleep(n % 3 === 0 ? 8 : 1);
      return n * 10;
    };
    expect(await collect(mapConcurrent(source(7), 3, slowFirst))).toEqual([0, 10, 20, 30, 40, 50, 60]);
  });

  it.each([1, 2, 5])('never has more than %d items under way, and pulls no further ahead', async (limit) => {
    let running = 0;
    let most = 0;
    const work = async (n: number): Promise<number> => {
      running += 1;
      most = Math.max(most, running);
      await sleep(20);
      running -= 1;
      return n;
    };
    const numbers = source(10);
    for await (const n of mapConcurrent(numbers, limit, work)) expect(numbers.state.pulled).toBeLessThanOrEqual(n + limit);
    expect(most).toBe(limit);
  });

  it('throws the first failure, waits for what is under way, closes the source, and leaves no rejection behind', async () => {
    const numbers = source(20);
    let finished = 0;
    const work = async (n: number): Promise<number> => {
      await sleep(n);
      finished += 1;
      if (n === 2 || n === 3) throw new Error(`item ${n}`);
      return n;
    };
    await expect(collect(mapConcurrent(numbers, 4, work))).rejects.toThrow('item 2');
    expect(numbers.state.closed).toBe(true);
    expect(finished).toBe(numbers.state.pulled);
  });

  it('throws what its source throws', async () => {
    const broken = async function* (): AsyncGenerator<number> {
      yield 1;
      await sleep(0);
      throw new Error('the source broke');
    };
    await expect(collect(mapConcurrent(broken(), 2, (n) => Promise.resolve(n)))).rejects.toThrow('the source broke');
  });
});
