import type { Abortable, SpaceRole, VideoId } from '@frameseek/core';
import type { LibraryParts } from '../library-parts.ts';
import { MODALITIES_OF } from './swap-target.ts';

/** Films that a query of a role does not find, as it is embedded in another space than they are in. */
export interface UnseenFilms {
  readonly ids: readonly VideoId[];
  /** The model that saw them. */
  readonly seenBy: string;
}

/** The films that the model which stands in for the one that saw them has yet to see; undefined where all is as it should be. */
export const unseenFilms = async ({ catalog, store, standIn }: Pick<LibraryParts, 'catalog' | 'store' | 'standIn'>, role: SpaceRole, options: Abortable): Promise<UnseenFilms | undefined> => {
  const [space, serving] = [standIn(role), catalog.servingSpace(role)];
  if (space === undefined || serving === undefined || space.id === serving.id) return undefined;
  const ids = catalog.videosLacking(await store.identity(options), space.id, MODALITIES_OF[role]);
  return ids.length === 0 ? undefined : { ids, seenBy: serving.model };
};
