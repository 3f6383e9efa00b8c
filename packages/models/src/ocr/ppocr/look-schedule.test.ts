import { expect, it } from 'vitest';
import { reduced } from './changed-regions.ts';
import { isCloseLookDue, isOtherScene, openSceneMemory } from './look-schedule.ts';

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

const picture = (brightness: (x: number) => number) => reduced({ width: 320, height: 180, grey: Uint8Array.from({ length: 320 * 180 }, (_, index) => brightness(index % 320)) });
const slope = picture((x) => x / 2);

it('another scene is a picture that is bright where the one before was dark, not one that moves or gets a little lighter', () => {
  expect(isOtherScene(slope, picture((x) => x / 2 + 20))).toBe(false);
  expect(isOtherScene(slope, picture((x) => Math.max(0, x - 20) / 2))).toBe(false);
  expect(isOtherScene(slope, picture((x) => 160 - x / 2))).toBe(true);
});

it('a scene that comes again is known by the picture of it that is most like it, one that is only somewhat alike is not', () => {
  const scenes = openSceneMemory();
  [slope, picture((x) => x / 2 + 15), picture((x) => 160 - x / 2)].forEach((seen, index) => scenes.add(seen, { glances: index, closes: 1 }));
  expect([3, 12].map((more) => scenes.recall(picture((x) => x / 2 + more))?.glances)).toEqual([0, 1]);
  expect(scenes.recall(picture((x) => 157 - x / 2))?.glances).toBe(2);
  expect(scenes.recall(picture((x) => x / 2 + 60))).toBeUndefined();
});
