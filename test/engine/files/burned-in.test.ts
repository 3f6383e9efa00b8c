import { writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { CAPTION } from '../support/fake-models.ts';
import { openBench, type Bench } from '../support/with-engine.ts';

const SENTENCES = ['Nobody expects a submarine.', 'The yellow dog is asleep.', 'Welcome to the lighthouse.', 'We sail at midnight.'];
/** Four shots of 3 s, one sentence below each. */
const WRITTEN = SENTENCES.map((text, index) => ({ start: index * 3, end: index * 3 + 3, colour: 'red', text: `${CAPTION}${text}` }));
const SPOKEN = { start: 1, end: 4, text: 'Something else is said.' };

const speechOf = ({ engine }: Bench) => engine.videos()[0]?.stages.find(({ stage }) => stage === 'speech');
const transcriptsOf = ({ engine }: Bench) => engine.video(engine.videos()[0]?.id ?? '').transcripts;
const saidIn = async (bench: Bench, query: string) =>
  (await bench.engine.search({ query, limit: 5, modalities: ['speech'] }, bench)).moments;

it('a film in which nothing is said is found by the subtitles in its picture, which are told as such', async () => {
  await using bench = await openBench();
  const path = await bench.film('film.mp4', { duration: 12, shots: WRITTEN });
  await bench.run([path]);
  const [best] = await saidIn(bench, 'yellow dog asleep');
  expect(best).toMatchObject({ start: 3, end: 6, hits: [{ modality: 'speech', text: SENTENCES[1], sources: ['burned-in'] }] });
  expect(transcriptsOf(bench)).toMatchObject([{ source: 'burned-in', cues: SENTENCES.map((text) => ({ text })) }]);
  expect(speechOf(bench)).toMatchObject({ state: 'done', count: SENTENCES.length });
});

it('does nothing again for them, nor listens again, until another model may hear more', async () => {
  await using bench = await openBench();
  const path = await bench.film('film.mp4', { duration: 12, shots: WRITTEN });
  await bench.run([path]);
  const calls = structuredClone(bench.models.calls);
  const { audio } = bench.media;
  await bench.run([path]);
  expect(bench.models.calls).toEqual(calls);
  expect(bench.media.audio).toBe(audio);
  bench.models.version = '2';
  await bench.run([path]);
  expect(bench.media.audio).toBeGreaterThan(audio);
  expect(transcriptsOf(bench)).toMatchObject([{ source: 'burned-in' }]);
});

it('whatever else says something takes their place, before and after', async () => {
  await using bench = await openBench();
  const path = await bench.film('spoken.mp4', { duration: 12, shots: WRITTEN, said: [SPOKEN] });
  await bench.run([path]);
  expect(transcriptsOf(bench)).toMatchObject([{ source: 'recognised' }]);
  expect(await saidIn(bench, 'yellow dog asleep')).toMatchObject([]);

  await using other = await openBench();
  const silent = await other.film('silent.mp4', { duration: 12, shots: WRITTEN });
  await other.run([silent]);
  await writeFile(`${silent}.srt`, 'A purple umbrella.');
  await other.run([silent]);
  expect(transcriptsOf(other)).toMatchObject([{ source: 'sidecar' }]);
  expect((await saidIn(other, 'purple umbrella'))[0]).toMatchObject({ hits: [{ text: 'A purple umbrella.' }] });
  expect(await other.index.count(other)).toMatchObject({ words: 1 + SENTENCES.length });
});

it('they serve while no speech model can be had, and never in the place of what an earlier one heard', async () => {
  await using bench = await openBench();
  bench.models.missing.add('transcriber');
  const path = await bench.film('film.mp4', { duration: 12, shots: WRITTEN, said: [SPOKEN] });
  await bench.run([path]);
  expect(speechOf(bench)).toMatchObject({ state: 'done', count: SENTENCES.length });
  expect(speechOf(bench)?.note).toContain('Only the subtitles in the picture are searched.');
  bench.models.missing.clear();
  await bench.run([path]);
  expect(transcriptsOf(bench)).toMatchObject([{ source: 'recognised', cues: [{ text: SPOKEN.text }] }]);
  bench.models.missing.add('transcriber');
  await bench.run([path]);
  expect(transcriptsOf(bench)).toMatchObject([{ source: 'recognised', cues: [{ text: SPOKEN.text }] }]);
});
