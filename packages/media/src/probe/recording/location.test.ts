import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ffmpeg } from '../../../../../test/films.ts';
import { createMedia } from '../../index.ts';
import { iso6709, locationOf } from './location.ts';

const media = createMedia();
const { signal } = new AbortController();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'location-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it.each([
  ['+52.5200+013.4050+034.000/', 52.52, 13.405], ['-33.8568+151.2153/', -33.8568, 151.2153], ['+5231.2+01324.3/', 52.52, 13.405], ['+523112+0132418/', 52.52, 13.405],
  ['+40.7-074.0', 40.7, -74],
])('%s is %d, %d', (text, latitude, longitude) => {
  expect(iso6709(text)?.latitude).toBeCloseTo(latitude, 4);
  expect(iso6709(text)?.longitude).toBeCloseTo(longitude, 4);
});

it.each([['', undefined], ['somewhere', undefined], ['+00.0000+000.0000/', undefined], ['+99.0+013.0/', undefined]])('%j is no place', (location, expected) => {
  expect(locationOf({ location }, undefined)).toBe(expected);
});

it('the nearest city names a place, and larger ones around are near', () => {
  expect(locationOf({ location: '+52.3906+013.0645/' }, undefined)).toMatchObject({ place: 'Potsdam, Germany' });
  expect(locationOf({ location: '+52.3906+013.0645/' }, undefined)?.near).toEqual(expect.arrayContaining(['Berlin', 'Potsdam', 'Germany']));
  expect(locationOf({ location: '-48.9+123.4/' }, undefined)).toEqual({ latitude: -48.9, longitude: 123.4 });
});

const SONY = `<?xml version="1.0"?><NonRealTimeMeta><CreationDate value="2024-01-31T15:45:00+09:00"/><AcquisitionRecord><Group name="ExifGPS">
<Item name="LatitudeRef" value="S"/><Item name="Latitude" value="33:51:24.480"/><Item name="LongitudeRef" value="E"/><Item name="Longitude" value="151:12:55.080"/></Group></AcquisitionRecord></NonRealTimeMeta>`;
const DJI = '1\n00:00:00,000 --> 00:00:00,033\n<font size="28">FrameCnt: 1\n2024-01-31 15:45:00.123\n[iso: 100] [latitude: 48.8566] [longitude: 2.3522] [rel_alt: 5.0]</font>\n';

it.each<[string, readonly string[], Readonly<Record<string, string>>, string, string | undefined]>([
  ['phone.mov', ['-movflags', 'use_metadata_tags', '-metadata', 'com.apple.quicktime.creationdate=2024-01-31T15:45:00+0900', '-metadata', 'com.apple.quicktime.location.ISO6709=+35.6812+139.7671+040.0/'], {}, '2024-01-31T15:45:00+09:00', 'Japan'],
  ['android.mp4', ['-metadata', 'location=+38.7223-009.1393/', '-metadata', 'creation_time=2024-01-31T06:45:00Z'], {}, '2024-01-31T06:45:00+00:00', 'Portugal'],
  ['VID_20240131_154500.mp4', ['-metadata', 'creation_time=2024-01-31T06:45:20Z'], {}, '2024-01-31T15:45:00+09:00', undefined],
  ['tagged.mkv', ['-metadata', 'DATE_RECORDED=2024-01-31 15:45:00'], {}, '2024-01-31T15:45:00', undefined],
  ['C0001.MP4', ['-metadata', 'creation_time=2024-01-31T06:45:00Z'], { 'C0001M01.XML': SONY }, '2024-01-31T15:45:00+09:00', 'Australia'],
  ['Caf\u00e9.MP4', [], { 'Cafe\u0301M01.XML': SONY }, '2024-01-31T15:45:00+09:00', 'Australia'],
  ['DJI_0001.MP4', [], { 'DJI_0001.SRT': DJI }, '2024-01-31T15:45:00', 'France'],
])('%s tells when and where it was recorded', async (file, metadata, beside, recordedAt, country) => {
  const path = join(folder, file);
  await ffmpeg(['-f', 'lavfi', '-i', 'color=red:s=16x16:r=25:d=0.2', ...metadata, path]);
  for (const [name, text] of Object.entries(beside)) await writeFile(join(folder, name), text);
  const probe = await media.probe(path, { signal });
  expect(probe.recordedAt).toBe(recordedAt);
  if (country === undefined) expect(probe.location).toBeUndefined();
  else expect(probe.location?.place).toContain(country);
});
