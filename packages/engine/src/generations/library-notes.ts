import type { Abortable } from '@frameseek/core';
import type { LibraryParts } from '../library-parts.ts';

/** Sentences for people about what of the library cannot be found now; asked with every search. */
export type LibraryNotes = (options: Abortable) => Promise<readonly string[]>;

/** Milliseconds for which the answer holds: it goes through all stages of all films. */
const HOLDS_MS = 1_000;

/** Asks the catalog at most once a second. */
export const createLibraryNotes = ({ catalog, store }: Pick<LibraryParts, 'catalog' | 'store'>): LibraryNotes => {
  let last: { readonly at: number; readonly notes: readonly string[] } | undefined;
  return async (options) => {
    const identity = await store.identity(options);
    const now = performance.now();
    if (last === undefined || now - last.at > HOLDS_MS) last = { at: now, notes: notesOn(catalog.videosNotHeld(identity).length, catalog.videos().length) };
    return last.notes;
  };
};

const notesOn = (lacking: number, all: number): readonly string[] => lacking === 0 ? [] : [
  `The store does not hold ${lacking} of ${all === 1 ? '1 film' : `${all} films`}: it is another one, or has lost them. They are found again when it has been filled, which a running server does by itself, and "frameseek index" for the files that it is given.`,
];
