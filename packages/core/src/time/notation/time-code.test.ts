import { describe, expect, it } from 'vitest';
import { frameToTimeCode, secondsToTimeCode, timeCodeRate, timeCodeToFrame } from './time-code.ts';

const code = (name: string) => timeCodeRate(Number.parseFloat(name), { dropFrame: name.endsWith('DF') && !name.endsWith('NDF') });

describe('a time code', () => {
  it.each([
    ['23.976', 0, '00:00:00:00'], ['23.976', 24, '00:00:01:00'], ['23.976', 86_400, '01:00:00:00'], ['23.976', 2_073_599, '23:59:59:23'],
    ['24', 23, '00:00:00:23'], ['24', 1_440, '00:01:00:00'], ['24', 86_400, '01:00:00:00'],
    ['25', 24, '00:00:00:24'], ['25', 1_500, '00:01:00:00'], ['25', 90_000, '01:00:00:00'], ['25', 2_160_000, '00:00:00:00'],
    ['29.97DF', 0, '00:00:00;00'], ['29.97DF', 29, '00:00:00;29'], ['29.97DF', 1_799, '00:00:59;29'], ['29.97DF', 1_800, '00:01:00;02'],
    ['29.97DF', 3_597, '00:01:59;29'], ['29.97DF', 3_598, '00:02:00;02'], ['29.97DF', 17_981, '00:09:59;29'], ['29.97DF', 17_982, '00:10:00;00'],
    ['29.97DF', 19_781, '00:10:59;29'], ['29.97DF', 19_782, '00:11:00;02'], ['29.97DF', 107_891, '00:59:59;29'], ['29.97DF', 107_892, '01:00:00;00'],
    ['29.97DF', 2_589_407, '23:59:59;29'], ['29.97DF', 2_589_408, '00:00:00;00'],
    ['29.97NDF', 1_800, '00:01:00:00'], ['29.97NDF', 108_000, '01:00:00:00'],
    ['30', 29, '00:00:00:29'], ['30', 1_800, '00:01:00:00'], ['50', 49, '00:00:00:49'], ['50', 180_000, '01:00:00:00'],
    ['59.94DF', 3_599, '00:00:59;59'], ['59.94DF', 3_600, '00:01:00;04'], ['59.94DF', 7_195, '00:01:59;59'], ['59.94DF', 7_196, '00:02:00;04'],
    ['59.94DF', 35_963, '00:09:59;59'], ['59.94DF', 35_964, '00:10:00;00'], ['59.94DF', 215_784, '01:00:00;00'], ['59.94DF', 5_178_816, '00:00:00;00'],
    ['60', 3_600, '00:01:00:00'], ['60', 216_000, '01:00:00:00'],
  ])('at %s of frame %d is %s', (rate, frame, text) => {
    expect(frameToTimeCode(frame, code(rate))).toBe(text);
    const day = timeCodeToFrame('23:59:59:29', code(rate)) ?? 0;
    if (frame <= day) expect(timeCodeToFrame(text, code(rate))).toBe(frame);
  });

  it.each(['23.976', '24', '25', '29.97DF', '29.97NDF', '30', '50', '59.94DF', '60'])('at %s leads back to every frame of an hour', (rate) => {
    const by = code(rate);
    const wrong: string[] = [];
    let before = '';
    for (let frame = 0; frame < 216_100; frame += 1) {
      const text = frameToTimeCode(frame, by);
      if (timeCodeToFrame(text, by) !== frame || text <= before) wrong.push(`${frame} is ${text}`);
      before = text;
    }
    expect(wrong).toEqual([]);
  });

  it.each(['29.97DF', '59.94DF'])('at %s stays with the clock, within 4 frames for a day', (rate) => {
    const by = code(rate);
    for (const seconds of [60, 599, 600, 3_600, 36_000, 86_000]) {
      const [hours = 0, minutes = 0, rest = 0, frames = 0] = secondsToTimeCode(seconds, by).split(/[:;]/).map(Number);
      expect(Math.abs(hours * 3600 + minutes * 60 + rest + frames / by.nominal - seconds)).toBeLessThan(0.11);
    }
  });

  it.each([['00:01:00;00', '29.97DF'], ['00:09:00;01', '29.97DF'], ['00:01:00;03', '59.94DF'], ['00:00:00:25', '25'], ['00:60:00:00', '25'], ['24:00:00:00', '25'], ['0:0:0:0', '25']])(
    '%s is none at %s', (text, rate) => {
      expect(timeCodeToFrame(text, code(rate))).toBeUndefined();
    },
  );

  it.each([[29.97, 30, true], [59.94, 60, true], [23.976, 24, false], [30, 30, false], [12.5, 24, false], [119.88, 60, false], [27, 25, false]])(
    'for %d frames a second counts %d, drop-frame %s', (measured, nominal, dropFrame) => {
      expect(timeCodeRate(measured)).toMatchObject({ nominal, dropFrame });
    },
  );
});
