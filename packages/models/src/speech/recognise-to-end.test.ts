import { expect, it } from 'vitest';
import { SAMPLE_RATE } from '@frameseek/core';
import type { WhisperResult } from '../worker/methods.ts';
import { recogniseToEnd } from './recognise-to-end.ts';

/** Two speakers, one second apart. */
const TURNS = [[0.5, 3], [4, 7]] as const;
const sound = (): Float32Array => Float32Array.from({ length: 7.5 * SAMPLE_RATE }, (_, i) =>
  (TURNS.some(([start, end]) => i / SAMPLE_RATE >= start && i / SAMPLE_RATE < end) ? 0.2 : 0.0005) * Math.sin(i * 0.3));
const heard = (...words: (readonly [string, number, number])[]): WhisperResult => ({ words: words.map(([text, start, end]) => ({ text, start, end })), noSpeech: 0.1 });

it.each<[string, readonly WhisperResult[], readonly [string, number][], readonly number[]]>([
  ['is heard by itself, at its own time', [heard([' One', 0.5, 3]), heard([' two', 0.2, 3.2])], [[' One', 0.5], [' two', 4]], [7.5, 3.7]],
  ['is heard from the word on that was the last', [heard([' One', 0.5, 3], [' two', 4, 5]), heard([' three', 0, 2])], [[' One', 0.5], [' two', 4], [' three', 5]], [7.5, 2.5]],
  ['is let go where it holds no words', [heard([' One', 0.5, 3]), heard()], [[' One', 0.5]], [7.5, 3.7]],
  ['is not asked for where the last word reaches it', [heard([' One', 0.5, 3], [' two', 4, 6.5])], [[' One', 0.5], [' two', 4]], [7.5]],
  ['is not asked for where nobody speaks at all', [heard()], [], [7.5]],
])('the end of a piece that was left out %s', async (_, answers, expected, lengths) => {
  const asked: number[] = [];
  const result = await recogniseToEnd(sound(), (samples) => {
    asked.push(samples.length / SAMPLE_RATE);
    const answer = answers[asked.length - 1];
    // As a worker does that takes the samples over.
    structuredClone(samples, { transfer: [samples.buffer] });
    return answer === undefined ? Promise.reject(new Error('asked too often')) : Promise.resolve(answer);
  });
  expect(result.words.map(({ text, start }) => [text, Number(start.toFixed(1))])).toEqual(expected);
  expect(asked.map((seconds) => Number(seconds.toFixed(1)))).toEqual(lengths);
  expect(result.noSpeech).toBe(0.1);
});

it('that was left out is put behind the English of what was heard first, too', async () => {
  const english = (...answer: (readonly [string, number, number])[]): Pick<WhisperResult, 'english'> => ({ english: heard(...answer).words });
  const answers = [{ ...heard([' Eins', 0.5, 3]), ...english([' One', 0.5, 3]) }, { ...heard([' zwei', 0.2, 3.2]), ...english([' two', 0.2, 3.2]) }];
  const result = await recogniseToEnd(sound(), () => Promise.resolve(answers.shift() ?? heard()));
  expect(result.english?.map(({ text, start }) => [text, Number(start.toFixed(1))])).toEqual([[' One', 0.5], [' two', 4]]);
});

it('is asked for a few times at most, though words without any length are all that comes', async () => {
  let asked = 0;
  await recogniseToEnd(sound(), () => {
    asked += 1;
    return Promise.resolve(heard([' um', 0, 0]));
  });
  expect(asked).toBe(4);
});
