import { expect, it } from 'vitest';
import { CAPTION, CORNER } from '../support/fake-models.ts';
import { openBench } from '../support/with-engine.ts';

const NAME = `${CORNER}Harbour TV`;

it('the name of a channel in a corner is kept once, weighs nothing beside what is written there too, and is found where only the screen is asked for', async () => {
  await using bench = await openBench();
  const shots = ['red', 'green', 'blue', 'white', 'yellow'].map((colour, index) => ({ start: index * 6, end: index * 6 + 6, colour, text: index === 3 ? `${NAME}\nHarbour closed` : NAME }));
  await bench.run([await bench.film('News.mp4', { duration: 30, shots }), await bench.film('Walk.mp4', { duration: 6, shots: [{ start: 0, end: 6, colour: 'grey', text: 'Harbour entrance' }] })]);
  const find = async (query: string) => (await bench.engine.search({ query, limit: 5 }, bench)).moments.flatMap(({ start, end, video, hits }) => hits.filter(({ modality }) => modality === 'text').map(({ text }) => [video.title, start, end, text]));
  expect(new Set(await find('harbour'))).toEqual(new Set([['News', 18, 24, 'Harbour closed'], ['Walk', 0, 6, 'Harbour entrance']]));
  expect((await find('screen:"harbour tv"'))[0]).toEqual(['News', 0, 30, 'Harbour TV']);
  const news = bench.engine.videos().find(({ title }) => title === 'News')?.id ?? '';
  expect(bench.engine.video(news).screenTexts).toMatchObject([{ text: 'Harbour closed' }]);
});

it('what is written in a moment is evidence for an answer with the box in which it stands', async () => {
  await using bench = await openBench();
  await bench.run([await bench.film('Talk.mp4', { duration: 6, shots: [{ start: 0, end: 6, colour: 'grey', text: `${CAPTION}Quarterly results` }] })]);
  const { answer } = await bench.engine.ask({ question: 'screen:"quarterly results"' }, { ...bench, report: () => undefined });
  expect(answer.evidence[0]?.lines).toMatchObject([{ text: 'Quarterly results', box: [[0.2, 0.82], [0.8, 0.82], [0.8, 0.88], [0.2, 0.88]] }]);
});
