import { afterAll, beforeAll, expect, it } from 'vitest';
import { toExampleQuery, toWordsQuery, type ClauseQuery, type Ranking } from '@frameseek/core';
import { libraryParts } from '../../packages/engine/src/library-parts.ts';
import { runRetrievers } from '../../packages/engine/src/search/retrievers/retrievers.ts';
import type { SearchFilter } from '../../packages/engine/src/search/search-request.ts';
import { createSearchServices } from '../../packages/engine/src/search/search-services.ts';
import { openBench, type Bench } from './support/with-engine.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
  await bench.run([await bench.film('Crossing.mp4', {
    duration: 12,
    shots: [{ start: 0, end: 6, colour: 'red' }, { start: 6, end: 12, colour: 'green', text: 'Harbour entrance' }],
    said: [{ start: 1, end: 3, text: 'The ferry leaves soon.' }],
  })]);
});
afterAll(() => bench[Symbol.asyncDispose]());

const run = async (query: ClauseQuery, filter: SearchFilter = {}) => {
  const { rankings, notes } = await runRetrievers({ ...createSearchServices(libraryParts(bench.parts), bench.signal), query, filter, signal: bench.signal });
  return {
    notes,
    found: [...new Set(rankings.filter(({ hits }) => hits.length > 0).map(nameOf))],
    asked: [...new Set(rankings.map(nameOf))],
    modalities: [...new Set(rankings.map(({ modality }) => modality))],
  };
};
const nameOf = ({ modality, by }: Ranking): string => `${modality} ${by}`;
const moment = () => toExampleQuery([{ videoId: bench.engine.videos()[0]?.id ?? '', at: 1 }], '');

it('a query in words is looked for in pictures, by meaning, by words and line by line', async () => {
  expect((await run(toWordsQuery('ferry'))).asked)
    .toEqual(['visual vector', 'speech vector', 'speech words', 'text words', 'text lines']);
  // What is written is looked for by its meaning where nothing else is asked for.
  expect((await run(toWordsQuery('ferry', 'text'))).asked).toEqual(expect.arrayContaining(['text vector', 'text words']));
});

it('a query in words of one modality is looked for there alone', async () => {
  expect((await run(toWordsQuery('ferry', 'speech'))).modalities).toEqual(['speech']);
  expect((await run(toWordsQuery('ferry', 'visual'))).modalities).toEqual(['visual']);
  expect((await run(toWordsQuery('ferry', 'speech'), { modalities: ['text', 'visual'] })).asked).toEqual([]);
});

it('a query is embedded once in each space, however many ask for it', async () => {
  const before = bench.models.calls.texts;
  await run(toWordsQuery('a ferry that nobody asked for'));
  expect(bench.models.calls.texts - before).toBe(2);
});

it('a query by example is compared with pictures alone', async () => {
  expect((await run(moment())).modalities).toEqual(['visual']);
  expect((await run(moment(), { modalities: ['speech', 'text'] })).asked).toEqual([]);
});

it('by words alone no model is asked', async () => {
  const before = bench.models.calls.texts;
  const { asked } = await run(toWordsQuery('ferry'), { by: 'words' });
  expect(asked).toEqual(expect.arrayContaining(['speech words', 'text words']));
  expect(asked.filter((name) => name.endsWith('vector'))).toEqual([]);
  expect((await run(moment(), { by: 'words' })).asked).toEqual([]);
  expect(bench.models.calls.texts).toBe(before);
});

it('what was described is looked for where something was described', async () => {
  const id = bench.engine.videos()[0]?.id ?? '';
  bench.catalog.putInsight(id, { kind: 'captions', key: 'captions', by: 'test', madeAt: '2026-01-01T00:00:00.000Z', style: 'brief', data: [] });
  try {
    expect((await run(toWordsQuery('ferry', 'described'))).asked).toEqual(expect.arrayContaining(['described vector', 'described words']));
  } finally {
    bench.catalog.removeInsight(id, 'captions');
  }
  expect((await run(toWordsQuery('ferry', 'described'))).asked).not.toContain('described vector');
});

it('what is quoted beside other words is looked for without the quotation marks where nobody says just that; alone it is not', async () => {
  expect((await run(toWordsQuery('"ferry leaves"'), { by: 'words' })).found).toEqual(['speech words']);
  expect((await run(toWordsQuery('soon "leaves ferry"'), { by: 'words' })).found).toEqual(['speech words']);
  expect((await run(toWordsQuery('"leaves ferry"'), { by: 'words' })).found).toEqual([]);
  expect((await run(toWordsQuery('"leaves bicycle"', 'text'), { by: 'words' })).found).toEqual([]);
});

it('a model of English alone is not asked for words of other scripts, which is said, and the words are looked for all the same', async () => {
  bench.models.englishOnly = true;
  try {
    const { asked, notes } = await run(toWordsQuery('フェリー'));
    expect(asked.toSorted()).toEqual(['speech words', 'text lines', 'text words']);
    expect(notes.join(' ')).toMatch(/Pictures are not searched\. visual-1 knows English alone.*searched by their words alone\. sentences-1 knows English alone/);
    expect((await run(toWordsQuery('ferry'))).asked).toEqual(expect.arrayContaining(['visual vector', 'speech vector']));
    // In letters that it knows it is asked, but may not understand.
    const german = await run(toWordsQuery('eine Fähre auf dem Wasser'));
    expect([german.asked.includes('visual vector'), german.notes.join(' ')]).toEqual([true, expect.stringMatching(/look German, and visual-1 knows English alone/)]);
  } finally {
    bench.models.englishOnly = false;
  }
});

it('a model that cannot be had is a note, and the others find all the same', async () => {
  bench.models.missing.add('visual').add('sentences');
  try {
    const { found, notes } = await run(toWordsQuery('ferry'));
    expect(found).toEqual(['speech words']);
    expect(notes).toEqual([expect.stringContaining('Pictures are not searched.'), expect.stringContaining('searched by their words alone.')]);
    expect((await run(moment())).notes).toEqual(['Pictures are not compared: their model cannot be had now.']);
  } finally {
    bench.models.missing.clear();
  }
});

it('a picture that is not kept is a note', async () => {
  expect(await run(toExampleQuery([{ picture: '0'.repeat(32) }], 'snow')))
    .toMatchObject({ asked: [], notes: ['The picture to compare with is not in the library.'] });
});
