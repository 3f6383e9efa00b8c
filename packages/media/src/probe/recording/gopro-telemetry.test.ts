import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ffmpeg } from '../../../../../test/films.ts';
import { createMedia } from '../../index.ts';
import { firstFix } from './gopro-telemetry.ts';

interface Shape {
  readonly type?: string;
  readonly size: number;
}
/** One entry: key, type, bytes of a sample, count, value, filled up to four bytes. */
const entry = (key: string, { type = '\0', size }: Shape, value: Buffer): Buffer => {
  const head = Buffer.from(`${key}${type}\0\0\0`, 'latin1');
  head.writeUInt8(size, 5);
  head.writeUInt16BE(value.length / size, 6);
  return Buffer.concat([head, value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
};
const longs = (...values: number[]): Buffer => Buffer.concat(values.map((value) => { const four = Buffer.alloc(4); four.writeInt32BE(value); return four; }));
const shorts = (...values: number[]): Buffer => Buffer.concat(values.map((value) => { const two = Buffer.alloc(2); two.writeInt16BE(value); return two; }));
const device = (...entries: Buffer[]): Buffer => {
  const other = entry('STRM', { size: 1 }, entry('ACCL', { type: 's', size: 6 }, shorts(1, 2, 3)));
  const name = entry('DVNM', { type: 'c', size: 1 }, Buffer.from('HERO'));
  return entry('DEVC', { size: 1 }, Buffer.concat([name, other, entry('STRM', { size: 1 }, Buffer.concat(entries))]));
};
const gps5 = (fix: number, time: string, [latitude, longitude]: readonly [number, number]): Buffer => device(
  entry('GPSF', { type: 'L', size: 4 }, longs(fix)), entry('GPSU', { type: 'U', size: 16 }, Buffer.from(time.padEnd(16, '0'))),
  entry('SCAL', { type: 'l', size: 4 }, longs(10_000_000, 10_000_000, 1_000, 1_000, 100)), entry('GPS5', { type: 'l', size: 20 }, longs(latitude * 1e7, longitude * 1e7, 34_000, 0, 0)),
);
const sample9 = (fix: number, days: number): Buffer => Buffer.concat([longs(-338_568_000, 1_512_153_000, 0, 0, 0, days, 56_700_500), shorts(150, fix)]);
const gps9 = (...samples: Buffer[]): Buffer => device(
  entry('SCAL', { type: 'l', size: 4 }, longs(10_000_000, 10_000_000, 1_000, 1_000, 100, 1, 1_000, 100, 1)), entry('GPS9', { type: '?', size: 32 }, Buffer.concat(samples)),
);
const BERLIN = { location: { latitude: 52.52, longitude: 13.405 }, time: '2024-01-31T15:45:00.500Z' };
/** Days from 2000-01-01 to 2024-01-31. */
const DAYS = 8_796;
const berlin = gps5(3, '240131154500.500', [52.52, 13.405]);

it.each<[string, Buffer, ReturnType<typeof firstFix>]>([
  ['GPS5', berlin, BERLIN],
  ['GPS5 with one divisor of two bytes for all', device(entry('GPSF', { type: 'L', size: 4 }, longs(2)), entry('SCAL', { type: 's', size: 2 }, shorts(1_000)), entry('GPS5', { type: 'l', size: 20 }, longs(52_520, 13_405, 0, 0, 0))), { location: BERLIN.location }],
  ['the first fix after payloads without one', Buffer.concat([gps5(0, '150101000000.000', [0, 0]), berlin]), BERLIN],
  ['GPS9', gps9(sample9(3, DAYS)), { location: { latitude: -33.8568, longitude: 151.2153 }, time: '2024-01-31T15:45:00.500Z' }],
  ['the first fix of GPS9 after samples without one', gps9(sample9(0, 0), sample9(2, DAYS)), { location: { latitude: -33.8568, longitude: 151.2153 }, time: '2024-01-31T15:45:00.500Z' }],
  ['a camera without a fix', gps5(0, '240131154500.500', [52.52, 13.405]), undefined],
  ['a device without GPS', device(entry('ACCL', { type: 's', size: 6 }, shorts(1, 2, 3))), undefined],
  ['what is cut off', berlin.subarray(0, berlin.length - 18), undefined],
  ['what is no GPMF', Buffer.alloc(300, 0xff), undefined],
  ['nothing', Buffer.alloc(0), undefined],
])('of %s the place and the time are right', (_, bytes, expected) => expect(firstFix(bytes)).toEqual(expected));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gopro-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it.each<[string, readonly string[], string, string]>([
  ['no other time', [], '2024-01-31T16:45:00+01:00', 'Germany'],
  ['a place of its own', ['-metadata', 'location=+38.7223-009.1393/'], '2024-01-31T15:45:00+00:00', 'Portugal'],
  ['a time of its own', ['-metadata', 'date=2024-02-01T09:00:00+01:00'], '2024-02-01T09:00:00+01:00', 'Germany'],
])('a film with telemetry and %s tells when and where it was recorded', async (name, metadata, recordedAt, place) => {
  const [data, path] = [join(folder, 'telemetry.bin'), join(folder, `${name}.mov`)];
  await writeFile(data, berlin);
  const picture = ['-f', 'lavfi', '-i', 'color=red:s=16x16:r=25:d=0.2'];
  await ffmpeg([...picture, '-f', 'data', '-i', data, '-map', '0:v', '-map', '1:d', '-c:v', 'libx264', '-c:d', 'copy', '-tag:d', 'gpmd', ...metadata, path]);
  const probe = await createMedia().probe(path, { signal: new AbortController().signal });
  expect(probe.recordedAt).toBe(recordedAt);
  expect(probe.location?.place).toContain(place);
});
