import { randomUUID } from 'node:crypto';
import {
  Fault, MAX_COLLECTED, type Collection, type CollectionChange, type CollectionItemChange, type CollectionSummary, type NewCollection, type NewCollectionItem,
} from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import { requireVideo } from '../library/require-video.ts';

/** What people do with collections of moments. What is about one collection throws `library/unknown-collection`. */
export interface CollectionUseCases {
  /** By folder and name. */
  list(): readonly CollectionSummary[];
  collection(id: string): Collection;
  make(wanted: NewCollection): Collection;
  change(id: string, change: CollectionChange): Collection;
  remove(id: string): void;
  /** Puts moments behind those that are there. Throws `library/unknown-video`, and `input/invalid` where it would hold too many. */
  collect(id: string, items: readonly NewCollectionItem[]): Collection;
  /** Throws `input/invalid` for a moment that is not in it, as does the next. */
  changeItem(id: string, itemId: string, change: CollectionItemChange): Collection;
  dropItem(id: string, itemId: string): Collection;
}

/** Collections in the catalog; each change is one transaction, so that two people who collect at once lose nothing. */
export const collectionUseCases = ({ catalog }: Pick<EngineParts, 'catalog'>): CollectionUseCases => {
  const required = (id: string): Collection => {
    const found = catalog.collection(id);
    if (found === undefined) throw new Fault('library/unknown-collection', { id });
    return found;
  };
  const changed = (id: string, change: (before: Collection) => Partial<Collection>): Collection => catalog.atomically(() => {
    const before = required(id);
    catalog.putCollection({ ...before, ...change(before), updatedAt: now() });
    return required(id);
  });
  return {
    list: () => catalog.collections().map(summary),
    collection: required,
    make: ({ name, folder }) => {
      const made: Collection = { id: randomUUID(), name, ...(folder !== undefined && { folder }), items: [], createdAt: now(), updatedAt: now() };
      catalog.putCollection(made);
      return made;
    },
    change: (id, change) => changed(id, (before) => changeOf(before, change)),
    remove: (id) => {
      if (!catalog.removeCollection(id)) throw new Fault('library/unknown-collection', { id });
    },
    collect: (id, added) => changed(id, ({ items }) => {
      for (const { video } of added) requireVideo({ catalog }, video);
      if (items.length + added.length > MAX_COLLECTED) throw new Fault('input/invalid', { problems: [`a collection holds ${MAX_COLLECTED} moments at most`] });
      return { items: [...items, ...added.map((item) => ({ id: randomUUID(), ...item }))] };
    }),
    changeItem: (id, itemId, change) => changed(id, ({ items }) => {
      requireItem(items, itemId);
      return { items: items.map((item) => (item.id === itemId ? { ...item, ...defined(change) } : item)) };
    }),
    dropItem: (id, itemId) => changed(id, ({ items }) => {
      requireItem(items, itemId);
      return { items: items.filter((item) => item.id !== itemId) };
    }),
  };
};

const now = (): string => new Date().toISOString();

const summary = ({ items, ...rest }: Collection): CollectionSummary =>
  ({ ...rest, count: items.length, seconds: items.reduce((sum, { start, end }) => sum + end - start, 0) });

const changeOf = (before: Collection, { name, folder, order, clear }: CollectionChange): Partial<Collection> => ({
  ...(name !== undefined && { name }),
  ...(folder !== undefined && { folder: folder ?? undefined }),
  ...(order !== undefined && { items: ordered(before.items, order) }),
  ...(clear === true && { items: [] }),
});

/** Those that the order names come first; one that was collected meanwhile stays behind them. */
const ordered = (items: Collection['items'], order: readonly string[]): Collection['items'] => {
  const places = new Map(order.map((id, index) => [id, index]));
  return items.toSorted((a, b) => (places.get(a.id) ?? order.length) - (places.get(b.id) ?? order.length));
};

const requireItem = (items: Collection['items'], id: string): void => {
  if (!items.some((item) => item.id === id)) throw new Fault('input/invalid', { problems: [`the collection has no moment ${id}`] });
};

const defined = ({ title, note }: CollectionItemChange): Partial<Collection['items'][number]> => ({ ...(title !== undefined && { title }), ...(note !== undefined && { note }) });
