import { expect, it } from 'vitest';
import { recordedAt } from './recorded-at.ts';

it.each<[string, Record<string, string>, string, string | undefined, (string | undefined)?, string?]>([
  ['Apple’s time with its zone', { creation_time: '2024-01-31T06:45:00.000000Z', 'com.apple.quicktime.creationdate': '2024-01-31T15:45:00+0900' }, 'IMG_1.MOV', '2024-01-31T15:45:00+09:00'],
  ['©day of MP4', { date: '2024-01-31T23:30:00-05:00', creation_time: '2024-02-01T04:30:00.000000Z' }, 'a.mp4', '2024-01-31T23:30:00-05:00'],
  ['Matroska’s', { DATE_RECORDED: '2024-01-31 15:45:00', creation_time: '2024-01-31T14:45:00.000000Z' }, 'a.mkv', '2024-01-31T15:45:00+01:00'],
  ['UTC alone', { creation_time: '2024-01-31T06:45:00.000000Z' }, 'a.mp4', '2024-01-31T06:45:00.000Z'],
  ['the name of a phone’s file, the zone by UTC', { creation_time: '2024-01-31T06:46:12.000000Z' }, 'VID_20240131_154500.mp4', '2024-01-31T15:45:00+09:00'],
  ['a name in half an hour’s zone', { creation_time: '2024-01-31T10:15:00.000000Z' }, 'VID_20240131_154500.mp4', '2024-01-31T15:45:00+05:30'],
  ['a name alone', {}, 'VID_20240131_154500.mp4', '2024-01-31T15:45:00'],
  ['a name of another kind', {}, 'Screen Recording 2024-01-31 at 15.45.00.mov', '2024-01-31T15:45:00'],
  ['a Pixel’s name, which is UTC', {}, 'PXL_20240131_154500123.mp4', '2024-01-31T15:45:00Z'],
  ['GoPro’s local time', { creation_time: '2024-01-31T15:45:00.000000Z', firmware: 'HD9.01.01.72.00' }, 'GX010001.MP4', '2024-01-31T15:45:00'],
  ['GoPro’s local time, the zone by satellites', { creation_time: '2024-01-31T15:45:00.000000Z', firmware: 'HD9.01.01.72.00' }, 'GX010001.MP4', '2024-01-31T15:45:00+09:00', undefined, '2024-01-31T06:45:30.000Z'],
  ['satellites alone', {}, 'GX010001.MP4', '2024-01-31T06:45:30.000Z', undefined, '2024-01-31T06:45:30.000Z'],
  ['what the camera wrote beside it', { creation_time: '2024-01-31T06:45:00.000000Z' }, 'C0001.MP4', '2024-01-31T15:45:00+09:00', '2024-01-31T15:45:00+09:00'],
  ['EXIF’s way', { DateTimeOriginal: '2024:01:31 15:45:00' }, 'a.avi', '2024-01-31T15:45:00'],
  ['a clock that was never set', { creation_time: '1904-01-01T00:00:00.000000Z' }, 'a.mp4', undefined],
  ['a number that is no date', {}, 'MVI_20249931_154500.mp4', undefined],
  ['a name without a time', {}, 'holiday 2024.mp4', undefined],
])('%s tells when it was recorded', (_, tags, name, expected, sidecar, satellite) => {
  expect(recordedAt({ tags, name, sidecar, satellite })).toBe(expected);
});
