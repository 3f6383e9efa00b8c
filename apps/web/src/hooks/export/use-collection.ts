'use client';

import type { ExportItem } from '../../lib/api/api-export.ts';
import { localStore } from '../../lib/ui/local-store.ts';
import { useLocalStore } from '../ui/use-local-store.ts';

/** Moments that a collection holds at most, as many as an export takes. */
const LIMIT = 1_000;

/** A moment that was picked, in its place among the others; seconds. */
export interface CollectionItem {
  readonly id: number;
  readonly video: string;
  readonly start: number;
  readonly end: number;
  readonly title: string;
}

const isItem = (value: unknown): value is CollectionItem => {
  const { id, video, start, end, title } = Object(value) as Partial<Record<keyof CollectionItem, unknown>>;
  return [id, start, end].every((one) => typeof one === 'number') && [video, title].every((one) => typeof one === 'string');
};
const isCollection = (value: unknown): value is readonly CollectionItem[] => Array.isArray(value) && value.every(isItem);

const store = localStore('frameseek-collection', isCollection, []);

/** Moments picked from everywhere, in the order in which they are exported; kept in this browser only. */
export const useCollection = () => ({ picked: useLocalStore(store), pick, drop, move, clear });

const pick = (items: readonly ExportItem[]): void => {
  const before = store.read();
  const first = Math.max(0, ...before.map(({ id }) => id)) + 1;
  const added = items.map(({ video, start, end, title = '' }, index) => ({ id: first + index, video, start, end, title }));
  store.write([...before, ...added].slice(-LIMIT));
};

const drop = (id: number): void => store.write(store.read().filter((one) => one.id !== id));

/** Takes a moment one place up (-1) or down (1). */
const move = (id: number, by: 1 | -1): void => {
  const all = [...store.read()];
  const from = all.findIndex((one) => one.id === id);
  const one = all[from];
  if (one === undefined || all[from + by] === undefined) return;
  all.splice(from, 1);
  all.splice(from + by, 0, one);
  store.write(all);
};

const clear = (): void => store.write([]);
