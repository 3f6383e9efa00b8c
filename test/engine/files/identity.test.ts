import { rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FoundMoment } from '@frameseek/engine';
import { fileStamp } from '../../../packages/engine/src/library/file-stamp.ts';
import { openBench, type Bench } from '../support/with-engine.ts';

const COLOURS = {
  duration: 9,
  shots: [
    { start: 0, end: 3, colour: 'red' },
    { start: 3, end: 6, colour: 'blue', text: 'Closing time' },
    { start: 6, end: 9, colour: 'green' },
  ],
  said: [{ start: 1, end: 4, text: 'Nobody expects a purple submarine in here.' }],
};
const best = async ({ engine, signal }: Bench, query: string): Promise<FoundMoment | undefined> => (await engine.search({ query, limit: 5 }, { signal })).moments[0];

/** Of one size, and alike in all that identifying a file looks at. */
const TOLD = 'The launch code is tangerine.';
const REDACTED = 'Nothing at all was said here.';
const holding = (bench: Bench, name: string, secret: string): Promise<string> => bench.film(name, { ...COLOURS, said: [], name: 'x', secret });
/** All words of speech that are found anywhere in the library. */
const spoken = async ({ engine, signal }: Bench): Promise<readonly string[]> => {
  const { moments } = await engine.search({ query: 'launch code tangerine nothing said', limit: 20, modalities: ['speech'] }, { signal });
  const found = moments.flatMap(({ hits }) => hits.map(({ text = '' }) => text));
  return [...new Set([...found, ...engine.videos().flatMap(({ id }) => engine.cues(id).map(({ text }) => text))])].toSorted();
};
/** As a library of an earlier version has it, which read no file as a whole. */
const withoutDigest = async ({ catalog, engine }: Bench, path: string): Promise<void> => {
  const stamp = await fileStamp(path);
  const id = engine.videos().find((video) => video.path === path)?.id ?? '';
  catalog.putFile({ ...stamp, sizeBytes: stamp.sizeBytes + 1 }, id);
  catalog.putFile(stamp, id);
};

describe('words that were cut out of a file between two samples are found no more', () => {
  it.each<[string, (bench: Bench, path: string) => Promise<unknown>]>([
    ['where it was saved later', (bench) => holding(bench, 'film.mp4', REDACTED)],
    ['where its time was set back', async (bench, path) => {
      const { atime, mtime } = await stat(path);
      await holding(bench, 'film.mp4', REDACTED);
      await utimes(path, atime, mtime);
    }],
    ['where it was saved twice', async (bench, path) => {
      await holding(bench, 'film.mp4', 'A first attempt left a part.,');
      await bench.run([path]);
      await holding(bench, 'film.mp4', REDACTED);
    }],
    ['where nobody knows what it held before', async (bench, path) => {
      await withoutDigest(bench, path);
      await holding(bench, 'film.mp4', REDACTED);
    }],
    ['where it has another name, and nobody knows what it held before', async (bench, path) => {
      await withoutDigest(bench, path);
      await rename(path, `${path}.old`);
      await holding(bench, 'renamed.mp4', REDACTED);
      await rm(`${path}.old`);
    }],
  ])('%s', async (_, change) => {
    await using bench = await openBench();
    const path = await holding(bench, 'film.mp4', TOLD);
    await bench.run([path]);
    expect(await spoken(bench)).toEqual([TOLD]);
    await change(bench, path);
    await bench.run([bench.folder]);
    expect(await spoken(bench)).toEqual([REDACTED]);
    expect(bench.engine.videos()).toHaveLength(1);
  });

  it('also where the new ones cannot be recognised, nor its pictures be read', async () => {
    await using bench = await openBench();
    const path = await holding(bench, 'film.mp4', TOLD);
    await bench.run([path]);
    const [video] = bench.engine.videos();
    await withoutDigest(bench, path);
    await bench.film('film.mp4', { ...COLOURS, said: [], name: 'x', secret: REDACTED });
    bench.models.missing.add('transcriber');
    bench.models.missing.add('visual');
    bench.models.missing.add('reader');
    await bench.run([path]);
    expect(await spoken(bench)).toEqual([]);
    expect(await bench.index.count(bench)).toEqual({ words: 0, vectors: {} });
    expect(bench.engine.videos()).toMatchObject([{ id: video?.id }]);
  });

  it('where the file was changed while it was looked at', async () => {
    await using bench = await openBench();
    const path = await holding(bench, 'film.mp4', TOLD);
    let isChanged = false;
    bench.models.beforePictures = async () => {
      if (isChanged) return;
      isChanged = true;
      await expect.poll(() => bench.engine.videos()[0]?.stages.some(({ stage }) => stage === 'speech'), { timeout: 20_000 }).toBe(true);
      await holding(bench, 'film.mp4', REDACTED);
    };
    await bench.run([path]);
    expect(await spoken(bench)).toEqual([REDACTED]);
  });

  it('by themselves where something works on the queue', async () => {
    await using bench = await openBench();
    await bench.run([await holding(bench, 'film.mp4', TOLD)]);
    await holding(bench, 'film.mp4', REDACTED);
    const stop = new AbortController();
    const working = bench.engine.work({ signal: stop.signal });
    await expect.poll(() => spoken(bench), { timeout: 20_000 }).toEqual([REDACTED]);
    stop.abort();
    await working;
    expect(bench.engine.jobs({ limit: 9 })).toHaveLength(1);
  });

  it('where only a look at all of the bytes can tell, as after a repair', async () => {
    await using bench = await openBench();
    const path = await holding(bench, 'film.mp4', TOLD);
    await bench.run([path]);
    const digest = bench.catalog.fileDigest(path) ?? '';
    await holding(bench, 'film.mp4', REDACTED);
    // As if the disk told the same times as before.
    const stamp = await fileStamp(path);
    bench.catalog.putFile(stamp, bench.engine.videos()[0]?.id ?? '');
    bench.catalog.putDigest(stamp, digest);
    await bench.engine.inspect({ repair: true, signal: bench.signal });
    await bench.engine.finish(bench.engine.jobs({ limit: 1 }).map(({ id }) => id), { ...bench, report: () => undefined });
    expect(await spoken(bench)).toEqual([REDACTED]);
  });
});

describe('files that begin alike', () => {
  it('are two films, also when both come at once', async () => {
    await using bench = await openBench();
    await bench.run([await holding(bench, 'a.mp4', TOLD), await holding(bench, 'b.mp4', REDACTED)]);
    expect(bench.engine.videos()).toHaveLength(2);
    expect(await spoken(bench)).toEqual([REDACTED, TOLD]);
  });

  /** Two engines on one library, as two processes have it: the second takes in its file while the first has found its own, and not yet entered it. */
  const runApart = async (bench: Bench, [first, second]: readonly [string, string]): Promise<void> => {
    const other = await bench.another();
    const work = async (engine: Bench['engine'], path: string): Promise<void> => {
      const { jobs } = await engine.add([path], bench);
      const ended = await engine.finish(jobs.map(({ id }) => id), { ...bench, report: () => undefined });
      expect(ended.map(({ state }) => state)).toEqual(['done']);
    };
    bench.media.beforeProbe = async () => {
      delete bench.media.beforeProbe;
      await work(other, second);
    };
    await work(bench.engine, first);
  };

  it('are two films, also when two processes find them at the same moment', async () => {
    await using bench = await openBench({ concurrency: 1 });
    await runApart(bench, [await holding(bench, 'a.mp4', TOLD), await holding(bench, 'b.mp4', REDACTED)]);
    expect(bench.engine.videos().map(({ path }) => path).toSorted()).toEqual([join(bench.folder, 'a.mp4'), join(bench.folder, 'b.mp4')]);
    expect(await spoken(bench)).toEqual([REDACTED, TOLD]);
  });

  it('are one where they hold the same, also when two processes find them at the same moment', async () => {
    await using bench = await openBench({ concurrency: 1 });
    const paths = [await holding(bench, 'a.mp4', TOLD), await holding(bench, 'b.mp4', TOLD)] as const;
    await runApart(bench, paths);
    const [video, ...others] = bench.engine.videos();
    expect([others, bench.catalog.filesOf(video?.id ?? '')]).toEqual([[], paths]);
    expect(await spoken(bench)).toEqual([TOLD]);
  });

  it('are two films, also where two processes take them for the one whose file is gone', async () => {
    await using bench = await openBench({ concurrency: 1 });
    const path = await holding(bench, 'film.mp4', 'An older film of equal length');
    await bench.run([path]);
    await withoutDigest(bench, path);
    await rm(path);
    await runApart(bench, [await holding(bench, 'a.mp4', TOLD), await holding(bench, 'b.mp4', REDACTED)]);
    expect(bench.engine.videos()).toHaveLength(2);
    expect(await spoken(bench)).toEqual([REDACTED, TOLD]);
  });

  it('are two films, also where what the first was made of cannot be told any more', async () => {
    await using bench = await openBench();
    const path = await holding(bench, 'film.mp4', TOLD);
    await bench.run([path]);
    await withoutDigest(bench, path);
    await utimes(path, new Date(), new Date(Date.now() + 5_000));
    await bench.run([await holding(bench, 'other.mp4', REDACTED)]);
    expect(bench.engine.videos()).toHaveLength(2);
    expect(await spoken(bench)).toEqual([REDACTED, TOLD]);
  });
});

describe('a film that is the same', () => {
  it.each<[string, (path: string) => Promise<unknown>]>([
    ['and was only touched', (path) => utimes(path, new Date(), new Date(Date.now() + 5_000))],
    ['and was renamed', (path) => rename(path, path.replace('film', 'other'))],
  ])('keeps what people said of it, and nothing is done again: %s', async (_, change) => {
    await using bench = await openBench();
    const path = await holding(bench, 'film.mp4', TOLD);
    await bench.run([path]);
    // Told from the first by all of its bytes.
    await holding(bench, 'film.mp4', REDACTED);
    await bench.run([path]);
    const id = bench.engine.videos()[0]?.id ?? '';
    bench.engine.setTags(id, ['mine']);
    const { audio } = bench.media;
    await change(path);
    await bench.run([bench.folder]);
    expect(bench.engine.videos()).toMatchObject([{ id, tags: ['mine'] }]);
    expect(bench.media.audio).toBe(audio);
  });

  it('stays where a copy has it when the file is written over, and moves along when another film takes its old name', async () => {
    await using bench = await openBench();
    const path = await bench.film('a.mp4', { ...COLOURS, name: 'x' });
    const copy = await bench.film('z.mp4', { ...COLOURS, name: 'x' });
    await bench.run([path, copy]);
    const id = bench.engine.videos()[0]?.id ?? '';
    bench.engine.setTags(id, ['mine']);
    await bench.film('a.mp4', { ...COLOURS, shots: [{ start: 0, end: 9, colour: 'yellow' }], said: [] });
    await bench.run([path]);
    const film = () => bench.engine.videos().find((video) => video.id === id);
    expect(film()).toMatchObject({ path: copy, title: 'z', tags: ['mine'] });
    const moved = join(bench.folder, 'moved.mp4');
    await rename(copy, moved);
    await bench.film('z.mp4', { ...COLOURS, shots: [{ start: 0, end: 9, colour: 'white' }], said: [] });
    await bench.run([moved]);
    expect(film()).toMatchObject({ path: moved, title: 'moved', tags: ['mine'] });
  });
});

it('tells apart what differs where no sample was taken: words that were cut out are found no more, and two such files are two', async () => {
  await using bench = await openBench();
  const quiet = { ...COLOURS, said: [] };
  const path = await bench.film('film.mp4', { ...quiet, name: 'x', secret: 'The launch code is tangerine.' });
  await bench.run([path]);
  expect(await best(bench, '"tangerine"')).toMatchObject({ hits: [{ modality: 'speech' }] });
  await bench.film('film.mp4', { ...quiet, name: 'x', secret: 'Nothing was said about it today.' });
  await utimes(path, new Date(), new Date(Date.now() + 5_000));
  await bench.run([path]);
  expect(bench.engine.videos()).toHaveLength(1);
  expect((await bench.engine.search({ query: 'launch code tangerine', limit: 5 }, bench)).moments.flatMap(({ hits }) => hits.map(({ text = '' }) => text))).not.toContain('The launch code is tangerine.');
  await bench.run([await bench.film('other.mp4', { ...quiet, name: 'x', secret: 'A third thing is said in this one.' })]);
  expect(bench.engine.videos()).toHaveLength(2);
  // The same content elsewhere is the same video.
  await bench.run([await bench.film('copy.mp4', { ...quiet, name: 'x', secret: 'Nothing was said about it today.' })]);
  expect(bench.engine.videos()).toHaveLength(2);
});

it('looks anew at a file that was changed in place and was never read as a whole, and keeps what people said of it', async () => {
  await using bench = await openBench();
  const path = await bench.film('film.mp4', { ...COLOURS, said: [], name: 'x', secret: 'The launch code is tangerine.' });
  await bench.run([path]);
  const id = bench.engine.videos()[0]?.id ?? '';
  bench.engine.setTags(id, ['secret']);
  // As a library of an earlier version has it: without a digest.
  await withoutDigest(bench, path);
  await bench.film('film.mp4', { ...COLOURS, said: [], name: 'x', secret: 'Nothing was said about it today.' });
  await utimes(path, new Date(), new Date(Date.now() + 5_000));
  await bench.run([path]);
  expect(bench.engine.videos()).toMatchObject([{ id, tags: ['secret'] }]);
  expect(bench.engine.cues(id).map(({ text }) => text)).toEqual(['Nothing was said about it today.']);
  expect((await bench.index.wordsOf(id, bench)).filter(({ modality }) => modality === 'speech').map(({ text }) => text)).toEqual(['Nothing was said about it today.']);
});

it('calls a renamed file by its new name, unless people gave it another, and takes a copy when the file is deleted', async () => {
  await using bench = await openBench();
  const path = await bench.film('colours.mp4', COLOURS);
  const copy = join(bench.folder, 'copy.mp4');
  await writeFile(copy, JSON.stringify({ name: 'colours.mp4', ...COLOURS }));
  // One after the other: the video lies where it was found first.
  await bench.run([path]);
  await bench.run([copy]);
  const moved = join(bench.folder, 'better-name.mp4');
  await rename(path, moved);
  await rename(copy, `${copy}.away`);
  await bench.run([moved]);
  expect(bench.engine.videos()).toMatchObject([{ path: moved, title: 'better-name' }]);
  await rename(`${copy}.away`, copy);
  await rm(moved);
  await bench.engine.checkFiles([bench.folder], bench);
  expect(bench.engine.videos()).toMatchObject([{ path: copy, title: 'copy' }]);
  bench.engine.rename(bench.engine.videos()[0]?.id ?? '', 'Mine');
  await rename(copy, path);
  await bench.run([path]);
  expect(bench.engine.videos()).toMatchObject([{ path, title: 'Mine' }]);
  await rm(path);
  await bench.engine.checkFiles([bench.folder], bench);
  expect(bench.engine.videos()).toMatchObject([{ missing: true }]);
});
