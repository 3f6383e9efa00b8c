import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../catalog/catalog.ts';
import type { ObjectTrack } from '../../domain/object-track.ts';
import { boxOf } from '../../objects/boxes.ts';
import type { OnCatalog } from './opened-catalog.ts';
import { OTHER, VIDEO } from './videos.ts';

const box = (left: number) => boxOf({ left, top: 0.25, right: left + 0.125, bottom: 0.75 });

/** Things in a video. */
export const TRACKS: readonly ObjectTrack[] = [
  { number: 1, label: 'person', score: 0.75, start: 0.5, end: 4.25, color: 'red', path: [{ at: 0.5, box: box(0.8125) }, { at: 2, box: box(0.5) }, { at: 4.25, box: box(0.0625) }] },
  { number: 2, label: 'traffic "light"', score: 0.5, start: 1, end: 9, color: null, path: [{ at: 1, box: box(0.25) }, { at: 9, box: box(0.25) }] },
  { number: 3, label: 'person', score: 0.875, start: 6, end: 7, color: 'blue', path: [{ at: 6, box: box(0) }, { at: 7, box: box(0.5) }] },
];

/** What a catalog must do with the things that are seen in videos. */
export const catalogObjectContract = (on: OnCatalog): void => {
  describe('things in the picture', () => {
    it('are had with their paths, all or of one class, and replaced', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      expect(catalog.objectTracks(VIDEO.id)).toEqual([]);
      catalog.putObjectTracks(VIDEO.id, TRACKS);
      expect(catalog.objectTracks(VIDEO.id)).toEqual(TRACKS);
      expect(catalog.objectTracks(VIDEO.id, 'person').map(({ number }) => number)).toEqual([1, 3]);
      catalog.putObjectTracks(VIDEO.id, TRACKS.slice(1));
      expect(catalog.objectTracks(VIDEO.id)).toEqual(TRACKS.slice(1));
    }));

    it('of a class are found in all videos or in some, the surest first, and nothing that is in the trash or gone', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      catalog.putVideo(OTHER);
      catalog.putObjectTracks(VIDEO.id, TRACKS);
      catalog.putObjectTracks(OTHER.id, TRACKS.slice(0, 1));
      const found = (search: Parameters<Catalog['tracksOf']>[0]) => catalog.tracksOf(search).map(({ videoId, number }) => [videoId, number]);
      expect(catalog.objectLabels()).toEqual(['person', 'traffic "light"']);
      expect(found({ labels: ['person'], limit: 9 })).toEqual([[VIDEO.id, 3], ...[[OTHER.id, 1], [VIDEO.id, 1]].toSorted()]);
      expect(found({ limit: 1 })).toEqual([[VIDEO.id, 3]]);
      expect(catalog.tracksOf({ labels: ['person'], videoIds: [OTHER.id], limit: 9 })).toEqual([{ videoId: OTHER.id, ...TRACKS[0] }]);
      expect([found({ labels: [], limit: 9 }), found({ videoIds: [], limit: 9 })]).toEqual([[], []]);
      catalog.removeVideo(VIDEO.id);
      expect(catalog.objectLabels()).toEqual(['person']);
      catalog.setRemoved(OTHER.id, '2026-01-01T00:00:00.000Z');
      expect([catalog.objectLabels(), found({ limit: 9 })]).toEqual([[], []]);
    }));
  });
};
