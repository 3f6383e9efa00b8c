import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../catalog/catalog.ts';
import type { GenerationOf } from '../../catalog/work/generation-repository.ts';
import type { StageRecord } from '../../catalog/work/stage-repository.ts';
import type { OnCatalog } from './opened-catalog.ts';
import { OTHER, VIDEO } from './videos.ts';

const SEEN: GenerationOf = { videoId: VIDEO.id, modality: 'visual' };
const HOLDS = { words: 0, vectors: { 'clip.v1': 5 } };
const STAGE: StageRecord = { stage: 'visual', state: 'done', by: 'clip.v1/dense', count: 5, seconds: 1, at: '2026-01-01T00:00:00.000Z' };

/** Makes the next generation current, and gives its number. */
const make = (catalog: Catalog, store: string, of = SEEN): number => {
  const begun = catalog.beginGeneration(store, of);
  expect(catalog.commitGeneration(store, { ...of, ...begun, holds: HOLDS })).toBe(true);
  return begun.generation;
};

/** Generations of segments in stores, and the spaces that answer. */
export const catalogGenerationContract = (on: OnCatalog): void => {
  describe('generations', () => {
    it('answer from the moment they are committed, and hide what they replace', on(({ catalog, again }) => {
      catalog.putVideo(VIDEO);
      const first = catalog.beginGeneration('lance', SEEN);
      expect([first.generation, catalog.currentGeneration('lance', SEEN), catalog.hiddenGenerations('lance')]).toEqual([1, undefined, []]);
      expect(catalog.commitGeneration('lance', { ...SEEN, ...first, holds: HOLDS })).toBe(true);
      const second = catalog.beginGeneration('lance', SEEN);
      expect(again().hiddenGenerations('lance')).toEqual([{ ...SEEN, generation: 2 }]);
      catalog.commitGeneration('lance', { ...SEEN, ...second, holds: HOLDS });
      expect(again().currentGeneration('lance', SEEN)).toEqual({ ...SEEN, generation: 2, isCurrent: true, holds: HOLDS });
      expect(catalog.hiddenGenerations('lance')).toEqual([{ ...SEEN, generation: 1 }]);
      catalog.forgetGenerations('lance', { ...SEEN, keeping: 2 });
      expect(catalog.hiddenGenerations('lance')).toEqual([]);
    }));

    it('begin under the same number again where the last was never finished, and only its last writer finishes it', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      const [lost, mine] = [catalog.beginGeneration('lance', SEEN), catalog.beginGeneration('lance', SEEN)];
      expect(mine.generation).toBe(lost.generation);
      expect(catalog.commitGeneration('lance', { ...SEEN, ...lost, holds: HOLDS })).toBe(false);
      expect(catalog.currentGeneration('lance', SEEN)).toBeUndefined();
      expect(catalog.commitGeneration('lance', { ...SEEN, ...mine, holds: HOLDS })).toBe(true);
    }));

    it('never take a number that is in use in another store, or by a stage', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      expect([make(catalog, 'lance'), make(catalog, 'lance'), make(catalog, 'qdrant')]).toEqual([1, 2, 3]);
      expect(catalog.beginGeneration('lance', SEEN).generation).toBe(4);
      catalog.putStage(VIDEO.id, { ...STAGE, generation: 7, store: 'gone' });
      expect(catalog.stages(VIDEO.id)).toEqual([{ ...STAGE, generation: 7, store: 'gone' }]);
      expect(catalog.beginGeneration('lance', SEEN).generation).toBe(8);
    }));

    it('are made again under their number where a store does not have them', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      make(catalog, 'lance');
      expect(catalog.beginGeneration('qdrant', { ...SEEN, again: 1 }).generation).toBe(1);
      expect(catalog.beginGeneration('lance', { ...SEEN, again: 1 }).generation).toBe(2);
      expect(catalog.beginGeneration('qdrant', { ...SEEN, again: 0 }).generation).toBe(0);
    }));

    it('are apart for each modality, video and store, and go with their video', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      catalog.putVideo(OTHER);
      for (const one of [SEEN, { ...SEEN, modality: 'speech' as const }, { ...SEEN, videoId: OTHER.id }]) make(catalog, 'lance', one);
      expect(catalog.generations('lance')).toHaveLength(3);
      expect(catalog.generations('lance', VIDEO.id)).toHaveLength(2);
      expect(catalog.generations('qdrant')).toEqual([]);
      expect([catalog.held('lance'), catalog.held('qdrant')]).toEqual([{ words: 0, vectors: { 'clip.v1': 15 } }, { words: 0, vectors: {} }]);
      catalog.removeVideo(VIDEO.id);
      expect(catalog.generations('lance').map(({ videoId }) => videoId)).toEqual([OTHER.id]);
      expect(() => catalog.beginGeneration('lance', SEEN)).toThrow('library/unknown-video');
    }));

    it('tell of videos whose done stages a store does not hold', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      catalog.putSpace({ id: 'clip.v1', role: 'visual', model: 'clip', dimensions: 4 });
      catalog.putStage(VIDEO.id, STAGE);
      expect(catalog.videosNotHeld('lance')).toEqual([VIDEO.id]);
      catalog.putGeneration('lance', { ...SEEN, generation: 0, isCurrent: true, holds: { words: 0, vectors: {} } });
      expect(catalog.videosNotHeld('lance')).toEqual([VIDEO.id]);
      catalog.setMissing(VIDEO.id, true);
      expect([catalog.videosNotHeld('lance'), catalog.videosNotHeld('qdrant')]).toEqual([[], [VIDEO.id]]);
      catalog.setMissing(VIDEO.id, false);
      catalog.noteHeld('lance', { ...SEEN, generation: 0 }, { space: 'clip.v1', count: 0 });
      expect([catalog.videosNotHeld('lance'), catalog.videosNotHeld('qdrant')]).toEqual([[], [VIDEO.id]]);
      catalog.putStage(VIDEO.id, { ...STAGE, state: 'off' });
      expect(catalog.videosNotHeld('qdrant')).toEqual([]);
    }));

    it('tell of videos that have yet to come into another space, as far as their files are there', on(({ catalog }) => {
      for (const video of [VIDEO, OTHER]) {
        catalog.putVideo(video);
        make(catalog, 'lance', { ...SEEN, videoId: video.id });
      }
      make(catalog, 'lance', { videoId: OTHER.id, modality: 'speech' });
      expect(catalog.videosLacking('lance', 'new', ['visual']).toSorted()).toEqual([VIDEO.id, OTHER.id]);
      expect(catalog.videosLacking('lance', 'new', ['speech', 'text'])).toEqual([OTHER.id]);
      catalog.noteHeld('lance', { ...SEEN, generation: 1 }, { space: 'new', count: 3 });
      expect(catalog.videosLacking('lance', 'new', ['visual'])).toEqual([OTHER.id]);
      catalog.setMissing(OTHER.id, true);
      expect(catalog.videosLacking('lance', 'new', ['visual'])).toEqual([]);
      expect(catalog.videosAnswering('lance', ['visual'])).toEqual([VIDEO.id]);
    }));

    it('change together with whatever else is done at once, or not at all', on(({ catalog, again }) => {
      catalog.putVideo(VIDEO);
      expect(() => catalog.atomically(() => {
        make(catalog, 'lance');
        catalog.putStage(VIDEO.id, STAGE);
        throw new Error('broken off');
      })).toThrow('broken off');
      expect([again().stages(VIDEO.id), catalog.generations('lance')]).toEqual([[], []]);
      expect(catalog.atomically(() => make(catalog, 'lance'))).toBe(1);
    }));
  });

  it('stores are remembered, the one opened last first', on(({ catalog, clock }) => {
    catalog.putStore('a', 'LanceDB');
    clock.ms += 1000;
    catalog.putStore('b', 'Qdrant');
    expect(catalog.stores().map(({ id }) => id)).toEqual(['b', 'a']);
    clock.ms += 1000;
    catalog.putStore('a', 'LanceDB 1');
    expect(catalog.stores()).toMatchObject([{ id: 'a', name: 'LanceDB 1', openedAt: '2026-01-01T00:00:02.000Z' }, { id: 'b' }]);
  }));

  describe('spaces', () => {
    it('answer one for each role, the first at once', on(({ catalog }) => {
      catalog.putSpace({ id: 'clip.v1', role: 'visual', model: 'clip', dimensions: 4 });
      catalog.putSpace({ id: 'siglip.v1', role: 'visual', model: 'siglip', dimensions: 8 });
      catalog.putSpace({ id: 'mini', role: 'sentences', model: 'mini', dimensions: 3 });
      expect(catalog.servingSpace('visual')).toEqual({ id: 'clip.v1', role: 'visual', model: 'clip', dimensions: 4, isServing: true, moved: { mediaSeconds: 0, seconds: 0 } });
      for (const seconds of [1, 2]) catalog.addMoved('siglip.v1', { mediaSeconds: 10, seconds });
      expect(catalog.spaces()[1]?.moved).toEqual({ mediaSeconds: 20, seconds: 3 });
      expect(catalog.spaces().map(({ id, isServing }) => `${id} ${isServing}`)).toEqual(['mini true', 'siglip.v1 false', 'clip.v1 true']);
    }));

    it.each([
      ['visual', 'visual', 'one_two.v1/dense', 'new/dense'], ['visual', 'visual', 'one_two.v12/dense', 'one_two.v12/dense'],
      ['sentences', 'speech', 'whisper/a/one_two.v1', 'whisper/a/new'], ['sentences', 'text', 'reader/dense/oneXtwo.v1', 'reader/dense/oneXtwo.v1'],
      ['sentences', 'speech', 'whisper/words', 'whisper/words'],
    ] as const)('take over from one another, with the %s stages that were done for them: %s by %s', (role, stage, by, after) => on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      catalog.putStage(VIDEO.id, { ...STAGE, stage, by });
      catalog.putSpace({ id: 'one_two.v1', role, model: 'a', dimensions: 4 });
      catalog.putSpace({ id: 'new', role, model: 'b', dimensions: 4 });
      catalog.serve('new');
      expect(catalog.servingSpace(role)?.id).toBe('new');
      expect(catalog.stages(VIDEO.id)).toMatchObject([{ by: after }]);
      catalog.serve('one_two.v1');
      expect(catalog.stages(VIDEO.id)).toMatchObject([{ by }]);
    })());

    it('are forgotten with all that was noted of them, but for the one that answers', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      for (const id of ['clip.v1', 'other']) catalog.putSpace({ id, role: 'visual', model: id, dimensions: 4 });
      catalog.putGeneration('lance', { ...SEEN, generation: 1, isCurrent: true, holds: { words: 0, vectors: { 'clip.v1': 1, other: 2 } } });
      catalog.forgetSpace('other');
      expect(catalog.spaces().map(({ id }) => id)).toEqual(['clip.v1']);
      expect(catalog.currentGeneration('lance', SEEN)?.holds.vectors).toEqual({ 'clip.v1': 1 });
      expect(() => catalog.serve('other')).toThrow('input/invalid');
    }));

    it('are moved to unless somebody decided otherwise', on(({ catalog }) => {
      expect(catalog.swapChoice('visual')).toEqual({ isPaused: false });
      catalog.setSwapChoice('visual', { isPaused: true, declined: 'siglip' });
      expect([catalog.swapChoice('visual'), catalog.swapChoice('sentences')]).toEqual([{ isPaused: true, declined: 'siglip' }, { isPaused: false }]);
    }));
  });
};
