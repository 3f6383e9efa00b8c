import { describe, expect, it } from 'vitest';
import type { GenerationKey } from '../../domain/segment.ts';
import type { SegmentIndex } from '../../ports/segment-index.ts';
import type { On } from './opened-index.ts';
import { COLOURS, unit, vectorSegment, wordSegment } from './segments.ts';

const { signal } = new AbortController();
const RED = [1, 0, 0, 0];
const seen = (generation: number, videoId = 'video-a') => vectorSegment(COLOURS, RED, { videoId, generation, start: 5 });
const said = (text: string, generation: number, videoId = 'video-a') => wordSegment(text, { videoId, generation, start: 5 });
const speech = (generation: number, videoId = 'video-a'): GenerationKey => ({ videoId, modality: 'speech', generation });
const visual = (generation: number, videoId = 'video-a'): GenerationKey => ({ videoId, modality: 'visual', generation });

/** What is found in words and in vectors when some generations are left out, as `video/generation`. */
const found = async (index: SegmentIndex, without: readonly GenerationKey[]): Promise<readonly string[]> => {
  const asked = { limit: 50, filter: { without }, signal };
  const hits = [
    ...(await index.searchVectors(COLOURS, unit(RED), asked)),
    ...(await index.searchWords({ words: 'bridge', phrases: [] }, asked)),
    ...(await index.searchWords({ words: 'bridge', phrases: ['red bridge'] }, asked)),
  ];
  return [...new Set(hits.map(({ segment: { videoId, modality, generation = 0 } }) => `${videoId} ${modality} ${generation}`))].sort();
};

/** Two generations of one video, the first not yet counted, and one of another video. */
const fill = async (index: SegmentIndex): Promise<void> => {
  for (const generation of [0, 1]) {
    await index.upsertVectors(COLOURS, [seen(generation)], { signal });
    await index.upsertWords([said('a red bridge', generation)], { signal });
  }
  await index.upsertVectors(COLOURS, [seen(1, 'video-b')], { signal });
  await index.upsertWords([said('a red bridge', 1, 'video-b')], { signal });
};
const ALL = ['video-a speech 0', 'video-a speech 1', 'video-a visual 0', 'video-a visual 1', 'video-b speech 1', 'video-b visual 1'];

/** Generations beside one another, the store's name, and what lies in it. */
export const generationContract = (on: On): void => {
  describe('generations', () => {
    it('lie beside one another, and come back as they were written', on(async ({ index }) => {
      await fill(index);
      expect(await found(index, [])).toEqual(ALL);
      expect(await index.wordsOf('video-a', { signal })).toEqual(expect.arrayContaining([said('a red bridge', 0), said('a red bridge', 1)]));
      expect((await index.vectorsOf(COLOURS, 'video-a', { signal })).map(({ generation }) => generation).sort()).toEqual([1, undefined]);
    }));

    it.each<[string, readonly GenerationKey[], readonly string[]]>([
      ['one that is being written', [visual(1), speech(1)], ALL.filter((one) => !one.startsWith('video-a') || one.endsWith('0'))],
      ['one from before they were counted', [visual(0), speech(0)], ALL.filter((one) => !one.endsWith('0'))],
      ['those of one modality', [speech(1)], ALL.filter((one) => one !== 'video-a speech 1')],
      ['those of a video that is not there', [speech(1, "o'hara"), visual(7)], ALL],
      ['several at once', [speech(0), speech(1), visual(0), visual(1), speech(1, 'video-b')], ['video-b visual 1']],
    ])('are left out of what is found: %s', (_, without, expected) => on(async ({ index }) => {
      await fill(index);
      expect(await found(index, without)).toEqual(expected);
      const read = [
        ...(await index.wordsOf('video-a', { without, signal })), ...(await index.vectorsOf(COLOURS, 'video-a', { without, signal })),
      ].map(({ videoId, modality, generation = 0 }) => `${videoId} ${modality} ${generation}`).sort();
      expect(read).toEqual(expected.filter((one) => one.startsWith('video-a')));
    })());

    it.each([[0, 'video-a speech 1'], [1, 'video-a speech 0']] as const)('are removed but for the one that stays: %i', (keeping, gone) => on(async ({ index }) => {
      await fill(index);
      await index.remove('video-a', { modality: 'speech', keeping, signal });
      expect(await found(index, [])).toEqual(ALL.filter((one) => one !== gone));
    })());
  });

  describe('what lies in a store', () => {
    it('is counted for each generation', on(async ({ index }) => {
      expect(await index.tally({ signal })).toEqual([]);
      await fill(index);
      await index.upsertWords([wordSegment('more', { start: 9, generation: 1 })], { signal });
      const tallies = (await index.tally({ signal })).map(({ videoId, modality, generation, space = '', count }) => `${videoId} ${modality} ${generation} ${space} ${count}`);
      expect(tallies.toSorted()).toEqual([
        'video-a speech 0  1', 'video-a speech 1  2', 'video-a visual 0 colours-v1 1', 'video-a visual 1 colours-v1 1',
        'video-b speech 1  1', 'video-b visual 1 colours-v1 1',
      ]);
    }));

    it('is told by its spaces, until one is dropped', on(async ({ index, again }) => {
      await fill(index);
      const other = { id: 'other', dimensions: 8 };
      await index.upsertVectors(other, [vectorSegment(other, [1, 0, 0, 0, 0, 0, 0, 0])], { signal });
      expect((await index.spaces({ signal })).toSorted((a, b) => a.dimensions - b.dimensions)).toEqual([COLOURS, other]);
      await index.dropSpace('other', { signal });
      await index.dropSpace('never there', { signal });
      expect(await index.spaces({ signal })).toEqual([COLOURS]);
      expect((await (await again()).count({ signal })).vectors).toEqual({ [COLOURS.id]: 3 });
      await index.upsertVectors(other, [vectorSegment(other, [0, 1, 0, 0, 0, 0, 0, 0])], { signal });
      expect((await index.count({ signal })).vectors).toEqual({ [COLOURS.id]: 3, other: 1 });
    }));
  });

  it('keeps one name for ever, which no other store has', on(async ({ index, again }) => {
    const name = await index.identity({ signal });
    expect(name).toMatch(/\w{8}/);
    await fill(index);
    expect(await (await again()).identity({ signal })).toBe(name);
  }));
};
