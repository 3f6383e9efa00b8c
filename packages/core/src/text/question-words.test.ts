import { expect, it } from 'vitest';
import { questionWords } from './question-words.ts';

it.each([
  ['What kind of animal is standing on the branch before the opening credit appears?', 'animal standing on the branch the opening credit'],
  ['What is the name of the person greeted at the start?', 'name of the person greeted'],
  ['Why, according to the speaker, do they choose to do these things?', 'choose to things'],
  ['How many bottles are standing on the shelf at the very beginning?', 'bottles standing on the shelf'],
  ['Who says “we choose to go to the moon”?', '“we choose to go to the moon”'],
  ['Where does she mention "crown jewels" in the video?', '"crown jewels"'],
  ['Can you show me the red car?', 'red car'],
  ['And then?', ''],
  ['What does he do next?', ''],
  ['said:hello -world', 'said hello world'],
  ['red car', 'red car'],
  ['Wo steht das Auto?', 'Wo steht das Auto'],
])('%j looks for %j', (question, words) => expect(questionWords(question)).toBe(words));
