import { expect, it } from 'vitest';
import { perceptualFingerprint, fingerprintDistance } from './perceptual-fingerprint.ts';

/** A picture whose colours go from left to right and from top to bottom, a little brighter or shifted. */
const picture = (width: number, height: number, { brighter = 0, turned = false } = {}) => {
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [a, b] = turned ? [1 - x / width, y / height] : [x / width, y / height];
      rgb.set([200 * a + brighter, 200 * b + brighter, 100 + brighter], (y * width + x) * 3);
    }
  }
  return { width, height, rgb };
};
const original = perceptualFingerprint(picture(320, 180));

it.each<[string, Parameters<typeof picture>, number, number]>([
  ['itself in another size', [99, 57], 0, 2],
  ['itself coded a little brighter', [320, 180, { brighter: 1 }], 0.5, 1.5],
  ['another picture', [320, 180, { turned: true }], 20, 255],
])('is as far as it should be from %s', (_, args, least, most) => {
  const distance = fingerprintDistance(original, perceptualFingerprint(picture(...args)));
  expect(distance).toBeGreaterThanOrEqual(least);
  expect(distance).toBeLessThanOrEqual(most);
});

it('is made of pictures smaller than itself', () => {
  expect(perceptualFingerprint({ width: 1, height: 1, rgb: Uint8Array.of(10, 20, 30) }).slice(-3)).toEqual(Uint8Array.of(10, 20, 30));
});
