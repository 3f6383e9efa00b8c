import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EmbeddedSegment, SegmentFilter, SegmentIndex } from '@frameseek/core';
import { COLOURS, unit, vectorSegment } from '@frameseek/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLanceIndex } from './lance-index.ts';

const { signal } = new AbortController();
let folder = '';
let index: SegmentIndex;
/** As another process has it. */
let other: SegmentIndex;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frameseek-small-'));
  [index, other] = [await openLanceIndex(folder), await openLanceIndex(folder)];
  await index.upsertVectors(COLOURS, SEGMENTS, { signal });
});
afterAll(async () => {
  await Promise.all([index.close(), other.close()]);
  await rm(folder, { recursive: true, force: true });
});

const SEGMENTS: readonly EmbeddedSegment[] = Array.from({ length: 60 }, (_, n) => ({
  ...vectorSegment(COLOURS, [1 + (n % 7), n % 5, n % 3, 1], { videoId: `video-${n % 4}`, start: n, end: n + 2, ...(n % 9 === 0 && { generation: 1 }) }),
}));
const QUERY = unit([2, 3, 1, 0]);
const search = (filter: SegmentFilter, limit = 10, from = index) => from.searchVectors(COLOURS, QUERY, { limit, filter, signal });

describe('a space of few vectors', () => {
  it.each<[string, SegmentFilter]>([
    ['all', {}], ['some videos', { videoIds: ['video-1', 'video-2'] }], ['no video', { videoIds: [] }], ['another modality', { modalities: ['speech'] }],
    ['a stretch', { within: { start: 10, end: 20 } }], ['no end', { within: { start: 10, end: Infinity } }],
    ['but a generation', { without: [{ videoId: 'video-0', modality: 'visual', generation: 1 }, { videoId: 'video-1', modality: 'visual', generation: 0 }] }],
  ])('is searched in memory as LanceDB searches it: %s', async (_, filter) => {
    const lance = await openLanceIndex(folder, { smallRows: 0 });
    const [byLance, inMemory] = [await search(filter, 10, lance), await search(filter)];
    const scores = (hits: typeof byLance): readonly number[] => hits.map(({ score }) => Number(score.toFixed(5)));
    expect(scores(inMemory)).toEqual(scores(byLance));
    expect(await search(filter)).toEqual(inMemory);
    await lance.close();
  });

  it('gives as many as are asked for, best first, without their vectors', async () => {
    const hits = await search({}, 3);
    expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).toSorted((a, b) => b - a));
    expect(hits).toHaveLength(3);
    expect(hits[0]?.segment).not.toHaveProperty('vector');
  });

  it('is read again when anybody has written', async () => {
    await search({});
    const best = { ...vectorSegment(COLOURS, [2, 3, 1, 0], { videoId: 'video-new' }) };
    await other.upsertVectors(COLOURS, [best], { signal });
    for (let round = 0; round < 3; round += 1) expect((await search({}, 1))[0]?.segment.videoId).toBe('video-new');
    await other.remove('video-new', { signal });
    for (let round = 0; round < 3; round += 1) expect((await search({}, 1))[0]?.segment.videoId).not.toBe('video-new');
  });

  it('has all that is found also where it grows beyond what is kept', async () => {
    const many = Array.from({ length: 2_100 }, (_, n) => vectorSegment(COLOURS, [0, 0, 1, n], { videoId: 'video-many', start: n, end: n + 1 }));
    await search({});
    await index.upsertVectors(COLOURS, many, { signal });
    for (let round = 0; round < 3; round += 1) expect(await search({ videoIds: ['video-many'] }, 2_200)).toHaveLength(2_100);
    await index.remove('video-many', { signal });
  });
});
