import { posix, win32 } from 'node:path';
import { expect, it } from 'vitest';
import { isWithin } from './is-within.ts';

it.each([
  ['/films', '/films', true],
  ['/films', '/films/a/b.mp4', true],
  ['/films', '/films-more/a.mp4', false],
  ['/films', '/', false],
  ['/films/a', '/films/b', false],
  ['/films', '/films/a/../../secret', false],
  ['/films', '/films/..a/b.mp4', true],
  ['/films', '/Films/a.mp4', false],
  ['/', '/anything', true],
])('in %s, %s lies inside: %s', (folder, path, inside) => {
  expect(isWithin(folder, path, posix)).toBe(inside);
});

it.each([
  ['C:\\films', 'C:\\films', true],
  ['C:\\films', 'c:\\Films\\a\\B.mp4', true],
  ['C:\\films', 'C:/films/a.mp4', true],
  ['C:\\films', 'C:\\films more\\a.mp4', false],
  ['C:\\films', 'C:\\films\\..\\secret.mp4', false],
  ['C:\\films', 'C:\\films\\..a\\b.mp4', true],
  ['C:\\films', 'D:\\films\\a.mp4', false],
  ['C:\\films', '\\\\server\\films\\a.mp4', false],
  ['C:\\', 'C:\\anything', true],
  ['C:\\', 'D:\\anything', false],
  ['\\\\server\\films', '\\\\SERVER\\films\\a.mp4', true],
  ['\\\\server\\films', '\\\\server\\other\\a.mp4', false],
  ['\\\\server\\films', '\\\\elsewhere\\films\\a.mp4', false],
])('on Windows, in %s, %s lies inside: %s', (folder, path, inside) => {
  expect(isWithin(folder, path, win32)).toBe(inside);
});
