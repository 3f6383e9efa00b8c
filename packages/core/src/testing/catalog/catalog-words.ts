import { describe, expect, it } from 'vitest';
import type { OnCatalog } from './opened-catalog.ts';
import { OTHER, VIDEO } from './videos.ts';

/** What a catalog must do with the words of all videos. */
export const catalogWordContract = (on: OnCatalog): void => {
  describe('words', () => {
    it('are found by typing errors, with how often they stand anywhere', on(({ catalog, again }) => {
      catalog.putVideo({ ...VIDEO, title: 'A bridge', path: '/bridges/Bridge.mp4' });
      catalog.setTags(VIDEO.id, ['bridge', '橋']);
      catalog.putVideo({ ...OTHER, title: 'Fridge' });
      catalog.putTranscripts(OTHER.id, [
        { source: 'sidecar', cues: [{ start: 0, end: 1, text: 'The bridge, the bride' }] },
        { source: 'recognised', cues: [{ start: 0, end: 1, text: 'BRIDGE; b2idge; bulbasaur' }] },
      ]);
      catalog.putScreenTexts(OTHER.id, [{ start: 0, end: 1, text: 'To the Bridge', confidence: 1 }]);
      catalog.putDescriptionWords(OTHER.id, ['A bridge.', 'No bridge']);
      expect(catalog.wordsNear('bridgge')).toEqual([{ word: 'bridge', count: 8 }]);
      expect(again().wordsNear('bridge')).toEqual([{ word: 'bride', count: 1 }, { word: 'bridge', count: 8 }]);
      expect(catalog.wordsNear('blubasuar')).toEqual([{ word: 'bulbasaur', count: 1 }]);
      expect(catalog.wordsNear('b3idge')).toEqual([{ word: 'bridge', count: 8 }]);
      expect(catalog.wordsNear('brigd')).toEqual([]);
      expect(['bridge', 'bridgge', '橋'].map((word) => catalog.hasWord(word))).toEqual([true, false, false]);
    }));

    it('are those of what was put last, and go with their video', on(({ catalog }) => {
      const counts = (): readonly number[] => catalog.wordsNear('bridge').map(({ count }) => count);
      const said = (text: string): void => catalog.putTranscripts(VIDEO.id, [{ source: 'sidecar', cues: [{ start: 0, end: 1, text }] }]);
      for (const video of [VIDEO, OTHER]) catalog.putVideo({ ...video, title: 'Bridge' });
      said('bridge bridge bridge');
      catalog.putDescriptionWords(VIDEO.id, ['bridge']);
      expect(counts()).toEqual([6]);
      said('bridge');
      catalog.putDescriptionWords(VIDEO.id, []);
      catalog.rename(OTHER.id, 'Tower');
      expect(counts()).toEqual([2]);
      catalog.putVideo({ ...VIDEO, title: 'Bridge' });
      expect(counts()).toEqual([2]);
      catalog.removeVideo(VIDEO.id);
      expect(counts()).toEqual([]);
      expect(catalog.wordsNear('towr')).toEqual([{ word: 'tower', count: 1 }]);
    }));

    it('of a video that is not there are refused', on(({ catalog }) => {
      expect(() => catalog.putDescriptionWords(VIDEO.id, ['bridge'])).toThrow(expect.objectContaining({ code: 'library/unknown-video' }));
    }));
  });
};
