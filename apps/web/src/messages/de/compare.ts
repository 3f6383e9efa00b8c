import type { Translation } from '../translation.ts';

/** Two moments side by side. */
export const compare = {
  'Compare': 'Vergleichen',
  'Compare {moment}': '{moment} vergleichen',
  'Compare this place': 'Diese Stelle vergleichen',
  'Now choose the moment to compare it with.': 'Wähle jetzt den Moment, mit dem du ihn vergleichen willst.',
  'Two moments side by side': 'Zwei Momente nebeneinander',
  '“Compare” is on each result, on each moment of a collection, and in the menu “Share” of the player: choose it for one moment, then for the other.': '„Vergleichen“ gibt es an jedem Ergebnis, an jedem Moment einer Sammlung und im Menü „Teilen“ des Players: wähle es für einen Moment, dann für den anderen.',
  'Loading both moments': 'Beide Momente werden geladen',
  'First moment': 'Erster Moment',
  'Second moment': 'Zweiter Moment',
  'Its file is gone': 'Die Datei ist weg',
  '{moment}: one frame earlier': '{moment}: ein Bild früher',
  '{moment}: one frame later': '{moment}: ein Bild später',
  '{moment}: sound': '{moment}: Ton',
  'Both moments': 'Beide Momente',
  'Play both': 'Beide abspielen',
  'Pause both': 'Beide anhalten',
  'Both one frame back': 'Beide ein Bild zurück',
  'Both one frame on': 'Beide ein Bild vor',
  'Back to the two moments': 'Zurück zu den beiden Momenten',
  'Speed of both': 'Tempo von beiden',
  'Copy the link': 'Link kopieren',
  'Place of both': 'Stelle in beiden',
  '{seconds} s from the two moments': '{seconds} s von den beiden Momenten',
} as const satisfies Readonly<Record<string, Translation>>;
