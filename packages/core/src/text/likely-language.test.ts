import { expect, it } from 'vitest';
import { likelyLanguage } from './likely-language.ts';

it.each([
  ['ein Frosch im Wasser', 'German'],
  ['Straße', 'German'],
  ['un chien dans la rue avec une balle', 'French'],
  ['el perro en la playa', 'Spanish'],
  ['una donna che balla nella piazza', 'Italian'],
  ['um cão na praia com uma bola', 'Portuguese'],
  ['het kind op een fiets', 'Dutch'],
  ['grüne Bäume', 'another'],
  ['a dog on the beach', undefined],
  ['red car', undefined],
  ['Zürich', undefined],
  ['a café in Paris', undefined],
  ['the Le Mans race', undefined],
  ['man in suit', undefined],
  ['die hard', undefined],
  ['', undefined],
])('%j looks %s', (text, language) => expect(likelyLanguage(text)).toBe(language));
