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
