import { describe, expect, it } from 'vitest';
import { COLOURS, NO_FILTER, unit, vectorSegment, WIDE, wordSegment } from './segments.ts';
import type { SegmentIndex } from '../../ports/segment-index.ts';
import type { On } from './opened-index.ts';

const { signal } = new AbortController();
const RED = [1, 0, 0, 0];
const WIDE_RED = [1, 0, 0, 0, 0, 0, 0, 0];

/** Two videos in two spaces and in words, in all modalities. */
const fill = async (index: SegmentIndex): Promise<void> => {
  for (const videoId of ['video-a', 'video-b']) {
    await index.upsertVectors(COLOURS, [
      vectorSegment(COLOURS, RED, { videoId }),
      vectorSegment(COLOURS, RED, { videoId, modality: 'speech', text: 'a red bridge' }),
    ], { signal });
    await index.upsertVectors(WIDE, [vectorSegment(WIDE, WIDE_RED, { videoId, modality: 'text', text: 'BRIDGE' })], { signal });
    await index.upsertWords([
      wordSegment('a red bridge', { videoId }), wordSegment('BRIDGE', { videoId, modality: 'text' }),
    ], { signal });
  }
};

/** Everything an index tells of a video, by every way there is. */
const traces = async (index: SegmentIndex, videoId: string): Promise<readonly string[]> => {
  const asked = { limit: 100, filter: NO_FILTER, signal };
  const hits = [
    ...(await index.searchVectors(COLOURS, unit(RED), asked)), ...(await index.searchVectors(WIDE, unit(WIDE_RED), asked)),
    ...(await index.searchWords({ words: 'bridge', phrases: [] }, asked)),
    ...(await index.searchWords({ words: '', phrases: ['bridge'] }, asked)),
  ].map(({ segment }) => segment);
  const listed = [
    ...(await index.vectorsOf(COLOURS, videoId, { signal })), ...(await index.vectorsOf(WIDE, videoId, { signal })),
    ...(await index.wordsOf(videoId, { signal })),
  ];
  return [...hits, ...listed].filter((segment) => segment.videoId === videoId).map(({ modality }) => modality).sort();
};

/** Removal, other handles, housekeeping, abort. */
export const lifeContract = (on: On): void => {
  describe('removal', () => {
    it('leaves no trace of a video, and every trace of the others', on(async ({ index }) => {
      await fill(index);
      const before = await traces(index, 'video-b');
      await index.remove('video-a', { signal });
      expect(await traces(index, 'video-a')).toEqual([]);
      expect(await traces(index, 'video-b')).toEqual(before);
      expect(await index.count({ signal })).toEqual({ words: 2, vectors: { [COLOURS.id]: 2, [WIDE.id]: 1 } });
      await index.optimize({ signal });
      expect(await traces(index, 'video-a')).toEqual([]);
      expect(await traces(index, 'video-b')).toEqual(before);
    }));

    it('of one modality leaves the others', on(async ({ index }) => {
      await fill(index);
      const before = await traces(index, 'video-a');
      await index.remove('video-a', { modality: 'text', signal });
      expect(await traces(index, 'video-a')).toEqual(before.filter((modality) => modality !== 'text'));
      expect(await traces(index, 'video-b')).toEqual(before);
    }));

    it('of what is not there is nothing to complain about', on(async ({ index }) => {
      await index.remove('nowhere', { signal });
      await fill(index);
      await index.remove("x' OR 'a' = 'a", { signal });
      await index.remove('nowhere', { modality: 'speech', signal });
      expect((await index.count({ signal })).words).toBe(4);
    }));

    it('of everything leaves empty spaces, which fill again', on(async ({ index }) => {
      await fill(index);
      await index.remove('video-a', { signal });
      await index.remove('video-b', { signal });
      expect(await index.count({ signal })).toEqual({ words: 0, vectors: {} });
      await index.optimize({ signal });
      await fill(index);
      expect(await index.count({ signal })).toEqual({ words: 4, vectors: { [COLOURS.id]: 4, [WIDE.id]: 2 } });
    }));
  });

  describe('several handles', () => {
    it('find again what was written before closing', on(async ({ index, again }) => {
      await fill(index);
      const before = await traces(index, 'video-a');
      await index.close();
      expect(await traces(await again(), 'video-a')).toEqual(before);
    }));

    it('see at once what another writes, replaces and removes', on(async ({ index, again }) => {
      const other = await again();
      expect(await traces(other, 'video-a')).toEqual([]);
      await fill(index);
      expect(await traces(other, 'video-a')).toEqual(await traces(index, 'video-a'));
      await index.upsertWords([wordSegment('a tunnel')], { signal });
      expect((await other.searchWords({ words: 'tunnel', phrases: [] }, { limit: 5, filter: NO_FILTER, signal })).length).toBe(1);
      await index.remove('video-a', { signal });
      expect(await traces(other, 'video-a')).toEqual([]);
    }));

    it('lose nothing when they write at the same time', on(async ({ index, again }) => {
      const handles = [index, await again(), await again()];
      await Promise.all(handles.flatMap((handle, h) => Array.from({ length: 6 }, async (_, n) => {
        const sketch = { videoId: `video-${h}`, start: n * 2 };
        await handle.upsertVectors(COLOURS, [vectorSegment(COLOURS, RED, sketch)], { signal });
        await handle.upsertWords([wordSegment(`bridge ${n}`, sketch)], { signal });
        if (n === 3) await handle.optimize({ signal });
      })));
      expect(await index.count({ signal })).toEqual({ words: 18, vectors: { [COLOURS.id]: 18 } });
    }));

    it('keep one of each when they write the same at the same time', on(async ({ index, again }) => {
      const handles = [index, await again(), await again()];
      await Promise.all(handles.map((handle) => fill(handle)));
      expect(await index.count({ signal })).toEqual({ words: 4, vectors: { [COLOURS.id]: 4, [WIDE.id]: 2 } });
    }));
  });

  describe('an aborted signal', () => {
    const aborted = AbortSignal.abort();
    it.each<[string, (index: SegmentIndex) => Promise<unknown>]>([
      ['upsertVectors', (index) => index.upsertVectors(COLOURS, [vectorSegment(COLOURS, RED)], { signal: aborted })],
      ['upsertWords', (index) => index.upsertWords([wordSegment('x')], { signal: aborted })],
      ['searchVectors', (index) => index.searchVectors(COLOURS, unit(RED), { limit: 1, filter: NO_FILTER, signal: aborted })],
      ['searchWords', (index) => index.searchWords({ words: 'bridge', phrases: [] }, { limit: 1, filter: NO_FILTER, signal: aborted })],
      ['vectorsOf', (index) => index.vectorsOf(COLOURS, 'video-a', { signal: aborted })],
      ['wordsOf', (index) => index.wordsOf('video-a', { signal: aborted })],
      ['remove', (index) => index.remove('video-a', { signal: aborted })],
      ['count', (index) => index.count({ signal: aborted })],
      ['optimize', (index) => index.optimize({ signal: aborted })],
      ['tally', (index) => index.tally({ signal: aborted })],
      ['spaces', (index) => index.spaces({ signal: aborted })],
      ['dropSpace', (index) => index.dropSpace(COLOURS.id, { signal: aborted })],
      ['identity', (index) => index.identity({ signal: aborted })],
    ])('ends %s and changes nothing', (_, call) => on(async ({ index }) => {
      await fill(index);
      await expect(call(index)).rejects.toMatchObject({ name: 'AbortError' });
      expect(await index.count({ signal })).toEqual({ words: 4, vectors: { [COLOURS.id]: 4, [WIDE.id]: 2 } });
    })());
  });

  it('has a name for people', on(({ index }) => {
    expect(index.name).toMatch(/\w/);
    return Promise.resolve();
  }));

  it('may be closed twice', on(async ({ index }) => {
    await index.close();
    await expect(index.close()).resolves.toBeUndefined();
  }));
};
