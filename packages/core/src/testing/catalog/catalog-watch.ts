import { describe, expect, it } from 'vitest';
import type { OnCatalog } from './opened-catalog.ts';
import { OTHER, VIDEO } from './videos.ts';

/** Folders that are followed, and files that are gone. */
export const catalogWatchContract = (on: OnCatalog): void => {
  describe('watched folders', () => {
    it('are remembered once each, in their order, for every handle', on(({ catalog, again }) => {
      for (const path of ['/films/z', '/films/a', '/films/z']) catalog.addWatchedFolder(path);
      expect(again().watchedFolders()).toEqual(['/films/z', '/films/a']);
    }));
    it('are forgotten one by one', on(({ catalog }) => {
      catalog.addWatchedFolder('/films/a');
      expect(catalog.removeWatchedFolder('/films/b')).toBe(false);
      expect(catalog.removeWatchedFolder('/films/a')).toBe(true);
      expect(catalog.watchedFolders()).toEqual([]);
    }));
  });

  describe('a video in the trash', () => {
    it('is in no list, does not come back by its jobs, and is put back or put again as it was', on(({ catalog, again }) => {
      catalog.putVideo(VIDEO);
      catalog.putVideo(OTHER);
      catalog.addJob({ path: VIDEO.path, priority: 0, sampling: 'adaptive' });
      const before = catalog.findableVersion();
      catalog.setRemoved(VIDEO.id, '2026-02-03T00:00:00.000Z');
      expect(catalog.findableVersion()).toBeGreaterThan(before);
      expect([again().videos(), catalog.jobs({ limit: 9 })]).toEqual([[OTHER], []]);
      expect(again().video(VIDEO.id)).toEqual({ ...VIDEO, removedAt: '2026-02-03T00:00:00.000Z' });
      expect(catalog.everyVideo().map(({ id }) => id)).toEqual([OTHER.id, VIDEO.id]);
      catalog.setRemoved(VIDEO.id, undefined);
      expect(catalog.videos()).toEqual([OTHER, VIDEO]);
      catalog.setRemoved(VIDEO.id, '2026-02-03T00:00:00.000Z');
      catalog.putVideo(VIDEO);
      expect(catalog.videos()).toEqual([OTHER, VIDEO]);
      expect(() => catalog.setRemoved('nowhere', undefined)).toThrow('library/unknown-video');
    }));
    it('is hidden from the index and from what stands on screens, and waits for no model', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      const of = { videoId: VIDEO.id, modality: 'visual' as const, generation: 1 };
      catalog.putGeneration('lance', { ...of, isCurrent: true, holds: { words: 0, vectors: {} } });
      catalog.putScreenLines(VIDEO.id, [{ start: 0, end: 1, text: 'Closing time', confidence: 1, kind: 'plain' }]);
      catalog.setRemoved(VIDEO.id, '2026-02-03T00:00:00.000Z');
      expect(catalog.hiddenGenerations('lance')).toEqual([of]);
      expect([catalog.screenLinesLike('closing', 5), catalog.screenLinesLike('cl', 5), catalog.videosLacking('lance', 'clip', ['visual']), catalog.videosAnswering('lance', ['visual'])]).toEqual([[], [], [], []]);
      catalog.setRemoved(VIDEO.id, undefined);
      expect([catalog.hiddenGenerations('lance').length, catalog.screenLinesLike('closing', 5).length, catalog.videosLacking('lance', 'clip', ['visual']).length]).toEqual([0, 1, 1]);
    }));
  });

  describe('a video whose file is gone', () => {
    it('is marked, and no longer when it is back', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      catalog.putVideo(OTHER);
      catalog.setMissing(VIDEO.id, true);
      expect(catalog.video(VIDEO.id)?.missing).toBe(true);
      expect(catalog.video(OTHER.id)?.missing).toBeUndefined();
      catalog.setMissing(VIDEO.id, false);
      expect(catalog.video(VIDEO.id)).toEqual(VIDEO);
    }));
    it('is marked no longer when it is put again', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      catalog.setMissing(VIDEO.id, true);
      catalog.putVideo({ ...VIDEO, path: '/elsewhere.mp4' });
      expect(catalog.video(VIDEO.id)).toEqual({ ...VIDEO, path: '/elsewhere.mp4' });
    }));
    it('makes the version grow only when it changes', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      const before = catalog.version();
      catalog.setMissing(VIDEO.id, false);
      expect(catalog.version()).toBe(before);
      catalog.setMissing(VIDEO.id, true);
      expect(catalog.version()).toBeGreaterThan(before);
    }));
  });
};
