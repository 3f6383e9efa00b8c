import type { compare as messages } from '../de/compare.ts';
import type { Translation } from '../translation.ts';

/** Two moments side by side. */
export const compare: Readonly<Record<keyof typeof messages, Translation>> = {
  'Compare': 'Comparer',
  'Compare {moment}': 'Comparer {moment}',
  'Compare this place': 'Comparer cet endroit',
  'Now choose the moment to compare it with.': 'Choisissez maintenant le moment avec lequel le comparer.',
  'Two moments side by side': 'Deux moments côte à côte',
  '“Compare” is on each result, on each moment of a collection, and in the menu “Share” of the player: choose it for one moment, then for the other.': '« Comparer » se trouve sur chaque résultat, sur chaque moment d’une collection et dans le menu « Partager » du lecteur : choisissez-le pour un moment, puis pour l’autre.',
  'Loading both moments': 'Chargement des deux moments',
  'First moment': 'Premier moment',
  'Second moment': 'Second moment',
  'Its file is gone': 'Son fichier a disparu',
  '{moment}: one frame earlier': '{moment} : une image plus tôt',
  '{moment}: one frame later': '{moment} : une image plus tard',
  '{moment}: sound': '{moment} : son',
  'Both moments': 'Les deux moments',
  'Play both': 'Lire les deux',
  'Pause both': 'Mettre les deux en pause',
  'Both one frame back': 'Les deux une image en arrière',
  'Both one frame on': 'Les deux une image en avant',
  'Back to the two moments': 'Revenir aux deux moments',
  'Speed of both': 'Vitesse des deux',
  'Copy the link': 'Copier le lien',
  'Place of both': 'Position des deux',
  '{seconds} s from the two moments': 'à {seconds} s des deux moments',
};
