import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../catalog/catalog.ts';
import type { Task } from '../../catalog/work/task.ts';
import type { InsightRequest } from '../../insights/insight-request.ts';
import type { Insight } from '../../insights/insight.ts';
import type { OnCatalog } from './opened-catalog.ts';

const LEASE = 10_000;
const CHAPTERS: InsightRequest = { kind: 'chapters' };
const RED_CAR: InsightRequest = { kind: 'track', object: 'red car' };
const putVideos = (catalog: Catalog, ...ids: readonly string[]): void =>
  ids.forEach((id) => catalog.putVideo({ id, path: `/${id}`, title: id, sizeBytes: 1, addedAt: '2026-01-01T00:00:00.000Z' }));
const claimAll = (catalog: Catalog): readonly string[] => {
  const claimed: string[] = [];
  for (let task = catalog.claimTask('w', LEASE); task !== undefined; task = catalog.claimTask('w', LEASE)) claimed.push(`${task.videoId} ${task.key}`);
  return claimed;
};
const chapters = (title: string): Insight =>
  ({ kind: 'chapters', key: 'chapters', madeAt: '2026-01-01T00:00:00.000Z', by: 'cohesion', data: [{ start: 0, end: 5, title, keywords: ['a', 'b'] }] });
const sightings: Insight = {
  kind: 'track', key: 'track:red car', object: 'red car', madeAt: '2026-01-01T00:00:00.000Z', by: 'clip',
  data: [{ start: 1, end: 2, confidence: 0.5, positions: [{ at: 1, box: { x: 0, y: 0.5, width: 0.5, height: 0.5 } }] }],
};

/** The queue of insights, and the insights themselves. */
export const catalogTaskContract = (on: OnCatalog): void => {
  describe('adding tasks', () => {
    it('makes one that waits', on(({ catalog }) => {
      putVideos(catalog, 'v');
      const task = catalog.addTask('v', RED_CAR);
      expect(task).toEqual({
        id: task.id, videoId: 'v', key: 'track:red car', request: RED_CAR, state: 'queued', done: 0, createdAt: '2026-01-01T00:00:00.000Z',
      } satisfies Task);
      expect(catalog.task(task.id)).toEqual(task);
      expect(catalog.task('nowhere')).toBeUndefined();
    }));

    it('gives back the one that makes the same already', on(({ catalog, again }) => {
      putVideos(catalog, 'v', 'w');
      const task = catalog.addTask('v', CHAPTERS);
      expect(again().addTask('v', CHAPTERS)).toEqual(task);
      catalog.claimTask('w', LEASE);
      expect(catalog.addTask('v', CHAPTERS).id).toBe(task.id);
      expect(catalog.addTask('v', RED_CAR).id).not.toBe(task.id);
      expect(catalog.addTask('w', CHAPTERS).id).not.toBe(task.id);
      expect(catalog.tasks({ limit: 9 })).toHaveLength(3);
      expect(catalog.tasks({ limit: 9, videoId: 'v' }).map(({ key }) => key)).toEqual(['track:red car', 'chapters']);
    }));

    it('counts them by state', on(({ catalog }) => {
      putVideos(catalog, 'v', 'w');
      for (const id of ['v', 'w']) catalog.addTask(id, CHAPTERS);
      catalog.claimTask('w', LEASE);
      expect(catalog.countTasks()).toEqual({ queued: 1, running: 1, done: 0, failed: 0, cancelled: 0 });
    }));

    it('needs the video', on(({ catalog }) => {
      expect(() => catalog.addTask('nowhere', CHAPTERS)).toThrow('library/unknown-video');
    }));
  });

  describe('claiming tasks', () => {
    it('goes by age, and never gives one to two workers', on(({ catalog, again }) => {
      putVideos(catalog, 'v', 'w');
      catalog.addTask('v', RED_CAR);
      catalog.addTask('w', CHAPTERS);
      catalog.addTask('v', CHAPTERS);
      expect(again().claimTask('other', LEASE)).toMatchObject({ videoId: 'v', key: 'track:red car', state: 'running' });
      expect(claimAll(catalog)).toEqual(['w chapters', 'v chapters']);
    }));

    it('takes over from a worker that is not heard of any more, or whose clock was set back', on(({ catalog, clock, again }) => {
      putVideos(catalog, 'v');
      const { id } = catalog.addTask('v', CHAPTERS);
      catalog.claimTask('first', LEASE);
      expect(catalog.heartbeatTask(id, 'first', { done: 0.25, words: 'caption 1 of 4' })).toBe(true);
      expect(catalog.task(id)).toMatchObject({ done: 0.25, words: 'caption 1 of 4' });
      clock.ms += LEASE;
      const other = again();
      expect(other.claimTask('second', LEASE)).toBeUndefined();
      clock.ms += 1;
      expect(other.claimTask('second', LEASE)).toMatchObject({ id, state: 'running', done: 0 });
      expect(catalog.heartbeatTask(id, 'first', { done: 0.5 })).toBe(false);
      clock.ms -= 3_600_000;
      expect(catalog.claimTask('third', LEASE)?.id).toBe(id);
    }));
  });

  describe('the end of a task', () => {
    it('is noted with its fault and its time', on(({ catalog, clock }) => {
      putVideos(catalog, 'v');
      const { id } = catalog.addTask('v', CHAPTERS);
      catalog.claimTask('w', LEASE);
      clock.ms += 60_000;
      const fault = { code: 'model/busy', message: 'It is "busy"', facts: { retryAfterMs: 5_000 } };
      catalog.updateTask(id, { state: 'failed', fault });
      expect(catalog.task(id)).toMatchObject({ state: 'failed', fault, endedAt: '2026-01-01T00:01:00.000Z' });
      expect(catalog.claimTask('w', LEASE)).toBeUndefined();
      catalog.updateTask(id, { state: 'queued' });
      expect(catalog.task(id)).toEqual({ id, videoId: 'v', key: 'chapters', request: CHAPTERS, state: 'queued', done: 0, createdAt: '2026-01-01T00:00:00.000Z' });
    }));

    it('leaves no words on what it was at, and is whole', on(({ catalog }) => {
      putVideos(catalog, 'v');
      const { id } = catalog.addTask('v', CHAPTERS);
      catalog.claimTask('w', LEASE);
      catalog.heartbeatTask(id, 'w', { done: 0.9, words: 'titles' });
      catalog.updateTask(id, { state: 'done' });
      const task = catalog.task(id);
      expect(task).toMatchObject({ state: 'done', done: 1 });
      expect(task).not.toHaveProperty('words');
    }));

    it('by cancelling is heard by its worker at the next heartbeat', on(({ catalog, again }) => {
      putVideos(catalog, 'v');
      const { id } = catalog.addTask('v', CHAPTERS);
      catalog.claimTask('w', LEASE);
      again().updateTask(id, { state: 'cancelled' });
      expect(catalog.heartbeatTask(id, 'w', { done: 0.5 })).toBe(false);
    }));

    it('cannot be undone while another task makes the same', on(({ catalog }) => {
      putVideos(catalog, 'v');
      const old = catalog.addTask('v', CHAPTERS);
      catalog.updateTask(old.id, { state: 'failed' });
      catalog.addTask('v', CHAPTERS);
      expect(() => catalog.updateTask(old.id, { state: 'queued' })).toThrow('input/invalid');
      expect(() => catalog.updateTask('nowhere', { state: 'done' })).toThrow('library/unknown-task');
    }));
  });

  describe('insights', () => {
    it('are kept one for each key, the newest in place of the older', on(({ catalog, again }) => {
      putVideos(catalog, 'v', 'w');
      catalog.putInsight('v', sightings);
      catalog.putInsight('v', chapters('old'));
      again().putInsight('v', chapters('new'));
      expect(catalog.insight('v', 'chapters')).toEqual(chapters('new'));
      expect(catalog.insights('v')).toEqual([chapters('new'), sightings]);
      expect(catalog.insights('w')).toEqual([]);
      expect(catalog.insight('w', 'chapters')).toBeUndefined();
      expect(() => catalog.putInsight('nowhere', sightings)).toThrow('library/unknown-video');
    }));

    it('are removed one by one', on(({ catalog }) => {
      putVideos(catalog, 'v');
      expect(catalog.hasInsights()).toBe(false);
      catalog.putInsight('v', sightings);
      expect(catalog.hasInsights()).toBe(true);
      expect(catalog.removeInsight('v', 'chapters')).toBe(false);
      expect(catalog.removeInsight('v', 'track:red car')).toBe(true);
      expect(catalog.insights('v')).toEqual([]);
      expect(catalog.hasInsights()).toBe(false);
    }));

    it('go with their video, as do its tasks', on(({ catalog }) => {
      putVideos(catalog, 'v');
      const { id } = catalog.addTask('v', CHAPTERS);
      catalog.putInsight('v', sightings);
      catalog.removeVideo('v');
      expect(catalog.task(id)).toBeUndefined();
      putVideos(catalog, 'v');
      expect(catalog.insights('v')).toEqual([]);
    }));
  });
};
