import type { JobView, VideoSummary } from '@frameseek/core';
import { describe, expect, it } from 'vitest';
import { libraryItems, overallProgress } from './library-items.ts';

const video = (change: Partial<VideoSummary> = {}): VideoSummary => ({
  id: 'v1', title: 'Boat', path: '/films/boat.mp4', sizeBytes: 1, addedAt: '2026-01-01T00:00:00Z', duration: 10, state: 'ready',
  hasVideo: true, hasAudio: true, tags: [], stages: [], ...change,
});
const job = (change: Partial<JobView> = {}): JobView => ({
  id: 'j1', path: '/films/boat.mp4', title: 'boat.mp4', state: 'running', priority: 0, attempts: 1, stages: [], createdAt: '2026-01-01T00:00:00Z', ...change,
});

describe('libraryItems', () => {
  it('shows a file that is no video yet before the videos', () => {
    const items = libraryItems([video()], [job({ path: '/films/new.mp4', state: 'queued' })]);
    expect(items.map(({ key, state }) => [key, state])).toEqual([['j1', 'queued'], ['v1', 'ready']]);
  });

  it('shows a video and its job as one, with the stages of the job while it runs', () => {
    const stages = [{ stage: 'shots', state: 'running', count: 3, done: 5, total: 10 } as const];
    expect(libraryItems([video({ state: 'indexing' })], [job({ videoId: 'v1', stages })])).toMatchObject([{ key: 'v1', state: 'indexing', stages }]);
  });

  it('forgets the failure of a file that was tried again', () => {
    const failed = job({ id: 'j0', state: 'failed', fault: { code: 'media/unreadable', message: 'No.' } });
    const again = job({ createdAt: '2026-01-02T00:00:00Z', state: 'queued' });
    expect(libraryItems([], [failed, again])).toMatchObject([{ key: 'j1', state: 'queued' }]);
  });

  it('shows no finished job of a video that was removed', () => {
    expect(libraryItems([], [job({ state: 'done', videoId: 'v1' })])).toEqual([]);
  });
});

it('counts stages that are off as nothing to do', () => {
  expect(overallProgress([
    { stage: 'probe', state: 'done', count: 1 },
    { stage: 'visual', state: 'running', count: 2, done: 5, total: 10 },
    { stage: 'speech', state: 'off', count: 0 },
  ])).toBe(0.75);
});
