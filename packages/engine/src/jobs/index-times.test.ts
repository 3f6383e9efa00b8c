import { expect, it } from 'vitest';
import { createIndexTimes } from './index-times.ts';

const settings = { picturesFolder: '', concurrency: 1, sampling: 'adaptive', recogniseDespiteSubtitles: false, translateSpeech: true } as const;

it('rests on battery where the settings say so, and works now where somebody asks for it, until it is plugged in', () => {
  let isOnBattery = true;
  const power = { isOnBattery: () => isOnBattery };
  const times = createIndexTimes({ settings: { ...settings, indexOnBattery: false }, power });
  expect(times.rest()).toEqual({ reason: 'battery' });
  times.workNow();
  expect(times.rest()).toBeUndefined();
  isOnBattery = false;
  expect(times.rest()).toBeUndefined();
  isOnBattery = true;
  expect(times.rest()).toEqual({ reason: 'battery' });
  for (const one of [settings, { ...settings, indexOnBattery: true }]) expect(createIndexTimes({ settings: one, power }).rest()).toBeUndefined();
  expect(createIndexTimes({ settings: { ...settings, indexOnBattery: false } }).rest()).toBeUndefined();
});

it('says of the two which ends by itself, and is asked but once for both', () => {
  const at = new Date(2026, 10, 20, 12).getTime();
  const times = createIndexTimes({ settings: { ...settings, indexOnBattery: false, indexHours: { from: 22 * 60, to: 7 * 60 } }, power: { isOnBattery: () => true }, now: () => at });
  expect(times.rest()).toEqual({ reason: 'hours', until: new Date(2026, 10, 20, 22) });
  times.workNow();
  expect(times.rest()).toBeUndefined();
});
