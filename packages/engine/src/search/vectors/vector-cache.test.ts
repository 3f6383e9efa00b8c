import { describe, expect, it } from 'vitest';
import { Fault, segmentId, type Catalog, type EmbeddedSegment, type SegmentIndex, type StageRecord } from '@frameseek/core';
import { cosines, createVectorCache } from './vector-cache.ts';

const { signal } = new AbortController();
const space = { id: 'space', dimensions: 64 };
const unit = (seed: number): Float32Array => {
  const vector = Float32Array.from({ length: space.dimensions }, (_, i) => Math.sin(seed * 7.3 + i * i));
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
};
const embedded = (videoId: string, row: number): EmbeddedSegment => ({
  id: segmentId({ videoId, space: space.id, modality: 'visual', start: row }), videoId, modality: 'visual',
  start: row, end: row + 1, at: row, vector: unit(row),
});

/** A shelf over an index of videos with three keyframes each, and how often the index was read. */
const vectorCache = (stage: () => Partial<StageRecord>, kept: Pick<Catalog, 'keyframeVectors' | 'putKeyframeVectors'> = keeping()) => {
  const read: string[] = [];
  const vectorsOf: SegmentIndex['vectorsOf'] = (_, videoId) => {
    read.push(videoId);
    return Promise.resolve([0, 1, 2].map((row) => embedded(videoId, row)));
  };
  const stages: Catalog['stages'] = () => [{ stage: 'visual', state: 'done', by: 'x', count: 3, seconds: 1, at: 'then', ...stage() }];
  return { read, of: createVectorCache({ index: { vectorsOf }, catalog: { stages, ...kept } }).of };
};
/** What a catalog keeps of one video, in one space. */
const keeping = (): Pick<Catalog, 'keyframeVectors' | 'putKeyframeVectors'> => {
  let kept: Parameters<Catalog['putKeyframeVectors']> | undefined;
  return {
    putKeyframeVectors: (...all) => (kept = all),
    keyframeVectors: (id, { space: of, madeAt }) => (kept?.[0] === id && kept[1].space === of && kept[1].madeAt === madeAt ? kept[2] : undefined),
  };
};

describe('the vectors of a video', () => {
  it('give the cosine with each keyframe, in their order', async () => {
    const { of } = vectorCache(() => ({}));
    const video = await of(space, 'a', { signal });
    const query = unit(1);
    const exact = [0, 1, 2].map((row) => unit(row).reduce((sum, value, i) => sum + value * (query[i] ?? 0), 0));
    cosines(video, query).forEach((cosine, row) => expect(cosine).toBeCloseTo(exact[row] ?? NaN, 2));
    expect(video.segments.map(({ at }) => at)).toEqual([0, 1, 2]);
  });

  it('are read once, as long as the pictures of the video stay as they are', async () => {
    let at = 'then';
    const { of, read } = vectorCache(() => ({ at }));
    await of(space, 'a', { signal });
    await of(space, 'a', { signal });
    expect(read).toEqual(['a']);
    at = 'later';
    await of(space, 'a', { signal });
    expect(read).toEqual(['a', 'a']);
  });

  it('are read each time while the video is being indexed', async () => {
    const { of, read } = vectorCache(() => ({ state: 'failed' }));
    await of(space, 'a', { signal });
    await of(space, 'a', { signal });
    expect(read).toHaveLength(2);
  });

  it('are kept for other processes, and for the next start', async () => {
    const kept = keeping();
    const first = await vectorCache(() => ({}), kept).of(space, 'a', { signal });
    const next = vectorCache(() => ({}), kept);
    expect(await next.of(space, 'a', { signal })).toEqual(first);
    expect(next.read).toEqual([]);
    const anew = vectorCache(() => ({ at: 'later' }), kept);
    await anew.of(space, 'a', { signal });
    expect(anew.read).toEqual(['a']);
  });

  it('are not kept where the store has lost some of them', async () => {
    const kept = keeping();
    for (const [count, reads] of [[4, ['a']], [3, ['a']], [3, []]] as const) {
      const cache = vectorCache(() => ({ count }), kept);
      await cache.of(space, 'a', { signal });
      expect(cache.read).toEqual(reads);
    }
  });

  it('are given though the catalog cannot keep them', async () => {
    const full = { ...keeping(), putKeyframeVectors: () => { throw new Fault('file/disk-full', { path: 'catalog.db' }); } };
    expect((await vectorCache(() => ({}), full).of(space, 'a', { signal })).segments).toHaveLength(3);
  });
});
