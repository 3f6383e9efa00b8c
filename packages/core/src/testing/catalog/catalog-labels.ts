import { describe, expect, it } from 'vitest';
import type { LabelRequest } from '../../catalog/videos/labels.ts';
import type { OnCatalog } from './opened-catalog.ts';
import { OTHER, VIDEO } from './videos.ts';

const GOOD: LabelRequest = { q: 'a "red" car 東京', video: VIDEO.id, start: 1.25, end: 3.5, verdict: 'good' };

/** What people said of results, and what its pictures look like at a glance. */
export const catalogLabelContract = (on: OnCatalog): void => {
  describe('labels', () => {
    it('come back newest first', on(({ catalog, clock, again }) => {
      catalog.putVideo(VIDEO);
      const first = catalog.putLabel(GOOD);
      clock.ms += 1000;
      const second = catalog.putLabel({ ...GOOD, q: 'a dog', verdict: 'bad' });
      expect(first).toMatchObject({ ...GOOD, at: '2026-01-01T00:00:00.000Z' });
      expect(again().labels()).toEqual([second, first]);
    }));

    it('are replaced by what is said of the same stretch later', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      const { id } = catalog.putLabel(GOOD);
      expect(catalog.putLabel({ ...GOOD, verdict: 'bad' })).toMatchObject({ id, verdict: 'bad' });
      expect(catalog.labels()).toHaveLength(1);
    }));

    it('are removed by their id', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      const { id } = catalog.putLabel(GOOD);
      expect([catalog.removeLabel(id), catalog.removeLabel(id)]).toEqual([true, false]);
      expect(catalog.labels()).toEqual([]);
    }));

    it('belong to a video that is there, and go with it', on(({ catalog }) => {
      catalog.putVideo(VIDEO);
      catalog.putVideo(OTHER);
      catalog.putLabel(GOOD);
      const other = catalog.putLabel({ ...GOOD, video: OTHER.id });
      catalog.removeVideo(VIDEO.id);
      expect(catalog.labels()).toEqual([other]);
      expect(() => catalog.putLabel(GOOD)).toThrow(expect.objectContaining({ code: 'library/unknown-video' }));
    }));
  });

  describe('collections', () => {
    it('come back by folder and name, with their moments in order, until they are removed; a video that goes takes none with it', on(({ catalog, again }) => {
      const times = { createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-02T00:00:00.000Z' };
      const item = { id: '1', video: VIDEO.id, start: 1.25, end: 3.5, title: '東京', note: 'the "red" one' };
      const trailer = { id: 'x', name: 'Trailer', items: [{ ...item, id: '2', start: 2 }, item], ...times };
      const shots = { id: 'y', name: 'Shots', folder: 'Summer', items: [], ...times };
      const anger = { id: 'z', name: 'Anger', folder: 'Summer', items: [], ...times };
      catalog.putVideo(VIDEO);
      for (const one of [shots, trailer, anger]) catalog.putCollection(one);
      expect(again().collections()).toEqual([trailer, anger, shots]);
      catalog.putCollection({ ...trailer, items: [item] });
      catalog.removeVideo(VIDEO.id);
      expect([again().collection('x')?.items, again().collection('nowhere')]).toEqual([[item], undefined]);
      expect([catalog.removeCollection('x'), catalog.removeCollection('x')]).toEqual([true, false]);
    }));
  });

  describe('reports', () => {
    it('come back as far as they were made, the one made last first, until they are removed', on(({ catalog, again }) => {
      const table = {
        question: 'Who “pays”?', fields: [{ name: 'who', type: 'text' as const }], moments: [{ number: 1, videoId: VIDEO.id, title: '東京', start: 1.25, end: 3.5, at: 2 }],
        rows: [{ cells: [{ value: 'Ada', moment: 1 }] }, { cells: [null] }], read: 8, of: 9, refused: 0, by: 'm', notes: [],
      };
      const made = { id: 'a', request: { question: table.question, fields: table.fields, most: 60 }, table, createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' };
      const later = { ...made, id: 'b', updatedAt: '2026-01-02T00:00:00.000Z' };
      for (const one of [made, later]) catalog.putReport(one);
      expect(again().reports()).toEqual([later, made]);
      catalog.putReport({ ...made, table: { ...table, read: 9 }, updatedAt: '2026-01-03T00:00:00.000Z' });
      expect([again().report('a')?.table.read, again().reports()[0]?.id, again().report('nowhere')]).toEqual([9, 'a', undefined]);
      expect([catalog.removeReport('a'), catalog.removeReport('a')]).toEqual([true, false]);
    }));
  });

  describe('fingerprints', () => {
    it('come back by their times, and go with their video', on(({ catalog, again }) => {
      catalog.putVideo(VIDEO);
      const filled = (n: number): Uint8Array => new Uint8Array(192).fill(n);
      catalog.putFingerprints(VIDEO.id, [{ at: 2.5, fingerprint: filled(2) }, { at: 1, fingerprint: filled(1) }]);
      catalog.putFingerprints(VIDEO.id, [{ at: 4, fingerprint: filled(255) }, { at: 1, fingerprint: filled(7) }]);
      expect(again().fingerprints(VIDEO.id, { start: 1, end: 4 })).toEqual([{ at: 1, fingerprint: filled(7) }, { at: 2.5, fingerprint: filled(2) }]);
      expect(() => catalog.putFingerprints('nowhere', [])).toThrow(expect.objectContaining({ code: 'library/unknown-video' }));
      catalog.removeVideo(VIDEO.id);
      expect(catalog.fingerprints(VIDEO.id, { start: 0, end: 9 })).toEqual([]);
    }));
  });
};
