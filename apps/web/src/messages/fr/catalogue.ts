import type { Catalogue } from '../message.ts';
import { faults } from './faults.ts';
import { keys } from './keys.ts';
import { search } from './search.ts';
import { shell } from './shell.ts';
import { terms } from './terms.ts';

/**
 * French, to a reader addressed as “vous”. clip: extrait; moment: moment; collection: collection; index: index, indexer; tag: étiquette; range: plage;
 * shot: plan; stream: flux; evidence: preuve; job: tâche; share link: lien de partage; to ring: sonner.
 */
export const catalogue: Catalogue = {
  messages: {
    ...keys,
    ...search,
    ...shell,
    ...terms,
  },
  faults,
};
