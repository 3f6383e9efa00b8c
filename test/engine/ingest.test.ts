import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import type { StageRecord } from '@frameseek/core';
import { createEngine, type FoundMoment } from '@frameseek/engine';
import { openBench, type Bench } from './support/with-engine.ts';

const COLOURS = {
  duration: 9,
  shots: [
    { start: 0, end: 3, colour: 'red' },
    { start: 3, end: 6, colour: 'blue', text: 'Closing time' },
    { start: 6, end: 9, colour: 'green' },
  ],
  said: [{ start: 1, end: 4, text: 'Nobody expects a purple submarine in here.' }],
};

const stagesOf = ({ engine }: Bench, at = 0): Record<string, StageRecord> => {
  const video = engine.videos()[at];
  return Object.fromEntries((video?.stages ?? []).map((record) => [record.stage, record]));
};
const best = async (bench: Bench, query: string): Promise<FoundMoment | undefined> =>
  (await bench.engine.search({ query, limit: 5 }, bench)).moments[0];

it('finds what is seen, said and shown, at its time', async () => {
  await using bench = await openBench();
  const path = await bench.film('colours.mp4', COLOURS);
  expect(await bench.run([path])).toMatchObject([{ state: 'done', path }]);
  expect(await best(bench, 'blue')).toMatchObject({ start: 3, end: 6, video: { title: 'colours', path } });
  expect(await best(bench, 'green')).toMatchObject({ start: 6, end: 9 });
  expect(await best(bench, 'purple submarine')).toMatchObject({ start: 1, end: 4, hits: [{ modality: 'speech', text: COLOURS.said[0]?.text }] });
  expect(await best(bench, '"closing time"')).toMatchObject({ start: 3, end: 6, hits: [{ modality: 'text', text: 'Closing time' }] });
  expect(stagesOf(bench)).toMatchObject({
    probe: { state: 'done' }, shots: { state: 'done', count: 3 }, visual: { state: 'done', count: 3 },
    speech: { state: 'done', count: 1 }, text: { state: 'done', count: 1 },
  });
});

it('finds what is seen in a long film before all of it was looked at, and afterwards what its shots show in its place', async () => {
  await using bench = await openBench();
  const { promise: released, resolve: release } = Promise.withResolvers<undefined>();
  const { media } = bench.parts;
  await using engine = createEngine({ ...bench.parts, media: { ...media, scan: async (...asked) => released.then(() => media.scan(...asked)) } });
  const shots = ['red', 'blue', 'green', 'yellow'].map((colour, n) => ({ start: n * 300, end: n * 300 + 300, colour }));
  const { jobs: [job] } = await engine.add([await bench.film('long.mp4', { duration: 1200, shots })], bench);
  const working = engine.finish([job?.id ?? ''], { ...bench, report: () => undefined });
  const green = async () => (await engine.search({ query: 'green', limit: 5 }, bench)).moments[0];
  await vi.waitFor(async () => expect(await green()).toMatchObject({ start: expect.closeTo(600, -1.5), end: expect.closeTo(900, -1.5) }), { timeout: 10_000, interval: 20 });
  expect(engine.videos()[0]?.stages.map(({ stage }) => stage)).not.toContain('visual');
  release(undefined);
  await working;
  expect(await green()).toMatchObject({ start: 600, end: 900 });
  expect(await bench.index.count(bench)).toMatchObject({ vectors: { 'visual-1': 4 } });
});

it('does nothing again for a video that is indexed', async () => {
  await using bench = await openBench();
  const path = await bench.film('colours.mp4', COLOURS);
  await bench.run([path]);
  const [media, models] = [structuredClone(bench.media), structuredClone(bench.models.calls)];
  const count = await bench.index.count(bench);
  expect(await bench.run([path])).toMatchObject([{ state: 'done' }]);
  expect([bench.media, bench.models.calls]).toEqual([media, models]);
  expect(await bench.index.count(bench)).toEqual(count);
});

it('runs only the stages of a model that was replaced, and leaves none of its old segments when its spaces are dropped', async () => {
  await using bench = await openBench();
  const path = await bench.film('colours.mp4', COLOURS);
  await bench.run([path]);
  bench.models.version = '2';
  await bench.run([path]);
  expect(bench.media.scan).toBe(1);
  for (const space of ['visual-1', 'sentences-1']) await bench.engine.dropSpace(space, bench);
  expect(await bench.index.count(bench)).toEqual({ words: 2, vectors: { 'visual-2': 3, 'sentences-2': 2 } });
});

it('samples again when the strategy is another, and keeps the speech', async () => {
  await using bench = await openBench();
  const path = await bench.film('colours.mp4', COLOURS);
  await bench.run([path]);
  const { jobs } = await bench.engine.add([path], { ...bench, sampling: 'dense' });
  await bench.engine.finish(jobs.map(({ id }) => id), { ...bench, report: () => undefined });
  expect(bench.media).toMatchObject({ scan: 2, audio: 1 });
  expect((await bench.index.count(bench)).vectors['visual-1']).toBe(18);
});

it('leaves a modality off without its model, says so, and makes up for it when the model comes', async () => {
  await using bench = await openBench();
  bench.models.missing.add('visual').add('sentences');
  const path = await bench.film('colours.mp4', COLOURS);
  expect(await bench.run([path])).toMatchObject([{ state: 'done' }]);
  expect(stagesOf(bench)['visual']).toMatchObject({ state: 'off', note: expect.stringContaining('Fetch it.') });
  const { moments, notes } = await bench.engine.search({ query: 'submarine', limit: 5 }, bench);
  expect(moments[0]).toMatchObject({ start: 1, end: 4 });
  expect(notes).toEqual([expect.stringContaining('Pictures are not searched'), expect.stringContaining('words alone')]);
  bench.models.missing.clear();
  const stop = new AbortController();
  const working = bench.engine.work({ signal: stop.signal });
  await expect.poll(() => stagesOf(bench)['speech']?.by, { timeout: 10_000 }).toContain('sentences-1');
  await expect.poll(() => stagesOf(bench)['visual']?.state).toBe('done');
  stop.abort();
  await working;
  expect(bench.media).toMatchObject({ scan: 1, audio: 1 });
  expect(await best(bench, 'green')).toMatchObject({ start: 6, end: 9 });
});

it.each([
  ['without sound', { ...COLOURS, said: [], hasSound: false }, { speech: 'off', visual: 'done' }],
  ['of sound alone', { ...COLOURS, shots: [] }, { speech: 'done', visual: 'off', shots: 'off', text: 'off' }],
  ['black throughout', { ...COLOURS, shots: [{ start: 0, end: 9, colour: 'black' }] }, { speech: 'done', visual: 'done' }],
])('takes a film %s', async (_, film, states) => {
  await using bench = await openBench();
  expect(await bench.run([await bench.film('odd.mp4', film)])).toMatchObject([{ state: 'done' }]);
  for (const [stage, state] of Object.entries(states)) expect(stagesOf(bench)[stage]?.state).toBe(state);
});

it('keeps what could be read of a broken film, and says what is missing', async () => {
  await using bench = await openBench();
  expect(await bench.run([await bench.film('broken.mp4', { ...COLOURS, brokenFrom: 6 })])).toMatchObject([{ state: 'done' }]);
  expect(stagesOf(bench)['visual']).toMatchObject({ state: 'done', count: 2, note: '1 of 3 pictures could not be read.' });
  expect(await best(bench, 'blue')).toMatchObject({ start: 3, end: 6 });
});

it.each<[string, number, RegExp]>([
  ['finds no picture', Infinity, /^A closer look at the text found no picture that could be read\.$/], ['misses one', 1, /^1 of \d+ pictures could not be read\.$/],
])('keeps what was read on the screen where the closer look %s, and says so', async (_, lost, note) => {
  await using bench = await openBench();
  let looks = 0;
  const media: typeof bench.parts.media = { ...bench.parts.media, frames: (path, options) => {
    looks += 1;
    // For the encoder, for people, for text, and closer.
    return bench.parts.media.frames(path, looks < 4 ? options : { ...options, times: options.times.slice(lost) });
  } };
  await using engine = createEngine({ ...bench.parts, media });
  const { jobs } = await engine.add([await bench.film('screen.mp4', COLOURS)], bench);
  expect(await engine.finish(jobs.map(({ id }) => id), { ...bench, report: () => undefined })).toMatchObject([{ state: 'done' }]);
  expect([looks, stagesOf(bench)['text']]).toEqual([4, expect.objectContaining({ state: 'done', count: 1, note: expect.stringMatching(note) as string })]);
  expect(await best(bench, '"closing time"')).toMatchObject({ hits: [{ modality: 'text' }] });
});

it('fails a film of which no picture can be read, but keeps its speech', async () => {
  await using bench = await openBench();
  const jobs = await bench.run([await bench.film('broken.mp4', { ...COLOURS, brokenFrom: 0 })]);
  expect(jobs).toMatchObject([{ state: 'failed', fault: { code: 'media/decode-failed' } }]);
  expect(stagesOf(bench)).toMatchObject({ visual: { state: 'failed' }, speech: { state: 'done' } });
  expect(await best(bench, 'purple submarine')).toMatchObject({ start: 1, end: 4 });
});

it('counts a stretch of speech that cannot be recognised, and goes on', async () => {
  await using bench = await openBench();
  bench.models.unheard.add('Mumble mumble.');
  const said = [{ start: 0, end: 2, text: 'Mumble mumble.' }, ...COLOURS.said];
  await bench.run([await bench.film('talk.mp4', { ...COLOURS, said })]);
  expect(stagesOf(bench)['speech']).toMatchObject({ state: 'done', count: 1, note: '1 of 2 stretches of speech could not be recognised.' });
});

it.each([
  [true, ['recognised', 'translated'], { start: 0, end: 4 }],
  [false, ['recognised'], undefined],
] as const)('keeps speech in another language in English as well: %s', async (translateSpeech, sources, expected) => {
  await using bench = await openBench({ translateSpeech });
  bench.models.german.set('Der Pförtner schläft.', 'The doorman sleeps.');
  const said = [{ start: 0, end: 4, text: 'Der Pförtner schläft.' }, { start: 6, end: 8, text: 'Nobody came.' }];
  await bench.run([await bench.film('german.mp4', { ...COLOURS, said })]);
  const [video] = bench.engine.videos();
  const { transcripts } = bench.engine.video(video?.id ?? '');
  expect(transcripts.map(({ source }) => source)).toEqual(sources);
  expect(transcripts[0]).toMatchObject({ language: 'de' });
  const found = await best(bench, 'doorman sleeps');
  expect(found?.hits.map(({ text }) => text).includes('The doorman sleeps.') ?? false).toBe(translateSpeech);
  if (expected !== undefined) expect(found).toMatchObject(expected);
  expect(await best(bench, 'Pförtner')).toMatchObject({ start: 0, end: 4 });
});

it.each([
  [false, 0, ['stream'], { state: 'done', count: 1 }],
  [true, 1, ['stream', 'recognised'], { state: 'done', count: 2 }],
] as const)('takes subtitles for the transcript; recognises as well: %s', async (...[recogniseDespiteSubtitles, pieces, sources, stage]) => {
  await using bench = await openBench({ recogniseDespiteSubtitles });
  const subtitles = [{ start: 5, end: 8, text: 'The yellow dog sleeps on the roof.' }];
  await bench.run([await bench.film('subtitled.mp4', { ...COLOURS, subtitles })]);
  expect(bench.models.calls.pieces).toBe(pieces);
  const [video] = bench.engine.videos();
  expect(bench.engine.video(video?.id ?? '').transcripts.map(({ source }) => source)).toEqual(sources);
  expect(stagesOf(bench)['speech']).toMatchObject(stage);
  expect(bench.engine.cues(video?.id ?? '')).toEqual(subtitles);
  expect(await best(bench, 'yellow dog')).toMatchObject({ start: 5, end: 8 });
});

it('takes a renamed file for the video that it is', async () => {
  await using bench = await openBench();
  const path = await bench.film('colours.mp4', COLOURS);
  await bench.run([path]);
  const moved = join(bench.folder, 'better-name.mp4');
  await rename(path, moved);
  await bench.run([moved]);
  expect(bench.engine.videos()).toMatchObject([{ path: moved }]);
  expect(bench.media.scan).toBe(1);
});

it('does not index a copy again, and leaves the video where it was', async () => {
  await using bench = await openBench();
  const path = await bench.film('colours.mp4', COLOURS);
  const copy = join(bench.folder, 'copy.mp4');
  await writeFile(copy, JSON.stringify({ name: 'colours.mp4', ...COLOURS }));
  const jobs = await bench.run([path, copy]);
  expect(jobs.map(({ state }) => state)).toEqual(['done', 'done']);
  expect(new Set(jobs.map(({ videoId }) => videoId)).size).toBe(1);
  expect(bench.engine.videos()).toHaveLength(1);
  expect(bench.media.scan).toBe(1);
  expect((await bench.index.count(bench)).vectors['visual-1']).toBe(3);
});

it('forgets what a file held before it was written over', async () => {
  await using bench = await openBench();
  const path = await bench.film('film.mp4', COLOURS);
  await bench.run([path]);
  await bench.film('film.mp4', { ...COLOURS, shots: [{ start: 0, end: 9, colour: 'yellow' }], said: [] });
  await bench.run([path]);
  expect(bench.engine.videos()).toHaveLength(1);
  expect(await bench.index.count(bench)).toEqual({ words: 0, vectors: { 'visual-1': 1 } });
});
