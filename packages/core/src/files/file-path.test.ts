import { expect, it } from 'vitest';
import { fileName, folderOf, isBelowFolder, isWindowsPath } from './file-path.ts';

it.each([
  ['/films/a.mp4', false, '/films', 'a.mp4'],
  ['/a.mp4', false, '/', 'a.mp4'],
  ['/films/back\\slash.mp4', false, '/films', 'back\\slash.mp4'],
  ['C:\\films\\a.mp4', true, 'C:\\films', 'a.mp4'],
  ['d:\\a.mp4', true, 'd:\\', 'a.mp4'],
  ['\\\\server\\films\\a.mp4', true, '\\\\server\\films', 'a.mp4'],
])('%s is taken apart', (path, isWindows, folder, name) => {
  expect([isWindowsPath(path), folderOf(path), fileName(path)]).toEqual([isWindows, folder, name]);
});

it.each([
  ['/films/a.mp4', '/films', true],
  ['/films/old/a.mp4', '/films', true],
  ['/films-more/a.mp4', '/films', false],
  ['/films', '/films', false],
  ['/a.mp4', '/', true],
  ['C:\\films\\a.mp4', 'C:\\films', true],
  ['C:\\films more\\a.mp4', 'C:\\films', false],
  ['C:\\a.mp4', 'C:\\', true],
  ['\\\\server\\films\\a.mp4', '\\\\server\\films', true],
])('%s lies below %s: %s', (path, folder, expected) => {
  expect(isBelowFolder(path, folder)).toBe(expected);
});
