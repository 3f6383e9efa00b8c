import { describe, expect, it } from 'vitest';
import { createSharing } from './sharing.ts';

const never = new AbortController().signal;

describe('what is asked for at one time', () => {
  it('is done once for all who ask for the same, and again for whoever comes later', async () => {
    const share = createSharing<number>();
    let done = 0;
    const work = async (): Promise<number> => {
      await Promise.resolve();
      return (done += 1);
    };
    expect(await Promise.all([share('a', work, { signal: never }), share('a', work, { signal: never }), share('b', work, { signal: never })])).toEqual([1, 1, 2]);
    expect(await share('a', work, { signal: never })).toBe(3);
  });

  it('goes on while anybody waits, and is aborted when the last has left', async () => {
    const share = createSharing<string>();
    const aborted: boolean[] = [];
    const work = ({ signal }: { readonly signal: AbortSignal }): Promise<string> => new Promise((_, reject) => {
      signal.addEventListener('abort', () => {
        aborted.push(true);
        reject(signal.reason as Error);
      });
    });
    const [first, second] = [new AbortController(), new AbortController()];
    const waiting = [share('a', work, { signal: first.signal }), share('a', work, { signal: second.signal })];
    first.abort();
    await expect(waiting[0]).rejects.toMatchObject({ name: 'AbortError' });
    expect(aborted).toEqual([]);
    second.abort();
    await expect(waiting[1]).rejects.toMatchObject({ name: 'AbortError' });
    expect(aborted).toEqual([true]);
  });

  it('fails for all, and is tried again by the next', async () => {
    const share = createSharing<string>();
    const fail = (): Promise<string> => Promise.reject(new Error('away'));
    const ends = await Promise.allSettled([share('a', fail, { signal: never }), share('a', fail, { signal: never })]);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await share('a', () => Promise.resolve('there'), { signal: never })).toBe('there');
  });

  it('is not begun for whoever has left already', async () => {
    let begun = 0;
    await expect(createSharing<number>()('a', () => Promise.resolve((begun += 1)), { signal: AbortSignal.abort() })).rejects.toThrow();
    expect(begun).toBe(0);
  });
});
