import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Programs of the system that say what it runs on answer within a second. */
const LIMIT_MS = 10_000;

/** Whether this computer runs on battery, as its system says; false where that has no word for it. */
export const readPower = async (platform: NodeJS.Platform = process.platform): Promise<boolean> => {
  if (platform === 'linux') return await onBatteryBySysfs('/sys/class/power_supply');
  if (platform === 'darwin') return onBatteryByPmset(await outputOf('pmset', ['-g', 'batt']));
  if (platform === 'win32') return (await outputOf('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', POWER_LINE])).trim() === 'Offline';
  return false;
};

/** Prints Online, Offline or Unknown (`System.Windows.Forms.PowerLineStatus`). */
const POWER_LINE = 'Add-Type -AssemblyName System.Windows.Forms; [System.Windows.Forms.SystemInformation]::PowerStatus.PowerLineStatus';

/** What `pmset -g batt` begins with: `Now drawing from 'Battery Power'`. */
export const onBatteryByPmset = (output: string): boolean => output.includes("'Battery Power'");

/**
 * As systemd has it: nothing that brings power is online, and a battery of the computer itself, not of its mouse, is emptied
 * (kernel documentation, ABI/testing/sysfs-class-power).
 */
export const onBatteryBySysfs = async (folder: string): Promise<boolean> => {
  const supplies = await Promise.all((await namesIn(folder)).map(async (name) => {
    const [type, online, status, scope] = await Promise.all(['type', 'online', 'status', 'scope'].map((file) => textOf(join(folder, name, file))));
    return { type, online, status, scope };
  }));
  const own = supplies.filter(({ scope }) => scope !== 'Device');
  const isPlugged = own.some(({ type, online }) => type !== 'Battery' && online === '1');
  return !isPlugged && own.some(({ type, status }) => type === 'Battery' && status === 'Discharging');
};

/** Computers without anything of the kind have no such folder, supplies not all files. */
const absent = <Value>(value: Value) => (error: unknown): Value => {
  if (error instanceof Error && 'code' in error && ['ENOENT', 'ENODEV'].includes(String(error.code))) return value;
  throw error;
};

const namesIn = (folder: string): Promise<readonly string[]> => readdir(folder).catch(absent([]));
const textOf = (path: string): Promise<string> => readFile(path, 'utf8').then((text) => text.trim()).catch(absent(''));

const outputOf = async (program: string, args: readonly string[]): Promise<string> =>
  (await promisify(execFile)(program, args, { timeout: LIMIT_MS, windowsHide: true })).stdout;
