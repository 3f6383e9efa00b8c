import { expect, it } from 'vitest';
import { createProgressStore } from './progress-store.ts';

it('tells the newest of each stage, and never goes backwards', () => {
  const store = createProgressStore();
  const shown = [65, 51, 80, 100].map((done) => {
    store.note('speech', { done, total: 100, count: done });
    return store.entries()[0]?.done;
  });
  expect(shown).toEqual([65, 65, 80, 100]);
  store.note('text', { done: 5, total: 100, count: 0 });
  expect(store.entries()).toMatchObject([{ stage: 'speech', done: 100, count: 100 }, { stage: 'text', done: 5 }]);
});
