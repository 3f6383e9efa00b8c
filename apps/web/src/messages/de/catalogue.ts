import { faults } from './faults.ts';
import { keys } from './keys.ts';
import { search } from './search.ts';
import { shell } from './shell.ts';
import { terms } from './terms.ts';

/**
 * German, to a reader addressed as “du”. clip: Clip; moment: Moment; collection: Sammlung; index: Index, indizieren; tag: Tag; range: Bereich;
 * shot: Einstellung; stream: Stream; evidence: Beleg; job: Auftrag; share link: Freigabelink; to ring: sich melden; to grow: hinzukommen.
 */
export const catalogue = {
  messages: {
    ...keys,
    ...search,
    ...shell,
    ...terms,
  },
  faults,
};
