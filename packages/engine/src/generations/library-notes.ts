import { SPACE_ROLES, type Abortable, type SpaceRole } from '@frameseek/core';
import type { LibraryParts } from '../library-parts.ts';
import { unseenFilms } from '../swaps/unseen-films.ts';

/** Sentences for people about what of the library cannot be found now; asked with every search. */
export type LibraryNotes = (options: Abortable) => Promise<readonly string[]>;

/** Milliseconds for which the answer holds: it goes through all stages of all films. */
const HOLDS_MS = 1_000;

/** Asks the catalog at most once a second. */
export const createLibraryNotes = (parts: Pick<LibraryParts, 'catalog' | 'store' | 'standIn'>): LibraryNotes => {
  const { catalog, store } = parts;
  let last: { readonly at: number; readonly notes: readonly string[] } | undefined;
  return async (options) => {
    const identity = await store.identity(options);
    const now = performance.now();
    if (last === undefined || now - last.at > HOLDS_MS) last = { at: now, notes: [...notesOn(catalog.videosNotHeld(identity).length, catalog.videos().length), ...(await unseenNotes(parts, options))] };
    return last.notes;
  };
};

const notesOn = (lacking: number, all: number): readonly string[] => lacking === 0 ? [] : [
  `The store does not hold ${lacking} of ${all === 1 ? '1 film' : `${all} films`}: it is another one, or has lost them. They are found again when it has been filled, which a running server does by itself, and "frameseek index" for the files that it is given.`,
];

/** What is not found since the model that saw the films cannot be had, so that another one stands in for it. */
const unseenNotes = async (parts: Pick<LibraryParts, 'catalog' | 'store' | 'standIn'>, options: Abortable): Promise<readonly string[]> => {
  const notes = await Promise.all(SPACE_ROLES.map(async (role): Promise<readonly string[]> => {
    const unseen = await unseenFilms(parts, role, options);
    const films = unseen?.ids.length === 1 ? '1 film' : `${unseen?.ids.length} films`;
    return unseen === undefined ? [] : [`${LOSSES[role](films)}: ${unseen.seenBy}, by which they were indexed, cannot be had as it was. A running server indexes them anew by the model of the settings, and so does "frameseek models move".`];
  }));
  return notes.flat();
};

const LOSSES: Readonly<Record<SpaceRole, (films: string) => string>> = {
  visual: (films) => `The pictures of ${films} are not searched`,
  sentences: (films) => `What is said and written in ${films} is searched by its words alone`,
};
