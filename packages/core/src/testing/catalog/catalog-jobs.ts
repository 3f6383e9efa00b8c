import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../catalog/catalog.ts';
import type { Job, NewJob, StageProgress } from '../../catalog/work/job-repository.ts';
import type { OnCatalog } from './opened-catalog.ts';
import { VIDEO } from './videos.ts';

const LEASE = 10_000;
const add = (catalog: Catalog, path: string, more: Partial<NewJob> = {}): Job =>
  catalog.addJob({ path, priority: 0, sampling: 'adaptive', ...more });
const claimAll = (catalog: Catalog): readonly string[] => {
  const paths: string[] = [];
  for (let job = catalog.claimJob('w', LEASE); job !== undefined; job = catalog.claimJob('w', LEASE)) paths.push(job.path);
  return paths;
};
const PROGRESS: readonly StageProgress[] = [
  { stage: 'shots', done: 12.5, total: 60, count: 3, startedAt: '2026-01-01T00:00:00.000Z' },
  { stage: 'speech', done: 0, count: 0, startedAt: '2026-01-01T00:00:01.000Z' },
];

/** The queue: one job a file, claimed by one worker, kept by beating. */
export const catalogJobContract = (on: OnCatalog): void => {
  describe('adding jobs', () => {
    it('makes one that waits', on(({ catalog }) => {
      const job = add(catalog, "/films/o'hara.mp4", { priority: 3, sampling: 'dense' });
      expect(job).toEqual({
        id: job.id, path: "/films/o'hara.mp4", state: 'queued', priority: 3, attempts: 0, sampling: 'dense',
        createdAt: '2026-01-01T00:00:00.000Z', progress: [],
      });
      expect(catalog.job(job.id)).toEqual(job);
      expect(catalog.job('nowhere')).toBeUndefined();
    }));

    it('gives back the one that waits or runs for the same file', on(({ catalog, again }) => {
      const job = add(catalog, '/a');
      expect(add(again(), '/a')).toEqual(job);
      catalog.claimJob('w', LEASE);
      expect(add(catalog, '/a').id).toBe(job.id);
      expect(catalog.jobs({ limit: 9 })).toHaveLength(1);
    }));

    it('raises the priority of one that waits, and never lowers it', on(({ catalog }) => {
      add(catalog, '/a', { priority: 1 });
      expect(add(catalog, '/a', { priority: 5 }).priority).toBe(5);
      expect(add(catalog, '/a', { priority: 2 }).priority).toBe(5);
    }));

    it.each(['done', 'failed', 'cancelled'] as const)('makes a new one when the last is %s', (state) => on(({ catalog }) => {
      const job = add(catalog, '/a');
      catalog.updateJob(job.id, { state });
      expect(add(catalog, '/a').id).not.toBe(job.id);
    })());

    it('counts them by state', on(({ catalog }) => {
      expect(catalog.countJobs()).toEqual({ queued: 0, running: 0, done: 0, failed: 0, cancelled: 0 });
      const [a] = ['/a', '/b', '/c', '/d'].map((path) => add(catalog, path));
      catalog.updateJob(a?.id ?? '', { state: 'failed' });
      catalog.claimJob('w', LEASE);
      expect(catalog.countJobs()).toEqual({ queued: 2, running: 1, done: 0, failed: 1, cancelled: 0 });
    }));

    it('rests for everybody when one says so, until somebody says otherwise', on(({ catalog, again }) => {
      const other = again();
      expect([catalog.areJobsPaused(), other.areJobsPaused()]).toEqual([false, false]);
      for (const _ of ['once', 'twice']) catalog.pauseJobs(true);
      expect([catalog.areJobsPaused(), other.areJobsPaused()]).toEqual([true, true]);
      other.pauseJobs(false);
      expect([catalog.areJobsPaused(), other.areJobsPaused()]).toEqual([false, false]);
    }));

    it('lists them newest first, up to the limit', on(({ catalog }) => {
      for (const path of ['/a', '/b', '/c']) add(catalog, path, { priority: path === '/a' ? 9 : 0 });
      expect(catalog.jobs({ limit: 2 }).map(({ path }) => path)).toEqual(['/c', '/b']);
    }));
  });

  describe('claiming jobs', () => {
    it('goes by priority, then by age', on(({ catalog }) => {
      add(catalog, '/old');
      add(catalog, '/urgent', { priority: 2 });
      add(catalog, '/new');
      add(catalog, '/later', { priority: -1 });
      add(catalog, '/urgent-too', { priority: 2 });
      expect(claimAll(catalog)).toEqual(['/urgent', '/urgent-too', '/old', '/new', '/later']);
    }));

    it('gives nothing when nothing waits', on(({ catalog }) => {
      expect(catalog.claimJob('w', LEASE)).toBeUndefined();
      catalog.updateJob(add(catalog, '/a').id, { state: 'cancelled' });
      expect(catalog.claimJob('w', LEASE)).toBeUndefined();
    }));

    it('marks the job as running, and counts the attempt', on(({ catalog, clock }) => {
      const job = add(catalog, '/a');
      clock.ms += 5_000;
      expect(catalog.claimJob('w', LEASE)).toEqual({ ...job, state: 'running', attempts: 1, startedAt: '2026-01-01T00:00:05.000Z' });
    }));

    it('never gives one job to two workers', on(({ catalog, again }) => {
      const other = again();
      for (let n = 0; n < 20; n += 1) add(catalog, `/${n}`);
      const claimed = Array.from({ length: 24 }, (_, n) => (n % 2 === 0 ? catalog : other).claimJob(`w${n % 2}`, LEASE)?.id);
      expect(new Set(claimed.filter(Boolean)).size).toBe(20);
      expect(claimed.slice(20)).toEqual([undefined, undefined, undefined, undefined]);
    }));

    it('takes over the job of a worker that is not heard of any more', on(({ catalog, clock, again }) => {
      const job = add(catalog, '/a');
      catalog.claimJob('first', LEASE);
      expect(catalog.heartbeatJob(job.id, 'first', PROGRESS)).toBe(true);
      clock.ms += LEASE;
      const other = again();
      expect(other.claimJob('second', LEASE)).toBeUndefined();
      clock.ms += 1;
      expect(other.claimJob('second', LEASE)).toMatchObject({ id: job.id, state: 'running', attempts: 2, progress: [] });
      expect(catalog.heartbeatJob(job.id, 'first', PROGRESS)).toBe(false);
      expect(catalog.heartbeatJob(job.id, 'second', PROGRESS)).toBe(true);
    }));

    it('takes over a job whose heartbeat lies in the future, because the clock was set back', on(({ catalog, clock }) => {
      const job = add(catalog, '/a');
      catalog.claimJob('first', LEASE);
      clock.ms -= 3_600_000;
      expect(catalog.claimJob('second', LEASE)?.id).toBe(job.id);
    }));

    it('gives up a job that one worker after the other dies of, waits longer each time, and lets others go first', on(({ catalog, clock }) => {
      const poison = add(catalog, '/poison', { priority: 1 });
      const waits: number[] = [];
      for (let worker = 0; catalog.job(poison.id)?.state !== 'failed'; worker += 1) {
        const since = clock.ms;
        while (catalog.claimJob(`w${worker}`, LEASE)?.id !== poison.id && catalog.job(poison.id)?.state !== 'failed') clock.ms += LEASE / 2 + 1;
        waits.push(Math.floor((clock.ms - since) / LEASE));
        expect(worker).toBeLessThan(20);
      }
      expect(waits).toEqual([0, 1, 1, 3, 7, 13, 21]);
      expect(catalog.job(poison.id)).toMatchObject({ attempts: 6, fault: { code: 'media/decode-failed', message: expect.stringContaining('5 workers died of it') as string } });
      const fine = add(catalog, '/fine');
      expect([catalog.claimJob('w', LEASE)?.id, add(catalog, '/poison').attempts]).toEqual([fine.id, 0]);
    }));

    it('does not give up a job whose workers get further each time, or that was put back', on(({ catalog, clock }) => {
      const long = add(catalog, '/long');
      catalog.putVideo(VIDEO);
      catalog.updateJob(long.id, { videoId: VIDEO.id });
      for (let worker = 0; worker < 12; worker += 1) {
        expect(catalog.claimJob(`w${worker}`, LEASE)?.id).toBe(long.id);
        if (worker % 2 === 0) catalog.putStage(VIDEO.id, { stage: 'shots', state: 'done', by: 'x', count: 1, seconds: 1, at: new Date(clock.ms).toISOString() });
        else catalog.updateJob(long.id, { state: 'queued' });
        clock.ms += 3 * LEASE;
      }
      expect(catalog.job(long.id)).toMatchObject({ state: 'queued', attempts: 12 });
    }));

    it('gives a worker that does some stages alone what lacks one of these', on(({ catalog }) => {
      const job = add(catalog, '/a');
      expect(catalog.claimJob('pictures', LEASE, ['visual'])).toMatchObject({ id: job.id, state: 'running' });
      catalog.updateJob(job.id, { state: 'queued', lacks: ['speech', 'text'] });
      expect(catalog.claimJob('pictures', LEASE, ['visual', 'sound'])).toBeUndefined();
      expect(catalog.claimJob('words', LEASE, ['sound', 'text'])).toMatchObject({ id: job.id, lacks: ['speech', 'text'] });
      catalog.updateJob(job.id, { state: 'queued', lacks: ['speech'] });
      expect(catalog.claimJob('all', LEASE)?.id).toBe(job.id);
    }));

    it('leaves a job with a worker that beats', on(({ catalog, clock }) => {
      const job = add(catalog, '/a');
      catalog.claimJob('first', LEASE);
      for (let n = 0; n < 5; n += 1) {
        clock.ms += LEASE * 0.9;
        expect(catalog.heartbeatJob(job.id, 'first', PROGRESS)).toBe(true);
        expect(catalog.claimJob('second', LEASE)).toBeUndefined();
      }
      expect(catalog.job(job.id)?.progress).toEqual(PROGRESS);
    }));
  });

  describe('the end of a job', () => {
    it('is noted with its fault and its time', on(({ catalog, clock }) => {
      const job = add(catalog, '/a');
      catalog.claimJob('w', LEASE);
      clock.ms += 60_000;
      const fault = { code: 'media/unreadable', message: 'It is "not" a film', facts: { path: '/a', reason: 'it is "not"' } };
      catalog.updateJob(job.id, { state: 'failed', videoId: 'v', fault });
      expect(catalog.job(job.id)).toMatchObject({ state: 'failed', videoId: 'v', fault, endedAt: '2026-01-01T00:01:00.000Z', attempts: 1 });
      expect(catalog.claimJob('w', LEASE)).toBeUndefined();
    }));

    it('by cancelling is heard by its worker at the next heartbeat', on(({ catalog, again }) => {
      const job = add(catalog, '/a');
      catalog.claimJob('w', LEASE);
      again().updateJob(job.id, { state: 'cancelled' });
      expect(catalog.heartbeatJob(job.id, 'w', PROGRESS)).toBe(false);
    }));

    it('is not the end when it is queued again: it waits afresh, and remembers its attempts and its video', on(({ catalog }) => {
      const job = add(catalog, '/a');
      catalog.claimJob('w', LEASE);
      catalog.heartbeatJob(job.id, 'w', PROGRESS);
      catalog.updateJob(job.id, { state: 'failed', videoId: 'v', fault: { code: 'x', message: 'y' } });
      catalog.updateJob(job.id, { state: 'queued' });
      expect(catalog.job(job.id)).toEqual({ ...job, videoId: 'v', attempts: 1 });
      expect(catalog.heartbeatJob(job.id, 'w', PROGRESS)).toBe(false);
      expect(catalog.claimJob('w', LEASE)).toMatchObject({ id: job.id, attempts: 2 });
    }));

    it('cannot be undone while another job does the same file', on(({ catalog }) => {
      const old = add(catalog, '/a');
      catalog.updateJob(old.id, { state: 'failed' });
      add(catalog, '/a');
      expect(() => catalog.updateJob(old.id, { state: 'queued' })).toThrow('input/invalid');
      expect(catalog.job(old.id)?.state).toBe('failed');
    }));

    it('of a job that is not there is a fault', on(({ catalog }) => {
      expect(() => catalog.updateJob('nowhere', { state: 'done' })).toThrow('library/unknown-job');
      expect(catalog.heartbeatJob('nowhere', 'w', [])).toBe(false);
    }));
  });
};
