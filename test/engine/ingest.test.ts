import { expect, it } from 'vitest';
import { openBench } from './with-engine.ts';

const COLOURS = {
  duration: 9,
  shots: [
    { start: 0, end: 3, colour: 'red' },
    { start: 3, end: 6, colour: 'blue', text: 'Closing time' },
    { start: 6, end: 9, colour: 'green' },
  ],
  said: [{ start: 1, end: 4, text: 'Nobody expects a purple submarine in here.' }],
};

it('finds what is seen, said and shown, at its time', async () => {
  await using bench = await openBench();
  const path = await bench.film('colours.mp4', COLOURS);
  const jobs = await bench.run([path]);
  expect(jobs).toMatchObject([{ state: 'done', path }]);
  const best = async (query: string): Promise<object | undefined> =>
    (await bench.engine.search({ query, limit: 5 }, bench)).moments[0];
  expect(await best('blue')).toMatchObject({ start: 3, end: 6, video: { title: 'colours', path } });
  expect(await best('green')).toMatchObject({ start: 6, end: 9 });
  expect(await best('purple submarine')).toMatchObject({ start: 1, end: 4, hits: [{ modality: 'speech', text: COLOURS.said[0]?.text }] });
  expect(await best('"closing time"')).toMatchObject({ start: 3, end: 6, hits: [{ modality: 'text', text: 'Closing time' }] });
});
