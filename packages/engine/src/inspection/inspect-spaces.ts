import { SPACE_ROLES, type Abortable } from '@frameseek/core';
import { withTimeout } from '../concurrency/with-timeout.ts';
import { ifAvailable } from '../faults/missing-model.ts';
import { queueVideo } from '../jobs/queue-video.ts';
import type { LibraryParts } from '../library-parts.ts';
import { unseenFilms } from '../swaps/unseen-films.ts';
import { finding, type Finding } from './finding.ts';

/** A model that lies on the disk is loaded by then; a download is not waited for. */
const LOADING_MS = 30_000;

/** Looks whether queries are embedded in the spaces that the films are in. */
export const inspectSpaces = async (parts: LibraryParts, options: Abortable): Promise<readonly Finding[]> => {
  const { catalog, models } = parts;
  const found: Finding[] = [];
  for (const role of SPACE_ROLES.filter((one) => catalog.servingSpace(one) !== undefined)) {
    await withTimeout(ifAvailable<unknown>(role === 'visual' ? models.visual(options) : models.sentences(options)), LOADING_MS, options.signal);
    const unseen = await unseenFilms(parts, role, options);
    const titles = unseen?.ids.map((id) => catalog.video(id)?.title ?? id) ?? [];
    const what = role === 'visual' ? 'pictures' : 'meaning';
    found.push(...finding('unseen', titles, { words: `These films are not found by their ${what}: ${unseen?.seenBy}, by which they were seen, cannot be had as it was.`, repair: async () => {
      for (const id of unseen?.ids ?? []) await queueVideo(parts, id);
    } }));
  }
  return found;
};
