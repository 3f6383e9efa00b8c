import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBench, type Bench } from './support/with-engine.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
  await bench.run([
    await bench.film('Crossing.mp4', {
      duration: 20,
      shots: [{ start: 0, end: 5, colour: 'red' }, { start: 5, end: 15, colour: 'green' }, { start: 15, end: 20, colour: 'red' }],
      said: [{ start: 6, end: 8, text: 'The ferry leaves soon.' }],
    }),
  ]);
});
afterAll(() => bench[Symbol.asyncDispose]());

/** The stretches in which the curve is high, in seconds. */
const peaks = async (query: string): Promise<readonly string[]> => {
  const id = bench.engine.videos()[0]?.id ?? '';
  const { interval, scores } = await bench.engine.curve({ id, query }, bench);
  expect(scores.length * interval).toBe(20);
  const high = scores.map((score) => score >= 0.8);
  const starts = high.flatMap((it, index) => (it && high[index - 1] !== true ? [index] : []));
  return starts.map((start) => {
    const length = high.slice(start).findIndex((it) => !it);
    return `${start * interval}-${length < 0 ? 20 : (start + length) * interval}`;
  });
};

it.each<[string, readonly string[]]>([
  ['red', ['0-5', '15-20']],
  ['green', ['5-15']],
  ['ferry', ['6-8']],
  ['said:green', []],
  ['red then said:ferry', ['0-5', '6-8', '15-20']],
])('the curve of %j is high at %j', async (query, expected) => {
  expect(await peaks(query)).toEqual(expected);
});

it('the curve of a video that is not there is none', async () => {
  await expect(bench.engine.curve({ id: 'nowhere', query: 'red' }, bench)).rejects.toMatchObject({ code: 'library/unknown-video' });
});
