import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openBench, type Bench } from '../support/with-engine.ts';

const FILM = { duration: 6, shots: [{ start: 0, end: 3, colour: 'red' }, { start: 3, end: 6, colour: 'blue' }] };
const OTHER = { duration: 5, shots: [{ start: 0, end: 5, colour: 'green' }] };

const named = async ({ engine, signal }: Bench, query: string): Promise<readonly string[]> =>
  ((await engine.search({ query, limit: 5 }, { signal })).videos ?? []).map(({ id }) => id);
const copies = ({ engine }: Bench): readonly (readonly string[] | undefined)[] => engine.videos().map((video) => video.copies);

/** One film under two names. */
const twice = async (bench: Bench): Promise<{ readonly film: string; readonly copy: string; readonly id: string }> => {
  const film = await bench.film('wedding.mp4', FILM);
  const copy = join(bench.folder, 'MVI_4711.mp4');
  await copyFile(film, copy);
  await bench.run([film]);
  await bench.run([copy]);
  return { film, copy, id: bench.engine.videos()[0]?.id ?? '' };
};

describe('files that hold the same', () => {
  it('are one video that knows all their paths, and is found by the names of all', async () => {
    await using bench = await openBench();
    const { film, copy, id } = await twice(bench);
    expect(bench.engine.videos()).toMatchObject([{ path: film, copies: [copy] }]);
    expect([await named(bench, 'in:4711'), await named(bench, 'in:wedding'), await named(bench, 'in:birthday')]).toEqual([[id], [id], []]);
  });

  it('are one less when one of them is gone', async () => {
    await using bench = await openBench();
    const { film, copy, id } = await twice(bench);
    await rm(copy);
    await bench.engine.checkFiles([bench.folder], bench);
    expect([copies(bench), await named(bench, 'in:4711')]).toEqual([[undefined], []]);
    expect(bench.engine.record(id)).toMatchObject({ path: film });
  });

  it('no longer count the name that a file had before it was renamed', async () => {
    await using bench = await openBench();
    const film = await bench.film('wedding.mp4', FILM);
    await bench.run([film]);
    const renamed = join(bench.folder, 'Ann and Bob.mp4');
    await rename(film, renamed);
    await bench.run([renamed]);
    expect(bench.engine.videos()).toMatchObject([{ path: renamed, title: 'Ann and Bob' }]);
    expect(copies(bench)).toEqual([undefined]);
  });
});

describe('files that are gone', () => {
  it('are found again below another folder by what they hold, and nothing is indexed for it', async () => {
    await using bench = await openBench();
    const paths = [await bench.film('a.mp4', FILM), await bench.film('b.mp4', OTHER)];
    await bench.run(paths);
    const [a, b] = paths.map((path) => bench.engine.videos().find((video) => video.path === path)?.id);
    await mkdir(join(bench.folder, 'moved', 'deeper'), { recursive: true });
    await rename(join(bench.folder, 'a.mp4'), join(bench.folder, 'moved', 'deeper', 'first.mp4'));
    await rm(join(bench.folder, 'b.mp4'));
    // As long as the other one, and something else.
    await bench.film('moved/c.mp4', { ...OTHER, shots: [{ start: 0, end: 5, colour: 'black' }] });
    expect(await bench.engine.locateFiles(join(bench.folder, 'moved'), bench)).toEqual({ found: [a], missing: 1 });
    expect(bench.engine.record(a ?? '')).toMatchObject({ path: join(bench.folder, 'moved', 'deeper', 'first.mp4'), title: 'first' });
    expect(bench.engine.record(a ?? '').missing).toBeUndefined();
    expect(bench.engine.record(b ?? '')).toMatchObject({ missing: true });
    expect([copies(bench), bench.engine.jobs({ limit: 10 }).length]).toEqual([[undefined, undefined], 2]);
  });

  it('are looked for where somebody may look, in a folder that is there', async () => {
    await using bench = await openBench();
    const path = await bench.film('a.mp4', FILM);
    await bench.run([path]);
    await mkdir(join(bench.folder, 'moved'));
    await rename(path, join(bench.folder, 'moved', 'a.mp4'));
    await expect(bench.engine.locateFiles(join(bench.folder, 'nowhere'), bench)).rejects.toMatchObject({ code: 'file/missing' });
    expect(bench.engine.videos()).toMatchObject([{ missing: true }]);
  });
});
