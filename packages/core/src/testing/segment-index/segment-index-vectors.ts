import { describe, expect, it } from 'vitest';
import { COLOURS, NO_FILTER, unit, vectorSegment, WIDE } from './segments.ts';
import type { SegmentFilter } from '../../domain/segment.ts';
import type { SegmentIndex } from '../../ports/segment-index.ts';
import type { On } from './opened-index.ts';

const { signal } = new AbortController();
const RED = [1, 0, 0, 0];
const GREEN = [0, 1, 0, 0];
const BLUE = [0, 0, 1, 0];
const REDDISH = [0.9, 0.1, 0, 0];

const starts = async (index: SegmentIndex, filter: SegmentFilter, numbers = RED): Promise<readonly string[]> => {
  const hits = await index.searchVectors(COLOURS, unit(numbers), { limit: 50, filter, signal });
  return hits.map(({ segment }) => `${segment.videoId}/${segment.modality}/${segment.start}`).sort();
};

/** Search by meaning: nearest by cosine, inside the filter, never across spaces. */
export const vectorContract = (on: On): void => {
  describe('by vectors', () => {
    it('gives the nearest first, scored by cosine', on(async ({ index }) => {
      const red = vectorSegment(COLOURS, RED, { start: 0 });
      const reddish = vectorSegment(COLOURS, REDDISH, { start: 2 });
      const blue = vectorSegment(COLOURS, BLUE, { start: 4 });
      const cyan = vectorSegment(COLOURS, [-1, 0, 0, 0], { start: 6 });
      await index.upsertVectors(COLOURS, [cyan, blue, reddish, red], { signal });
      const hits = await index.searchVectors(COLOURS, unit(RED), { limit: 10, filter: NO_FILTER, signal });
      expect(hits.map(({ segment }) => segment.id)).toEqual([red.id, reddish.id, blue.id, cyan.id]);
      const cosines = [1, 0.9 / Math.hypot(0.9, 0.1), 0, -1];
      hits.forEach(({ score }, at) => expect(score).toBeCloseTo(cosines[at] ?? NaN, 5));
    }));

    it('gives back the segment as it was written, without its vector', on(async ({ index }) => {
      const seen = vectorSegment(COLOURS, RED, { start: 1.23456789, end: 3.000001 });
      const said = vectorSegment(COLOURS, RED, { start: 7, modality: 'speech', text: 'It\'s "red" — 赤 🎬' });
      await index.upsertVectors(COLOURS, [seen, said], { signal });
      const hits = await index.searchVectors(COLOURS, unit(RED), { limit: 10, filter: NO_FILTER, signal });
      const found = hits.map(({ segment }) => segment).sort((a, b) => a.start - b.start);
      expect(found).toEqual([seen, said].map(({ vector: _, ...segment }) => segment));
    }));

    it('gives no more than the limit, and then the best', on(async ({ index }) => {
      const segments = Array.from({ length: 30 }, (_, n) => vectorSegment(COLOURS, [1, n / 10, 0, 0], { start: 30 - n }));
      await index.upsertVectors(COLOURS, segments, { signal });
      const hits = await index.searchVectors(COLOURS, unit(RED), { limit: 3, filter: NO_FILTER, signal });
      expect(hits.map(({ segment }) => segment.start)).toEqual([30, 29, 28]);
    }));

    it('replaces what has the same id, and keeps the rest', on(async ({ index }) => {
      const first = vectorSegment(COLOURS, RED, { start: 0, modality: 'speech', text: 'old' });
      await index.upsertVectors(COLOURS, [first, vectorSegment(COLOURS, GREEN, { start: 2 })], { signal });
      await index.upsertVectors(COLOURS, [{ ...first, text: 'new', vector: unit(BLUE) }], { signal });
      const [hit, ...others] = await index.searchVectors(COLOURS, unit(BLUE), { limit: 10, filter: NO_FILTER, signal });
      expect(hit?.segment.text).toBe('new');
      expect(hit?.score).toBeCloseTo(1, 5);
      expect(others).toHaveLength(1);
      expect((await index.count({ signal })).vectors).toEqual({ [COLOURS.id]: 2 });
    }));

    it('is the same after writing the same twice, also within one call', on(async ({ index }) => {
      const segments = [vectorSegment(COLOURS, RED, { start: 0 }), vectorSegment(COLOURS, BLUE, { start: 2 })];
      await index.upsertVectors(COLOURS, segments, { signal });
      await index.upsertVectors(COLOURS, [...segments, ...segments], { signal });
      expect((await index.count({ signal })).vectors).toEqual({ [COLOURS.id]: 2 });
      expect(await index.vectorsOf(COLOURS, 'video-a', { signal })).toEqual(segments);
    }));

    it('takes an empty list for nothing to do', on(async ({ index }) => {
      await index.upsertVectors(COLOURS, [], { signal });
      expect(await index.count({ signal })).toEqual({ words: 0, vectors: {} });
    }));

    it('refuses vectors of another length, in writing and in searching', on(async ({ index }) => {
      const mismatch = { code: 'store/space-mismatch', facts: { space: COLOURS.id, expected: 4, actual: 8 } };
      const good = vectorSegment(COLOURS, RED, { start: 0 });
      const bad = { ...vectorSegment(COLOURS, RED, { start: 2 }), vector: new Float32Array(8) };
      await expect(index.upsertVectors(COLOURS, [good, bad], { signal })).rejects.toMatchObject(mismatch);
      expect(await index.count({ signal })).toEqual({ words: 0, vectors: {} });
      await expect(index.searchVectors(COLOURS, new Float32Array(8), { limit: 1, filter: NO_FILTER, signal })).rejects.toMatchObject(mismatch);
    }));

    it('refuses a space whose dimensions have changed', on(async ({ index }) => {
      await index.upsertVectors(COLOURS, [vectorSegment(COLOURS, RED)], { signal });
      const changed = { ...COLOURS, dimensions: 8 };
      const segment = { ...vectorSegment(COLOURS, RED), vector: unit([1, 0, 0, 0, 0, 0, 0, 0]) };
      await expect(index.upsertVectors(changed, [segment], { signal })).rejects.toMatchObject({ code: 'store/space-mismatch' });
      await expect(index.searchVectors(changed, segment.vector, { limit: 1, filter: NO_FILTER, signal })).rejects.toMatchObject({ code: 'store/space-mismatch' });
    }));

    it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses a vector with %d in it, in writing and in searching', (value) => on(async ({ index }) => {
      const broken = Float32Array.from([1, value, 0, 0]);
      const segments = [vectorSegment(COLOURS, RED, { start: 0 }), { ...vectorSegment(COLOURS, RED, { start: 2 }), vector: broken }];
      await expect(index.upsertVectors(COLOURS, segments, { signal })).rejects.toMatchObject({ code: 'input/invalid' });
      expect(await index.count({ signal })).toEqual({ words: 0, vectors: {} });
      await expect(index.searchVectors(COLOURS, broken, { limit: 1, filter: NO_FILTER, signal })).rejects.toMatchObject({ code: 'input/invalid' });
    })());

    it('refuses a space whose id could leave its folder', on(async ({ index }) => {
      const space = { id: '../elsewhere', dimensions: 4 };
      await expect(index.upsertVectors(space, [vectorSegment(space, RED)], { signal })).rejects.toMatchObject({ code: 'input/invalid' });
    }));

    it('never mixes two spaces', on(async ({ index }) => {
      const here = vectorSegment(COLOURS, RED);
      const there = vectorSegment(WIDE, [1, 0, 0, 0, 0, 0, 0, 0]);
      const twin = { id: 'colours-v2', dimensions: 4 };
      await index.upsertVectors(COLOURS, [here], { signal });
      await index.upsertVectors(WIDE, [there], { signal });
      await index.upsertVectors(twin, [vectorSegment(twin, BLUE)], { signal });
      expect(await starts(index, NO_FILTER)).toEqual(['video-a/visual/0']);
      const [hit, ...others] = await index.searchVectors(COLOURS, unit(BLUE), { limit: 9, filter: NO_FILTER, signal });
      expect([hit?.segment.id, others]).toEqual([here.id, []]);
      expect((await index.count({ signal })).vectors).toEqual({ [COLOURS.id]: 1, [WIDE.id]: 1, [twin.id]: 1 });
    }));

    it('takes a space that was never written for empty', on(async ({ index }) => {
      expect(await starts(index, NO_FILTER)).toEqual([]);
      expect(await index.vectorsOf(WIDE, 'video-a', { signal })).toEqual([]);
    }));

    it('keeps a space named like the index of words apart from it', on(async ({ index }) => {
      const space = { id: 'words', dimensions: 4 };
      await index.upsertVectors(space, [vectorSegment(space, RED)], { signal });
      expect(await index.count({ signal })).toEqual({ words: 0, vectors: { words: 1 } });
    }));
  });

  describe('filters', () => {
    const fill = (index: SegmentIndex): Promise<void> => index.upsertVectors(COLOURS, [
      vectorSegment(COLOURS, RED, { videoId: 'video-a', start: 0, end: 5 }),
      vectorSegment(COLOURS, RED, { videoId: 'video-a', start: 5, end: 10 }),
      vectorSegment(COLOURS, RED, { videoId: 'video-a', start: 5, end: 10, modality: 'speech', text: 'said' }),
      vectorSegment(COLOURS, RED, { videoId: 'video-b', start: 5, end: 10 }),
      vectorSegment(COLOURS, RED, { videoId: "o'hara", start: 5, end: 10, modality: 'text', text: 'read' }),
    ], { signal });
    const all = ["o'hara/text/5", 'video-a/speech/5', 'video-a/visual/0', 'video-a/visual/5', 'video-b/visual/5'];

    it.each<[string, SegmentFilter, readonly string[]]>([
      ['nothing', {}, all],
      ['one video', { videoIds: ['video-b'] }, ['video-b/visual/5']],
      ['several videos', { videoIds: ['video-b', "o'hara", 'nowhere'] }, ["o'hara/text/5", 'video-b/visual/5']],
      ['no video at all', { videoIds: [] }, []],
      ['a name that is a piece of SQL', { videoIds: ["x' OR 'a' = 'a", 'x"; --'] }, []],
      ['one modality', { modalities: ['speech'] }, ['video-a/speech/5']],
      ['several modalities', { modalities: ['speech', 'text'] }, ["o'hara/text/5", 'video-a/speech/5']],
      ['no modality at all', { modalities: [] }, []],
      ['a span that ends where a segment starts', { within: { start: 1, end: 5 } }, ['video-a/visual/0']],
      ['a span that starts where a segment ends', { within: { start: 10, end: 20 } }, []],
      ['a span that overlaps a little', { within: { start: 4.999, end: 5.001 } }, all],
      ['a span inside a segment', { within: { start: 6, end: 6.5 } }, all.filter((one) => one !== 'video-a/visual/0')],
      ['a span without an end', { within: { start: 5, end: Infinity } }, all.filter((one) => one !== 'video-a/visual/0')],
      ['video and modality', { videoIds: ['video-a'], modalities: ['visual'] }, ['video-a/visual/0', 'video-a/visual/5']],
      ['all three', { videoIds: ['video-a'], modalities: ['visual'], within: { start: 0, end: 5 } }, ['video-a/visual/0']],
    ])('limits a search by %s', (_, filter, expected) => on(async ({ index }) => {
      await fill(index);
      expect(await starts(index, filter)).toEqual(expected);
    })());

    it('finds the best inside the filter, however many are better outside', on(async ({ index }) => {
      const near = Array.from({ length: 200 }, (_, n) => vectorSegment(COLOURS, RED, { videoId: 'video-b', start: n }));
      const far = vectorSegment(COLOURS, BLUE, { videoId: 'video-a', start: 3 });
      await index.upsertVectors(COLOURS, [...near, far], { signal });
      const hits = await index.searchVectors(COLOURS, unit(RED), { limit: 1, filter: { videoIds: ['video-a'] }, signal });
      expect(hits.map(({ segment }) => segment.id)).toEqual([far.id]);
    }));
  });

  describe('vectorsOf', () => {
    it('gives every vector of one video bit by bit, ascending in time', on(async ({ index }) => {
      const numbers = [[0.1, 0.2, 0.3, 0.4], [0.7, -0.1, 1e-7, 0.2], [-1, 1, -1, 1]];
      const segments = numbers.map((each, n) => vectorSegment(COLOURS, each, { start: 10 - n, videoId: 'video-a' }));
      await index.upsertVectors(COLOURS, [...segments, vectorSegment(COLOURS, RED, { videoId: 'video-b' })], { signal });
      const found = await index.vectorsOf(COLOURS, 'video-a', { signal });
      expect(found).toEqual(segments.toReversed());
      expect(found.every(({ vector }) => vector instanceof Float32Array)).toBe(true);
    }));

    it('gives more of them than one page', on(async ({ index }) => {
      const segments = Array.from({ length: 1_500 }, (_, n) => vectorSegment(COLOURS, [1, n, 0, 0], { start: n }));
      await index.upsertVectors(COLOURS, segments, { signal });
      const found = await index.vectorsOf(COLOURS, 'video-a', { signal });
      expect(found.map(({ start }) => start)).toEqual(segments.map(({ start }) => start));
    }));
  });
};
