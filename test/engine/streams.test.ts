import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Media, HlsSegment } from '@frameseek/core';
import { createEngine, type Engine } from '@frameseek/engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SegmentCache } from '../../packages/engine/src/streaming/segment-cache.ts';
import { fakeMedia } from './support/fake-film.ts';
import { openBench } from './support/with-engine.ts';

const { signal } = new AbortController();

/** Runs of the encoder that were begun, and what each has made and whether it has ended. */
interface Run {
  readonly from: number;
  made: number;
  ended: boolean;
}

/** Media whose streams have a piece whenever they are pulled. */
const countedMedia = (runs: Run[], { pieceMs = 0, pieces = Infinity } = {}): Media => ({
  ...fakeMedia(),
  stream: async function* (_path, { from, signal: stop }): AsyncGenerator<HlsSegment> {
    const run: Run = { from, made: -1, ended: false };
    runs.push(run);
    try {
      yield { number: -1, bytes: new Uint8Array([1]) };
      for (let number = from; number < pieces; number += 1) {
        await sleep(pieceMs, undefined, { signal: stop });
        run.made = number;
        yield { number, bytes: new Uint8Array([number]) };
      }
    } finally {
      run.ended = true;
    }
  },
});

const VIDEO = { sizeBytes: 1, addedAt: '2026-01-01T00:00:00.000Z', probe: { container: 'avi', duration: 1_000, sizeBytes: 1, audio: [], subtitles: [] } };

/** An engine with videos of 1,000 s, whose streams are counted. */
const set = async (runs: Run[], ids: readonly string[], options: Parameters<typeof countedMedia>[1], test: (opened: { engine: Engine }, ids: readonly string[]) => Promise<void>) => {
  await using bench = await openBench();
  for (const id of ids) bench.catalog.putVideo({ ...VIDEO, id, title: id, path: `/${id}.avi` });
  await using engine = createEngine({ ...bench.parts, media: countedMedia(runs, options) });
  await test({ engine }, ids);
};

describe('a stream', () => {
  it('is made a few pieces ahead of its watcher, and no further', async () => {
    const runs: Run[] = [];
    await set(runs, ['a'], {}, async ({ engine }, [id = '']) => {
      await engine.streamSegment(id, { number: 0, signal });
      await expect.poll(() => runs[0]?.made).toBe(5);
      await sleep(100);
      expect(runs[0]?.made).toBe(5);
      await engine.streamSegment(id, { number: 3, signal });
      await expect.poll(() => runs[0]?.made).toBe(8);
      expect(runs).toHaveLength(1);
    });
    expect(runs[0]?.ended).toBe(true);
  });

  it('begins anew where its watcher jumps to, and the old run ends', async () => {
    const runs: Run[] = [];
    await set(runs, ['a'], {}, async ({ engine }, [id = '']) => {
      await engine.streamSegment(id, { number: 0, signal });
      await engine.streamSegment(id, { number: 100, signal });
      expect(runs.map(({ from, ended }) => [from, ended])).toEqual([[0, true], [100, false]]);
    });
  });

  it('ends when its only watcher goes away while he waits', async () => {
    const runs: Run[] = [];
    await set(runs, ['a'], { pieceMs: 60_000 }, async ({ engine }, [id = '']) => {
      const gone = new AbortController();
      const asked = engine.streamSegment(id, { number: 0, signal: gone.signal });
      await expect.poll(() => runs.length).toBe(1);
      gone.abort();
      await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
      await expect.poll(() => runs[0]?.ended).toBe(true);
    });
  });

  it('of a third video makes the one end that was asked for longest ago', async () => {
    const runs: Run[] = [];
    await set(runs, ['a', 'b', 'c'], {}, async ({ engine }, ids) => {
      for (const id of ids) {
        await engine.streamSegment(id, { number: 0, signal });
        await sleep(5);
      }
      expect(runs.map(({ ended }) => ended)).toEqual([true, false, false]);
    });
  });

  it('is made once for all who ask for the same at the same time', async () => {
    const runs: Run[] = [];
    await set(runs, ['a'], { pieceMs: 20 }, async ({ engine }, [id = '']) => {
      const paths = await Promise.all([0, 1, -1, 0].map((number) => engine.streamSegment(id, { number, signal })));
      expect(new Set(paths).size).toBe(3);
      expect(runs).toHaveLength(1);
    });
  });

  it('that ends before its list does says that there is no more', async () => {
    const runs: Run[] = [];
    await set(runs, ['a'], { pieces: 3 }, async ({ engine }, [id = '']) => {
      await engine.streamSegment(id, { number: 2, signal });
      await expect(engine.streamSegment(id, { number: 4, signal })).rejects.toMatchObject({ code: 'file/missing' });
    });
  });
});

describe('kept pieces', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vectorCache-test-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('are bounded: the longest unused go first', async () => {
    const vectorCache = new SegmentCache(folder, 30);
    for (const number of [0, 1, 2]) await vectorCache.put('a', { number, bytes: new Uint8Array(10) });
    await vectorCache.find('a', 0);
    await vectorCache.put('a', { number: 3, bytes: new Uint8Array(10) });
    expect((await readdir(join(folder, 'a'))).sort()).toEqual(['0.m4s', '2.m4s', '3.m4s']);
    expect(await vectorCache.find('a', 1)).toBeUndefined();
    await rm(join(folder, 'a', '2.m4s'));
    expect(await vectorCache.find('a', 2)).toBeUndefined();
    await vectorCache.clear();
    await expect(readdir(folder)).rejects.toThrow();
  });
});
