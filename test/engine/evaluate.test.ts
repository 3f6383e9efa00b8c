import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBench, type Bench } from './support/with-engine.ts';

let bench: Bench;
let id: string;
beforeAll(async () => {
  bench = await openBench();
  await bench.run([
    await bench.film('Crossing.mp4', {
      duration: 20,
      shots: [{ start: 0, end: 5, colour: 'red' }, { start: 5, end: 15, colour: 'green' }, { start: 15, end: 20, colour: 'blue' }],
      said: [{ start: 6, end: 8, text: 'The ferry leaves soon.' }],
    }),
  ]);
  id = bench.engine.videos()[0]?.id ?? '';
});
afterAll(() => bench[Symbol.asyncDispose]());

it('a library without labels has an empty report', async () => {
  const { queries, ways } = await bench.engine.evaluate(bench);
  expect(queries).toBe(0);
  expect(ways.map(({ way }) => way)).toEqual(['all', 'visual', 'speech', 'text', 'described', 'sound', 'object']);
});

it('a library is measured by what people said of its results, in each way of finding', async () => {
  const { engine } = bench;
  engine.putLabel({ q: 'red', video: id, start: 0, end: 5, verdict: 'good' });
  engine.putLabel({ q: 'ferry', video: id, start: 6, end: 8, verdict: 'good' });
  engine.putLabel({ q: 'said:green', video: id, start: 5, end: 15, verdict: 'bad' });
  const { good, bad, queries, ways, indexedBy } = await engine.evaluate(bench);
  expect({ good, bad, queries }).toEqual({ good: 2, bad: 1, queries: 3 });
  const of = new Map(ways.map((way) => [way.way, way]));
  expect(of.get('all')).toMatchObject({ figures: { queries: 2, video1: 1, mrr: 1, moment: { 'R@1 0.7': 1 } }, noMatch: 1, badShown: 0 });
  expect(of.get('speech')?.figures.moment['R@1 0.7']).toBe(0.5);
  expect(indexedBy).toContainEqual(expect.stringMatching(/^visual: visual-1/));
});

it('is measured for one at a time, and again afterwards', async () => {
  const [first, second] = await Promise.allSettled([bench.engine.evaluate(bench), bench.engine.evaluate(bench)]);
  expect([first.status, second]).toMatchObject(['fulfilled', { reason: { code: 'server/busy' } }]);
  await expect(bench.engine.evaluate(bench)).resolves.toMatchObject({ queries: 3 });
});

it('a label is taken back once', () => {
  const { id: label } = bench.engine.putLabel({ q: 'blue', video: id, start: 15, end: 20, verdict: 'good' });
  bench.engine.removeLabel(label);
  expect(() => bench.engine.removeLabel(label)).toThrow(expect.objectContaining({ code: 'library/unknown-label' }));
  expect(bench.engine.labels().map(({ q }) => q)).not.toContain('blue');
});
