import { setImmediate as nextTurn } from 'node:timers/promises';
import type { GenerationKey, SegmentIndex } from '@frameseek/core';
import { expect, it } from 'vitest';
import { currentIndex } from './current-index.ts';

const { signal } = new AbortController();
const KEY: GenerationKey = { videoId: 'a', modality: 'speech', generation: 1 };

/** An index that gives what was left out, and how often a catalog was asked what that is. */
const indexOver = (hidden: () => readonly GenerationKey[]) => {
  let asked = 0;
  const told: (readonly GenerationKey[])[] = [];
  const wordsOf: SegmentIndex['wordsOf'] = async (_videoId, { without = [] }) => {
    told.push(without);
    await nextTurn();
    return [];
  };
  const bare: Pick<SegmentIndex, 'name' | 'wordsOf'> = { name: 'bare', wordsOf };
  const catalog = {
    hiddenGenerations: () => {
      asked += 1;
      return hidden();
    },
    noteFindable: () => undefined,
  };
  const store = { identity: () => Promise.resolve('here'), verify: () => Promise.resolve() };
  return { index: currentIndex(bare as SegmentIndex, { catalog, store }), told, asked: () => asked };
};

it('asks once what is hidden for all that begins together, and each time once more at its end', async () => {
  const { index, asked } = indexOver(() => []);
  await Promise.all(['a', 'b', 'c', 'd'].map((id) => index.wordsOf(id, { signal })));
  expect(asked()).toBe(5);
  await nextTurn();
  await index.wordsOf('a', { signal });
  expect(asked()).toBe(7);
});

it('asks again where something took over meanwhile, also among those that began together', async () => {
  let hidden: readonly GenerationKey[] = [];
  const { index, told } = indexOver(() => hidden);
  const both = Promise.all(['a', 'a'].map((id) => index.wordsOf(id, { signal })));
  await Promise.resolve();
  hidden = [KEY];
  await both;
  expect(told).toEqual([[], [], [KEY], [KEY]]);
});
