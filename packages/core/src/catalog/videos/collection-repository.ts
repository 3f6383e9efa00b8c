import type { Collection } from './collections.ts';

/** Remembers what people collected. A collection stays though videos of its moments go. */
export interface CollectionRepository {
  /** By name; what lies in no folder comes first. */
  collections(): readonly Collection[];
  collection(id: string): Collection | undefined;
  /** Adds a collection, or replaces the one with this id. */
  putCollection(collection: Collection): void;
  /** False when there is no such collection. */
  removeCollection(id: string): boolean;
}
