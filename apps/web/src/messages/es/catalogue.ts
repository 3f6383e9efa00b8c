import type { Catalogue } from '../message.ts';
import { faults } from './faults.ts';
import { keys } from './keys.ts';
import { search } from './search.ts';
import { shell } from './shell.ts';
import { terms } from './terms.ts';

/**
 * Spanish, to a reader addressed as “tú”. clip: clip; moment: momento; collection: colección; index: índice, indexar; tag: etiqueta; range: intervalo;
 * shot: plano; stream: transmisión; evidence: prueba; job: tarea; share link: enlace compartido; to ring: avisar.
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
