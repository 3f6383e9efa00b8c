import { expect, it } from 'vitest';
import { isWithin } from './media-folders.ts';

it.each([
  ['/films', '/films', true],
  ['/films', '/films/a/b.mp4', true],
  ['/films', '/films-more/a.mp4', false],
  ['/films', '/', false],
  ['/films/a', '/films/b', false],
  ['/films', '/films/..a/b.mp4', true],
  ['/', '/anything', true],
])('in %s, %s lies inside: %s', (folder, path, inside) => {
  expect(isWithin(folder, path)).toBe(inside);
});
