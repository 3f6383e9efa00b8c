import type { Abortable } from '@frameseek/core';
import { adoptSpaces } from './adopt-spaces.ts';
import { adoptStore } from './adopt-store.ts';
import { forgetLost } from './forget-lost.ts';
import type { StoreParts } from './store-parts.ts';

/** The store that the library is in now, and what of the library it holds. */
export interface LibraryStore {
  /** Its identity; the first call looks at it. Throws what the store throws. */
  identity(options: Abortable): Promise<string>;
  /** Looks again: whether it is another one, or has lost something. What it lacks is then not done in the catalog. */
  verify(options: Abortable): Promise<void>;
}

/** For looks that several callers share: who gives up must not end them for the others. */
const NEVER_ABORTS = new AbortController().signal;

/** The store behind an index; nothing is asked of it before the first call. */
export const createLibraryStore = (parts: StoreParts): LibraryStore => {
  let known: Promise<string> | undefined;
  const look = (): Promise<string> => {
    const looking = inspect(parts);
    // A store that does not answer is asked again by whoever comes next.
    looking.catch(() => {
      if (known === looking) known = undefined;
    });
    return looking;
  };
  return {
    identity: async ({ signal }) => {
      signal.throwIfAborted();
      return (known ??= look());
    },
    verify: async ({ signal }) => {
      signal.throwIfAborted();
      known = look();
      await known;
    },
  };
};

const inspect = async (parts: StoreParts): Promise<string> => {
  const { index, catalog, telemetry } = parts;
  const options = { signal: NEVER_ABORTS };
  const id = await index.identity(options);
  const before = catalog.stores();
  if (before.length === 0) {
    await adoptSpaces(parts, options);
    await adoptStore(parts, id, options);
  }
  if (before[0]?.id !== id) {
    catalog.putStore(id, index.name);
    if (before.length > 0) telemetry.log('warn', 'store.changed', { store: id, name: index.name, before: before[0]?.name });
  }
  await forgetLost(parts, id, options);
  return id;
};
