import { access } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { openBench } from '../support/with-engine.ts';

const film = (colour: string) => ({
  duration: 6,
  shots: [{ start: 0, end: 3, colour: 'grey' }, { start: 3, end: 6, colour, text: `The ${colour} door` }],
  said: [{ start: 1, end: 4, text: `Nobody expects a ${colour} submarine in here.` }],
});

it('hides a video that was removed from everything, leaves its file and its index, and puts it back as it was', async () => {
  await using bench = await openBench();
  const { engine } = bench;
  const [red, blue] = [await bench.film('red.mp4', film('red')), await bench.film('blue.mp4', film('blue'))];
  await bench.run([red, blue]);
  const found = async (query: string): Promise<readonly string[]> => [...new Set((await engine.search({ query, limit: 20 }, bench)).moments.map(({ video }) => video.title))].toSorted();
  const id = engine.videos().find(({ title }) => title === 'red')?.id ?? '';
  engine.setTags(id, ['kept']);
  const before = { video: engine.video(id), count: await bench.index.count(bench) };
  for (const query of ['red', 'red submarine', '"red door"', `like:${id}@4`]) expect(await found(query), query).toContain('red');

  await engine.discard(id, bench);
  for (const query of ['red', 'red submarine', '"red door"', 'in:red', 'tag:kept', `like:${id}@4`]) expect(await found(query), query).not.toContain('red');
  expect((await engine.search({ query: 'in:red', limit: 5 }, bench)).videos ?? []).toEqual([]);
  expect([engine.videos().length, engine.countVideos(), engine.jobs({ limit: 9 }).length]).toEqual([1, 1, 1]);
  for (const ask of [() => engine.video(id), () => engine.cues(id), () => engine.exportList({ format: 'csv', title: 'x', items: [{ video: id, start: 0, end: 1 }], exact: false, captions: true })]) expect(ask).toThrow('library/unknown-video');
  await expect(engine.discard(id, bench)).rejects.toThrow('library/unknown-video');
  expect(engine.trash()).toMatchObject([{ id, title: 'red', tags: ['kept'] }]);
  expect(await bench.index.count(bench)).toEqual(before.count);
  await access(red);
  // A folder that is followed does not bring it back, nor does looking after the library take it for something lost.
  expect((await engine.add([bench.folder], { ...bench, onlyNew: true })).jobs).toEqual([]);
  expect(engine.knownPaths()).toContain(red);
  expect((await engine.inspect({ ...bench, repair: true })).findings.filter(({ kind }) => kind !== 'vectors')).toEqual([]);

  await engine.restore(id);
  await engine.finish(engine.jobs({ limit: 9 }).map((job) => job.id), { ...bench, report: () => undefined });
  expect(engine.trash()).toEqual([]);
  const whatStays = ({ stages, tags, shots, transcripts, addedAt }: typeof before.video): unknown => ({ stages, tags, shots, transcripts, addedAt });
  expect(whatStays(engine.video(id))).toEqual(whatStays(before.video));
  expect(await found('"red door"')).toEqual(['red']);
});

it('puts a video back whose file is added by name, and removes for good what was in the trash for thirty days', async () => {
  await using bench = await openBench();
  const { engine, catalog } = bench;
  const path = await bench.film('red.mp4', film('red'));
  await bench.run([path]);
  const [{ id } = { id: '' }] = engine.videos();
  await engine.discard(id, bench);
  await bench.run([path]);
  expect([engine.videos().map((video) => video.id), engine.trash()]).toEqual([[id], []]);

  const days = (count: number): string => new Date(Date.now() - count * 86_400_000).toISOString();
  catalog.setRemoved(id, days(31));
  await using other = await openBench();
  const second = await other.film('blue.mp4', film('blue'));
  await other.run([second]);
  other.catalog.setRemoved(other.catalog.videos()[0]?.id ?? '', days(29));
  const stop = new AbortController();
  const work = Promise.all([engine.work({ signal: stop.signal }), other.engine.work({ signal: stop.signal })]);
  await expect.poll(() => catalog.video(id), { timeout: 10_000 }).toBeUndefined();
  expect(await bench.index.count(bench)).toMatchObject({ words: 0 });
  expect(other.engine.trash().length).toBe(1);
  stop.abort();
  await work;
  await access(path);
});
