import { expect, it } from 'vitest';
import { nextDailyStart, parseDailyHours } from './daily-hours.ts';

it.each([
  ['22:00-07:00', { from: 1320, to: 420 }], ['9:30-17:00', { from: 570, to: 1020 }], ['00:00-23:59', { from: 0, to: 1439 }],
  ['22:00-22:00', undefined], ['24:00-07:00', undefined], ['22:60-07:00', undefined], ['22-07', undefined], ['', undefined],
])('reads %s', (text, hours) => expect(parseDailyHours(text)).toEqual(hours));

const day = (date: number, hour: number, minute = 0): Date => new Date(2026, 10, date, hour, minute);

it('knows until when hours that go over midnight are waited for, and that they last', () => {
  const night = { from: 22 * 60, to: 7 * 60 };
  expect(nextDailyStart(night, day(30, 12, 30))).toEqual(day(30, 22));
  expect([day(30, 22), day(30, 23, 59), day(30, 0), day(30, 6, 59)].map((now) => nextDailyStart(night, now))).toEqual([undefined, undefined, undefined, undefined]);
  expect(nextDailyStart(night, day(30, 7))).toEqual(day(30, 22));
});

it('waits for the next day where the hours of this one are over', () => {
  const morning = { from: 6 * 60, to: 8 * 60 };
  expect(nextDailyStart(morning, day(29, 5))).toEqual(day(29, 6));
  expect(nextDailyStart(morning, day(29, 7))).toBeUndefined();
  expect(nextDailyStart(morning, day(30, 8))).toEqual(new Date(2026, 11, 1, 6));
});
