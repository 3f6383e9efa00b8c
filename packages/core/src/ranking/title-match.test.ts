import { expect, it } from 'vitest';
import { isNamedBy, stemsOf, titledVideo } from './title-match.ts';

const film = titledVideo({ id: 'a', title: 'Soccer juggling', names: ['soccer-juggle_2024.mp4', 'training'], duration: 10 });
const one = titledVideo({ id: 'b', title: 'Beach', names: ['IMG_4821.MOV'], duration: 10 });

it.each([
  ['soccer juggle', film, true], ['juggling', film, true], ['training', film, true], ['the soccer juggle in the park', film, true],
  ['a man juggling a ball', film, false], ['soccer on the beach', film, false], ['the', film, false],
  ['beach', one, true], ['img 4821', one, true], ['two dogs on the beach at noon', one, false],
])('“%s” names the film: %#', (query, video, named) => expect(isNamedBy(video, stemsOf(query))).toBe(named));
