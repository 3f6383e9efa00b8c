import { expect, it } from 'vitest';
import { reduced } from './changed-regions.ts';
import { isCloseLookDue, isOtherScene } from './look-schedule.ts';

it.each([
  [{ glances: 0, closes: 0 }, true],
  [{ glances: 1, closes: 1 }, false],
  [{ glances: 2, closes: 1 }, true],
  [{ glances: 8, closes: 2 }, false],
  [{ glances: 9, closes: 2 }, true],
  [{ glances: 8, closes: 30 }, false],
  [{ glances: 9, closes: 30 }, true],
])('after %j a close look is due: %s', (count, due) => {
  expect(isCloseLookDue(count)).toBe(due);
});

it('another scene is a picture that is bright where the one before was dark, not one that moves or gets a little lighter', () => {
  const picture = (brightness: (x: number) => number) => reduced({ width: 320, height: 180, grey: Uint8Array.from({ length: 320 * 180 }, (_, index) => brightness(index % 320)) });
  const slope = picture((x) => x / 2);
  expect(isOtherScene(slope, picture((x) => x / 2 + 20))).toBe(false);
  expect(isOtherScene(slope, picture((x) => Math.max(0, x - 20) / 2))).toBe(false);
  expect(isOtherScene(slope, picture((x) => 160 - x / 2))).toBe(true);
});
