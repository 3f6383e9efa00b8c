import type { EmbeddingSpace, Models, SpaceRole } from '@frameseek/core';
import type { EngineParts } from './engine-parts.ts';
import { currentIndex } from './generations/current-index.ts';
import { createLibraryStore, type LibraryStore } from './generations/library-store.ts';
import { servingModels } from './swaps/serving-models.ts';

/** The parts as the use cases see them: an index of what answers, the models that made it, and the store that it lies in. */
export interface LibraryParts extends EngineParts {
  readonly store: LibraryStore;
  /** The models that the settings name; `models` are those whose spaces answer. */
  readonly wanted: Models;
  /** The space in which a role was embedded last, where it is not the one that the films are in. */
  standIn(role: SpaceRole): EmbeddingSpace | undefined;
}

/** Puts what the catalog knows of generations and spaces before the parts given. */
export const libraryParts = (parts: EngineParts): LibraryParts => {
  const store = createLibraryStore(parts);
  return { ...parts, store, wanted: parts.models, index: currentIndex(parts.index, { catalog: parts.catalog, store }), ...servingModels(parts) };
};
