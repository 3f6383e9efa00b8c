import type { JobView } from '@frameseek/core';
import { expect, it } from 'vitest';
import { queueSecondsLeft } from './queue-time.ts';

const START = Date.parse('2026-01-01T10:00:00Z');
const at = (seconds: number): string => new Date(START + seconds * 1_000).toISOString();
const job = (state: JobView['state'], rest: Partial<JobView> = {}): JobView =>
  ({ id: state, path: '/a.mp4', title: 'a', state, priority: 0, attempts: 1, stages: [], createdAt: at(0), ...rest });
/** A quarter of the way. */
const running = job('running', { startedAt: at(0), stages: [{ stage: 'visual', state: 'running', count: 0, done: 25, total: 100 }] });

it.each([
  ['what runs takes as long again for each part of its way', [running], 0, 30],
  ['what waits takes as long as what runs', [running], 2, 110],
  ['and what was done', [running, job('done', { startedAt: at(0), endedAt: at(20) })], 2, 90],
  ['two at a time take half as long', [running, { ...running, id: 'other' }], 2, 70],
])('%s', (_, jobs, waiting, expected) => expect(queueSecondsLeft({ jobs, waiting, now: START + 10_000 })).toBe(expected));

it('is unknown as long as nothing tells', () => {
  expect(queueSecondsLeft({ jobs: [job('queued')], waiting: 1, now: START })).toBeUndefined();
  expect(queueSecondsLeft({ jobs: [], waiting: 0, now: START })).toBeUndefined();
});
