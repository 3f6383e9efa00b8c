import { expect, it } from 'vitest';
import { decodeWithFallback, isRepetitive, type Decoded } from './decode-with-fallback.ts';

const LOOP = 'Oh, yeah, look at him. '.repeat(30);
const said = (text: string, meanLogProbability = -0.3): Decoded => ({ text, meanLogProbability });

it.each<[string, readonly Decoded[], number, string | undefined, number]>([
  ['a clear piece is decoded once', [said('He came home.')], 0, 'He came home.', 1],
  ['a loop is tried again, warmer, until the words come', [said(LOOP), said(LOOP), said('Oh, look. He fell.')], 0, 'Oh, look. He fell.', 3],
  ['a guess is tried again', [said('Bromine.', -1.4), said('Good morning.', -0.6)], 0, 'Good morning.', 2],
  ['the most probable of mere guesses stays where somebody speaks', [said('a', -1.5), said('b', -1.2), said('c', -2)], 0.1, 'b', 6],
  ['a guess where the model hears nobody is silence, at once', [said('1.5%', -1.2)], 0.7, undefined, 1],
  ['a guess is silence where the model is undecided, and luck at the next try does not change it', [said('I have to go.', -1.9), said('I have to go.', -0.5)], 0.5, undefined, 1],
  ['clear words are believed although the model doubted', [said('Good morning.')], 0.7, 'Good morning.', 1],
  ['what only ever loops was not said', [said(LOOP)], 0, undefined, 6],
])('%s', async (_, tries, noSpeech, expected, times) => {
  const temperatures: number[] = [];
  const decode = (temperature: number): Promise<Decoded> => {
    temperatures.push(temperature);
    return Promise.resolve(tries[temperatures.length - 1] ?? tries.at(-1) ?? said(''));
  };
  expect((await decodeWithFallback(decode, noSpeech))?.text).toBe(expected);
  expect(temperatures).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1].slice(0, times));
});

it.each<[string, boolean]>([
  [LOOP, true],
  ['Well, I said to him that the boat had gone, and then '.concat('look, look, '.repeat(60)), true],
  ['1.5% 1.5% 1.5% 1.5% 1.5%', true],
  ['', false],
  ['No, no, no. I never said that the boat was gone.', false],
  ['From fairest creatures we desire increase, that thereby beauty\'s rose might never die, but as the riper should by time decease, his tender heir might bear his memory.', false],
])('a whole piece repeats itself: "%.40s" %s', (text, expected) => expect(isRepetitive(text)).toBe(expected));
