import { expect, it } from 'vitest';
import type { Job, StageRecord } from '@frameseek/core';
import { stageStatuses } from './stage-status.ts';

const now = Date.parse('2026-01-01T00:00:10Z');
const record: StageRecord = { stage: 'probe', state: 'done', by: 'ffprobe', count: 1, seconds: 0.2, at: '2026-01-01T00:00:00Z' };
const job: Job = {
  id: 'a', path: '/a.mp4', state: 'running', priority: 0, attempts: 1, sampling: 'adaptive', createdAt: '2026-01-01T00:00:00Z',
  progress: [{ stage: 'shots', done: 50, total: 200, count: 7, startedAt: '2026-01-01T00:00:05Z' }],
};
const of = (stage: string, known: Partial<Parameters<typeof stageStatuses>[0]>) =>
  stageStatuses({ records: [], now, ...known }).find((status) => status.stage === stage);

it('shows every stage in order, waiting until something is known', () => {
  expect(stageStatuses({ records: [], now }).map(({ stage, state }) => `${stage} ${state}`)).toEqual([
    'probe waiting', 'shots waiting', 'visual waiting', 'speech waiting', 'text waiting', 'objects waiting', 'sound waiting', 'speakers waiting',
  ]);
});

it('tells what the catalog recorded', () => {
  expect(of('probe', { records: [record], job })).toEqual({ stage: 'probe', state: 'done', by: 'ffprobe', count: 1, seconds: 0.2 });
});

it('says how fast a stage goes and for how long yet', () => {
  expect(of('shots', { job })).toEqual({ stage: 'shots', state: 'running', count: 7, done: 50, total: 200, speed: 10, secondsLeft: 15 });
});

it('guesses nothing before there is something to judge by', () => {
  const fresh = { ...job, progress: [{ stage: 'shots' as const, done: 0, count: 0, startedAt: '2026-01-01T00:00:10Z' }] };
  expect(of('shots', { job: fresh })).toEqual({ stage: 'shots', state: 'running', count: 0, done: 0 });
});

it.each([['failed', 'failed'], ['cancelled', 'waiting'], ['queued', 'waiting']] as const)(
  'takes a stage that had begun in a job that is %s for %s', (state, shown) => {
    expect(of('shots', { job: { ...job, state } })?.state).toBe(shown);
  },
);
