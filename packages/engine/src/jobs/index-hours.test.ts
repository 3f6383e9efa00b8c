import { expect, it } from 'vitest';
import { createIndexHours } from './index-hours.ts';

const at = (day: number, hour: number): number => new Date(2026, 10, day, hour).getTime();
const settings = { picturesFolder: '', concurrency: 1, sampling: 'adaptive', recogniseDespiteSubtitles: false, translateSpeech: true } as const;

it('rests outside the hours of the settings, and says when it goes on; where there are none, it never does', () => {
  let now = at(20, 12);
  const night = { ...settings, indexHours: { from: 22 * 60, to: 7 * 60 } };
  const hours = createIndexHours({ settings: night, now: () => now });
  expect(hours.restUntil()).toEqual(new Date(at(20, 22)));
  now = at(20, 23);
  expect(hours.restUntil()).toBeUndefined();
  expect(createIndexHours({ settings, now: () => at(20, 12) }).restUntil()).toBeUndefined();
});

it('works now where somebody asks for it, once: the day after it rests again', () => {
  let now = at(20, 12);
  const night = { ...settings, indexHours: { from: 22 * 60, to: 7 * 60 } };
  const hours = createIndexHours({ settings: night, now: () => now });
  hours.workNow();
  expect(hours.restUntil()).toBeUndefined();
  now = at(20, 21);
  expect(hours.restUntil()).toBeUndefined();
  now = at(21, 8);
  expect(hours.restUntil()).toEqual(new Date(at(21, 22)));
  hours.workNow();
  night.indexHours = { from: 20 * 60, to: 7 * 60 };
  expect(hours.restUntil()).toEqual(new Date(at(21, 20)));
});
