import { expect, it } from 'vitest';
import { preciseTime, timeCodesAt } from './time-codes.ts';

const film = (frameRate: number) => ({ codec: 'h264', width: 640, height: 360, rotation: 0, frameRate });

it('writes a place down as clocks, editors and programs count it', () => {
  expect(timeCodesAt(3_661.24, { video: film(25) })).toEqual([
    { name: 'Time', text: '01:01:01.240' },
    { name: 'Time code', text: '01:01:01:06' },
    { name: 'Frame', text: '91531' },
    { name: 'Seconds', text: '3661.240' },
  ]);
});

it('leaves numbers out where films of that rate do, and goes on from the time code of the recorder', () => {
  const codes = timeCodesAt(60.06, { video: film(30_000 / 1_001), timeCode: { start: '10:00:00;00', frameRate: 30_000 / 1_001 } });
  expect(codes.map(({ text }) => text)).toEqual(['00:01:00.060', '00:01:00;02', '10:01:00;02', '1800', '60.060']);
});

it('knows no frames of sound', () => {
  expect([preciseTime(12.5, { video: film(25) }), preciseTime(12.5, undefined)]).toEqual(['00:00:12:12', '00:00:12.500']);
  expect(timeCodesAt(12.5, undefined).map(({ name }) => name)).toEqual(['Time', 'Seconds']);
});
