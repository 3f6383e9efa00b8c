import type { compare as messages } from '../de/compare.ts';
import type { Translation } from '../translation.ts';

/** Two moments side by side. */
export const compare: Readonly<Record<keyof typeof messages, Translation>> = {
  'Compare': 'Comparar',
  'Compare {moment}': 'Comparar {moment}',
  'Compare this place': 'Comparar este punto',
  'Now choose the moment to compare it with.': 'Elige ahora el momento con el que compararlo.',
  'Two moments side by side': 'Dos momentos lado a lado',
  '“Compare” is on each result, on each moment of a collection, and in the menu “Share” of the player: choose it for one moment, then for the other.': '«Comparar» está en cada resultado, en cada momento de una colección y en el menú «Compartir» del reproductor: elígelo para un momento y luego para el otro.',
  'Loading both moments': 'Cargando los dos momentos',
  'First moment': 'Primer momento',
  'Second moment': 'Segundo momento',
  'Its file is gone': 'Su archivo ya no está',
  '{moment}: one frame earlier': '{moment}: un fotograma antes',
  '{moment}: one frame later': '{moment}: un fotograma después',
  '{moment}: sound': '{moment}: sonido',
  'Both moments': 'Ambos momentos',
  'Play both': 'Reproducir ambos',
  'Pause both': 'Pausar ambos',
  'Both one frame back': 'Ambos un fotograma atrás',
  'Both one frame on': 'Ambos un fotograma adelante',
  'Back to the two moments': 'Volver a los dos momentos',
  'Speed of both': 'Velocidad de ambos',
  'Copy the link': 'Copiar el enlace',
  'Place of both': 'Posición de ambos',
  '{seconds} s from the two moments': 'a {seconds} s de los dos momentos',
};
