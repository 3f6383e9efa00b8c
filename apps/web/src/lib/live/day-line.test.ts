import { expect, it } from 'vitest';
import { dayOf, daysBetween, placeAt, shareOf } from './day-line.ts';

const local = (text: string): Date => new Date(text);
const recording = (video: string, startedAt: string, duration: number) => ({ video, startedAt: local(startedAt).toISOString(), duration, sizeBytes: 1, isOpen: false });

it('lists the days from the oldest recording on, the newest first', () => {
  const days = daysBetween(local('2026-11-29T23:59:59'), local('2026-12-01T00:00:01'), 9);
  expect(days.map(({ from }) => from.getDate())).toEqual([1, 30, 29]);
  expect(daysBetween(local('2026-01-01T00:00:00'), local('2026-12-01T00:00:01'), 2)).toHaveLength(2);
});

it('finds the second of the recording at a time, and nothing in a gap', () => {
  const recordings = [recording('a', '2026-12-01T10:00:00', 60), recording('b', '2026-12-01T10:02:00', 60), recording('set back', '2026-12-01T10:02:30', 9)];
  const at = (time: string) => placeAt(recordings, local(`2026-12-01T${time}`).getTime());
  expect(['09:59:59', '10:00:05', '10:01:30', '10:02:05', '10:02:31', '10:03:00'].map(at)).toEqual([
    undefined, { video: 'a', at: 5 }, undefined, { video: 'b', at: 5 }, { video: 'set back', at: 1 }, undefined,
  ]);
});

it('tells how far into its day a time is', () => {
  const day = dayOf(local('2026-12-01T12:00:00'));
  expect([local('2026-12-01T12:00:00'), local('2026-11-30T12:00:00'), local('2026-12-03T00:00:00')].map((time) => shareOf(day, time.getTime()))).toEqual([0.5, 0, 1]);
});
