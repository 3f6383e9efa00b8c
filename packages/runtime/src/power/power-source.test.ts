import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NO_TELEMETRY } from '@frameseek/core';
import { afterAll, expect, it } from 'vitest';
import { createPowerSource } from './power-source.ts';
import { onBatteryByPmset, onBatteryBySysfs, readPower } from './read-power.ts';

const root = mkdtempSync(join(tmpdir(), 'frameseek-power-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

type Supply = Readonly<Record<string, string>>;
/** A folder as /sys/class/power_supply is. */
const sysfs = (name: string, supplies: Readonly<Record<string, Supply>>): string => {
  const folder = join(root, name);
  for (const [supply, files] of Object.entries(supplies)) {
    mkdirSync(join(folder, supply), { recursive: true });
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, supply, file), `${text}\n`);
  }
  return folder;
};
const BATTERY = { type: 'Battery', scope: 'System', status: 'Discharging' };

it.each<[string, boolean, Readonly<Record<string, Supply>>]>([
  ['a laptop without its cable', true, { AC: { type: 'Mains', online: '0' }, BAT0: BATTERY }],
  ['one whose kernel names no scope, nor mains', true, { BAT0: { type: 'Battery', status: 'Discharging' } }],
  ['a laptop with its cable', false, { AC: { type: 'Mains', online: '1' }, BAT0: { ...BATTERY, status: 'Charging' } }],
  ['one that takes more than its cable brings', false, { 'ucsi-1': { type: 'USB', online: '1' }, BAT0: BATTERY }],
  ['a desktop with a mouse', false, { hidpp_battery_0: { ...BATTERY, scope: 'Device' } }],
])('%s: on battery is %s', async (name, isOnBattery, supplies) => {
  expect(await onBatteryBySysfs(sysfs(name, supplies))).toBe(isOnBattery);
});

it('is not on battery where the system knows of no power at all', async () => {
  expect(await onBatteryBySysfs(join(root, 'nowhere'))).toBe(false);
  expect(await readPower('aix')).toBe(false);
  expect(await readPower()).toBeTypeOf('boolean');
});

it('understands what macOS prints', () => {
  expect(onBatteryByPmset("Now drawing from 'Battery Power'\n -InternalBattery-0 (id=1)\t84%; discharging; 5:12 remaining present: true")).toBe(true);
  expect(onBatteryByPmset("Now drawing from 'AC Power'\n -InternalBattery-0 (id=1)\t100%; charged; 0:00 remaining present: true")).toBe(false);
});

it('is read again when what was read is half a minute old, and is no battery where reading fails', async () => {
  const readings = [true, false];
  const logged: string[] = [];
  let now = 0;
  const power = createPowerSource({
    now: () => now,
    telemetry: { ...NO_TELEMETRY, log: (_level, name) => void logged.push(name) },
    read: () => {
      const next = readings.shift();
      return next === undefined ? Promise.reject(new Error('There is no pmset.')) : Promise.resolve(next);
    },
  });
  const later = async (ms: number): Promise<boolean> => {
    now += ms;
    power.isOnBattery();
    await new Promise(setImmediate);
    return power.isOnBattery();
  };
  expect([await later(0), await later(29_999), await later(1), await later(30_000)]).toEqual([true, true, false, false]);
  expect(logged).toEqual(['power.unknown']);
});
