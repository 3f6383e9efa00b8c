import { rm, writeFile } from 'node:fs/promises';
import type { Insight } from '@frameseek/core';
import { expect, it } from 'vitest';
import { openBench, type Bench } from '../support/with-engine.ts';

const SHOTS = [{ start: 0, end: 30, colour: 'red' }];
const SPOKEN = { start: 1, end: 4, text: 'Nobody expects a purple submarine in here.' };
const ENGLISH = { start: 11, end: 14, text: 'The yellow dog sleeps on the roof.' };
const GERMAN = { start: 11, end: 14, text: 'Der gelbe Hund schläft auf dem Dach.' };
const FORCED = { start: 21, end: 24, text: 'Willkommen im Leuchtturm, Fremder.' };

const best = async (bench: Bench, query: string) => {
  const { moments, match } = await bench.engine.search({ query, limit: 5 }, bench);
  return match ? moments[0] : undefined;
};
const speechOf = ({ engine }: Bench) => engine.videos()[0]?.stages.find(({ stage }) => stage === 'speech');

it.each([
  ['forced alone', [{ language: 'en', kind: 'forced' as const, cues: [FORCED] }], 1],
  ['forced beside whole ones', [{ language: 'en', kind: 'forced' as const, cues: [FORCED] }, { language: 'en', cues: [ENGLISH] }], 0],
  ['for the deaf', [{ language: 'en', kind: 'sdh' as const, cues: [ENGLISH] }], 0],
  ['a translation', [{ language: 'de', cues: [GERMAN] }], 1],
  ['a translation beside the spoken language', [{ language: 'de', cues: [GERMAN] }, { language: 'eng', cues: [ENGLISH] }], 0],
  ['of no language', [{ cues: [ENGLISH] }], 0],
  ['that cannot be read', [], 1],
])('subtitles %s: speech in English is recognised where it must be', async (_, texts, pieces) => {
  await using bench = await openBench();
  await bench.run([await bench.film('film.mp4', { duration: 30, shots: SHOTS, said: [SPOKEN], language: 'eng', texts })]);
  expect(bench.models.calls.pieces).toBe(pieces);
});

it('a translation is enough where people say so', async () => {
  await using bench = await openBench({ recogniseTranslated: false });
  await bench.run([await bench.film('film.mp4', { duration: 30, shots: SHOTS, said: [SPOKEN], language: 'en', texts: [{ language: 'de', cues: [GERMAN] }] })]);
  expect(bench.models.calls.pieces).toBe(0);
});

it('finds what every track says, in every language, and says which', async () => {
  await using bench = await openBench();
  const texts = [{ language: 'ger', cues: [GERMAN] }, { language: 'en-GB', cues: [ENGLISH] }, { language: 'de', kind: 'forced' as const, cues: [FORCED] }];
  await bench.run([await bench.film('film.mp4', { duration: 30, shots: SHOTS, said: [SPOKEN], language: 'eng', texts })]);
  expect(await best(bench, 'yellow dog')).toMatchObject({ start: 11, end: 14, hits: [{ modality: 'speech', text: ENGLISH.text, language: 'en-GB' }] });
  expect(await best(bench, 'gelbe Hund')).toMatchObject({ start: 11, end: 14, hits: [{ text: GERMAN.text, language: 'de' }] });
  expect(await best(bench, 'Leuchtturm Fremder')).toMatchObject({ start: 21, end: 24, hits: [{ text: FORCED.text, language: 'de' }] });
  const [video] = bench.engine.videos();
  expect(bench.engine.cues(video?.id ?? '')).toEqual([ENGLISH]);
  expect(bench.engine.video(video?.id ?? '').transcripts.map(({ language, kind }) => [language, kind]))
    .toEqual([['en-GB', undefined], ['ger', undefined], ['de', 'forced']]);
});

it('says once what two sources say, and again after another encoder', async () => {
  await using bench = await openBench({ recogniseDespiteSubtitles: true });
  const heard = { ...ENGLISH, start: 11.4, text: 'The yellow dog sleeps on the hoof.' };
  await bench.run([await bench.film('film.mp4', { duration: 30, shots: SHOTS, said: [SPOKEN, heard], texts: [{ cues: [ENGLISH] }] })]);
  expect(speechOf(bench)).toMatchObject({ state: 'done', count: 2 });
  const { moments } = await bench.engine.search({ query: 'yellow dog', limit: 5, modalities: ['speech'] }, bench);
  const late = moments.filter(({ start }) => start > 10);
  expect(late).toMatchObject([{ hits: [{ text: ENGLISH.text, sources: ['sidecar', 'recognised'] }] }]);
  bench.models.version = '2';
  await bench.run(bench.engine.videos().map(({ path }) => path));
  expect(speechOf(bench)).toMatchObject({ count: 2 });
});

it.each<[string, boolean, readonly string[]]>([['which were all there was', false, []], ['beside what was heard', true, [SPOKEN.text]]])(
  'words of subtitles that are gone are found no more while no speech model can be had: %s', async (_, recogniseDespiteSubtitles, left) => {
    await using bench = await openBench({ recogniseDespiteSubtitles });
    const path = await bench.film('film.mp4', { duration: 30, shots: SHOTS, said: [SPOKEN] });
    await writeFile(`${path}.srt`, 'The launch code is tangerine.');
    await bench.run([path]);
    const spoken = async () => (await bench.index.wordsOf(bench.engine.videos()[0]?.id ?? '', bench)).filter(({ modality }) => modality === 'speech').map(({ text }) => text);
    expect(await best(bench, '"tangerine"')).toMatchObject({ start: 0 });
    await rm(`${path}.srt`);
    bench.models.missing.add('transcriber');
    for (let time = 0; time < 2; time += 1) {
      await bench.run([path]);
      expect([await spoken(), bench.engine.cues(bench.engine.videos()[0]?.id ?? '').map(({ text }) => text)]).toEqual([left, left]);
    }
    // And heard by itself when there is one again.
    bench.models.missing.clear();
    const stop = new AbortController();
    const working = bench.engine.work({ signal: stop.signal });
    if (left.length > 0) await bench.run([path]);
    await expect.poll(spoken, { timeout: 20_000 }).toEqual([SPOKEN.text]);
    stop.abort();
    await working;
  });

it('what was written about a film with words that its subtitles have no more is gone with them, and all else stays', async () => {
  await using bench = await openBench();
  const path = await bench.film('film.mp4', { duration: 30, shots: SHOTS, said: [] });
  await writeFile(`${path}.srt`, 'The launch code is tangerine.');
  await bench.run([path]);
  const id = bench.engine.videos()[0]?.id ?? '';
  const made = { madeAt: '2026-01-01T00:00:00.000Z', by: 'a model' };
  const caption = (key: string, text: string): Insight => ({ ...made, kind: 'captions', key, style: 'brief', data: [{ start: 0, end: 9, shot: 1, text }] });
  bench.catalog.putInsight(id, caption('captions', 'Somebody says “tangerine”.'));
  bench.catalog.putInsight(id, caption('captions:detailed', 'A red wall.'));
  bench.catalog.putInsight(id, { ...made, kind: 'chapters', key: 'chapters', data: [{ start: 0, end: 30, title: 'Launch', keywords: ['launch', 'code'] }] });
  bench.catalog.putInsight(id, { ...made, kind: 'summary', key: 'summary', data: { overview: 'Nothing much.', segments: [], events: [] } });
  await bench.run([path]);
  const described = async () => (await bench.index.wordsOf(id, bench)).filter(({ modality }) => modality === 'described').map(({ text }) => text).toSorted();
  expect(await described()).toEqual(['A red wall.', 'Somebody says “tangerine”.']);
  await writeFile(`${path}.srt`, 'The code is.');
  await bench.run([path]);
  expect(bench.catalog.insights(id).map(({ key }) => key)).toEqual(['captions:detailed', 'summary']);
  expect(await described()).toEqual(['A red wall.']);
  bench.catalog.removeInsight(id, 'captions:detailed');
  await bench.run([path]);
  expect(await described()).toEqual([]);
});

it('says of subtitles that cannot be read why, and hears the speech', async () => {
  await using bench = await openBench();
  await bench.run([await bench.film('film.mp4', { duration: 30, shots: SHOTS, said: [SPOKEN], unread: ['it is a folder'] })]);
  expect(speechOf(bench)).toMatchObject({ state: 'done', count: 1, note: expect.stringContaining('are not read: it is a folder.') });
});

it('says why there are no subtitles where the speech cannot be recognised either', async () => {
  await using bench = await openBench();
  bench.models.missing.add('transcriber');
  await bench.run([await bench.film('film.mp4', { duration: 30, shots: SHOTS, said: [SPOKEN], unread: ['it is a folder'] })]);
  expect(speechOf(bench)).toMatchObject({ state: 'off', note: expect.stringMatching(/Fetch it\..* are not read: it is a folder\./) });
});
