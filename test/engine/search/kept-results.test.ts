import { segmentId, type SegmentIndex } from '@frameseek/core';
import { createEngine, type OpenEngine } from '@frameseek/engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { libraryParts } from '../../../packages/engine/src/library-parts.ts';
import { openBench, type Bench } from '../support/with-engine.ts';

let bench: Bench;
/** Over the same library, with an index that counts what it is asked. */
let engine: OpenEngine;
let asked: string[];

beforeEach(async () => {
  bench = await openBench();
  await bench.run([await bench.film('garden.mp4', {
    duration: 6, shots: [{ start: 0, end: 6, colour: 'green garden' }], said: [{ start: 0, end: 3, text: 'The roses need water.' }],
  })]);
  asked = [];
  const { index } = bench;
  const counting: SegmentIndex = {
    ...index,
    searchVectors: (space, vector, options) => (asked.push('vectors'), index.searchVectors(space, vector, options)),
    searchWords: (query, options) => (asked.push('words'), index.searchWords(query, options)),
  };
  engine = createEngine({ ...bench.parts, index: counting });
  await engine.finish([], { signal: bench.signal, report: () => undefined });
  asked = [];
});
afterEach(async () => {
  await engine.close();
  await bench[Symbol.asyncDispose]();
});

const search = (query = 'roses', more: object = {}) => engine.search({ query, limit: 10, ...more }, bench);
const titles = async (query?: string): Promise<readonly string[]> => (await search(query)).moments.map(({ video }) => video.title);
const garden = (): string => bench.catalog.videos().find(({ path }) => path.endsWith('garden.mp4'))?.id ?? '';
const pond = (): Promise<string> => bench.film('pond.mp4', {
  duration: 6, shots: [{ start: 0, end: 6, colour: 'blue pond' }], said: [{ start: 0, end: 3, text: 'No roses grow in a pond.' }],
});

describe('a search that was made before', () => {
  it('finds the same, and asks nothing of the index', async () => {
    const before = await search();
    const { length } = asked;
    expect(length).toBeGreaterThan(0);
    expect(await search()).toEqual({ ...before, tookMs: expect.any(Number) });
    expect(asked).toHaveLength(length);
  });

  it.each<[string, object]>([
    ['more moments', { limit: 11 }], ['one way of finding', { modalities: ['speech'] }], ['words alone', { by: 'words' }], ['some videos', { videoIds: ['none'] }],
  ])('is another one where it asks for %s', async (_, more) => {
    await search();
    const { length } = asked;
    await search('roses', more);
    expect(asked.length).toBeGreaterThan(length);
  });

  it('is made once for all who ask for it at one time', async () => {
    await search();
    const alone = asked.length;
    bench.catalog.rename(garden(), 'anew');
    asked = [];
    const all = await Promise.all(Array.from({ length: 50 }, () => search()));
    expect(asked).toHaveLength(alone);
    expect(new Set(all.map(({ moments }) => JSON.stringify(moments))).size).toBe(1);
  });

  it('goes on for the others when one of them leaves', async () => {
    const leaving = new AbortController();
    const left = engine.search({ query: 'roses', limit: 10 }, { signal: leaving.signal });
    const stays = search();
    leaving.abort();
    await expect(left).rejects.toMatchObject({ name: 'AbortError' });
    expect((await stays).match).toBe(true);
  });
});

describe('what has changed is found at once', () => {
  it('where a film is added', async () => {
    expect(await titles()).toEqual(['garden']);
    await bench.run([await pond()]);
    expect((await titles()).toSorted()).toEqual(['garden', 'pond']);
  });

  it('where another process adds a film', async () => {
    expect(await titles()).toEqual(['garden']);
    const another = await bench.another();
    const { jobs } = await another.add([await pond()], bench);
    await another.finish(jobs.map(({ id }) => id), { ...bench, report: () => undefined });
    expect((await titles()).toSorted()).toEqual(['garden', 'pond']);
  });

  it.each<[string, () => Promise<void> | void, readonly string[]]>([
    ['a film gets another title', () => bench.engine.rename(garden(), 'Grandmother'), ['Grandmother']],
    ['its title is asked for', () => bench.engine.rename(garden(), 'roses'), ['roses']],
    ['it is removed', () => bench.engine.remove(garden(), bench), []],
  ])('where %s by another process', async (_, change, expected) => {
    expect(await titles()).toEqual(['garden']);
    await change();
    expect([...new Set(await titles())]).toEqual(expected);
  });

  it('where a tag is given', async () => {
    expect((await search('tag:summer')).moments).toEqual([]);
    bench.engine.setTags(garden(), ['summer']);
    expect((await search('tag:summer roses')).moments).toHaveLength(1);
    bench.engine.setTags(garden(), []);
    expect((await search('tag:summer roses')).moments).toEqual([]);
  });

  it('where the language of what is said is corrected', async () => {
    await search();
    bench.catalog.putTranscripts(garden(), [{ source: 'recognised', language: 'de', cues: [{ start: 0, end: 3, text: 'The roses need water.' }] }]);
    const { moments } = await search();
    expect(moments[0]?.hits.find(({ modality }) => modality === 'speech')).toMatchObject({ language: 'de' });
  });

  it('where segments are written that no stage has told of yet', async () => {
    expect((await search('tulips', { by: 'words' })).match).toBe(false);
    const place = { videoId: garden(), modality: 'speech' as const, start: 4 };
    const segment = { ...place, id: segmentId({ ...place, space: 'words' }), end: 6, at: 4, text: 'Tulips are late.' };
    await libraryParts(bench.parts).index.upsertWords([segment], bench);
    expect((await search('tulips', { by: 'words' })).match).toBe(true);
  });
});

it('is not kept where something was away, and is whole when that is back', async () => {
  bench.models.missing.add('sentences');
  const without = await search('water the roses');
  expect(without.notes.join(' ')).toContain('searched by their words alone');
  bench.models.missing.delete('sentences');
  const { length } = asked;
  expect((await search('water the roses')).notes).toEqual([]);
  expect(asked.length).toBeGreaterThan(length);
});
