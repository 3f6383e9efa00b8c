import { expect, it } from 'vitest';
import { openBench, type Bench } from '../support/with-engine.ts';

const WEDDING = {
  duration: 60, hasSound: false,
  shots: [{ start: 0, end: 20, colour: 'red' }, { start: 20, end: 40, colour: 'blue' }, { start: 40, end: 60, colour: 'green' }],
  metadata: {
    title: 'Ann and  Bob', description: 'Filmed by a distant uncle with an umbrella.',
    chapters: [{ start: 0, end: 20, title: 'Arriving' }, { start: 20, end: 40, title: 'Cutting the cake' }, { start: 40, end: 60, title: 'Dancing' }],
  },
};
const best = async (bench: Bench, query: string) => {
  const { moments, match } = await bench.engine.search({ query, limit: 5 }, bench);
  return match ? moments[0] : undefined;
};

it('takes the title that a film gives itself, until somebody gives it another', async () => {
  await using bench = await openBench();
  const path = await bench.film('MVI_0001.mp4', WEDDING);
  await bench.run([path]);
  const [video] = bench.engine.videos();
  expect(video?.title).toBe('Ann and Bob');
  bench.engine.rename(video?.id ?? '', 'The wedding');
  await bench.run([path]);
  expect(bench.engine.videos()[0]?.title).toBe('The wedding');
});

it('finds what the file says about its film, at its beginning', async () => {
  await using bench = await openBench();
  await bench.run([await bench.film('MVI_0001.mp4', WEDDING)]);
  expect(await best(bench, 'uncle umbrella')).toMatchObject({ start: 0, end: 5, hits: [{ modality: 'described' }] });
});

it('finds and shows the chapters that came with the film, before guessed ones', async () => {
  await using bench = await openBench();
  await bench.run([await bench.film('MVI_0001.mp4', WEDDING)]);
  expect(await best(bench, 'cutting the cake')).toMatchObject({ start: 20, end: 40, hits: [{ modality: 'described', text: 'Cutting the cake' }] });
  const [video] = bench.engine.videos();
  const shown = () => bench.catalog.insight(video?.id ?? '', 'chapters');
  expect(shown()).toMatchObject({ by: 'the file itself', data: [{ title: 'Arriving' }, { title: 'Cutting the cake' }, { title: 'Dancing' }] });
});

it('puts the chapters that came with the film in the place of those that were guessed before', async () => {
  await using bench = await openBench();
  const path = await bench.film('MVI_0001.mp4', WEDDING);
  await bench.run([path]);
  const [video] = bench.engine.videos();
  const data = [{ start: 0, end: 60, title: 'Part 1', keywords: [] }];
  bench.catalog.putInsight(video?.id ?? '', { kind: 'chapters', key: 'chapters', by: 'shifts of topic', madeAt: '2024-01-31T15:45:00Z', data });
  await bench.run([path]);
  expect(bench.catalog.insight(video?.id ?? '', 'chapters')).toMatchObject({ by: 'the file itself', data: [{ title: 'Arriving' }, {}, {}] });
  expect(await best(bench, 'cutting the cake')).toMatchObject({ start: 20, end: 40 });
});

it('calls a film that says nothing about itself by its file name', async () => {
  await using bench = await openBench();
  await bench.run([await bench.film('MVI_0002.mp4', { ...WEDDING, metadata: {} })]);
  const [video] = bench.engine.videos();
  expect(video?.title).toBe('MVI_0002');
  expect(bench.catalog.insight(video?.id ?? '', 'chapters')).toBeUndefined();
});
