import { expect, it } from 'vitest';
import { stem } from './stem.ts';

it.each([
  ['what is more than one', [['dogs', 'dog'], ['boxes', 'box'], ['bridges', 'bridge']]],
  ['what is done, or was', [['walking', 'walk'], ['walked', 'walk'], ['walks', 'walk'], ['dancing', 'dance'], ['danced', 'dance']]],
  ['whose it is', [["dog's", 'dogs'], ["bridge's", 'bridge']]],
])('endings that tell %s do not matter', (_, pairs) => {
  for (const [word = '', other = ''] of pairs) expect(stem(word), word).toBe(stem(other));
});

it.each(['king', 'red', 'bus', 'used', 'sing', 'sky', 'moon', "it's", "o'shea"])('%s has no ending that could go', (word) => {
  expect(stem(word)).toBe(word);
});

it('only the end of a word is an ending', () => {
  expect(stem('estate')).toBe('estat');
  expect(stem('singles')).toBe('singl');
});
