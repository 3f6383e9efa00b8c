import { describe, expect, it } from 'vitest';
import type { JobView } from '@frameseek/core';
import { libraryState } from './library-state.ts';

const job = (id: string, state: JobView['state'], done = 0): JobView => ({
  id, state, path: `/${id}.mp4`, title: id, priority: 0, attempts: 1, createdAt: '2026-01-01T00:00:00Z',
  stages: [{ stage: 'visual', state: 'running', count: 0, done }],
});

describe('the state by which the library is read again', () => {
  const before = libraryState({ jobs: [job('a', 'running'), job('b', 'queued')], libraryVersion: 7 });

  it.each([
    ['a job ends though no stage changed', { jobs: [job('a', 'done'), job('b', 'queued')], libraryVersion: 7 }],
    ['a stage is recorded', { jobs: [job('a', 'running'), job('b', 'queued')], libraryVersion: 8 }],
  ])('changes when %s', (_, event) => expect(libraryState(event)).not.toBe(before));

  it.each([
    ['a job goes on', { jobs: [job('a', 'running', 5), job('b', 'queued')], libraryVersion: 7 }],
    ['a waiting job starts, or the jobs come in another order', { jobs: [job('b', 'running'), job('a', 'running')], libraryVersion: 7 }],
  ])('stays when %s', (_, event) => expect(libraryState(event)).toBe(before));
});
