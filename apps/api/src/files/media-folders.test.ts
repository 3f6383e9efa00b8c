import { posix, win32 } from 'node:path';
import { expect, it } from 'vitest';
import { isElsewhere } from './media-folders.ts';

it.each([
  ['C:\\films\\a.mp4', ['C:\\films'], false],
  ['D:\\a.mp4', ['C:\\films'], false],
  ['\\\\attacker\\share\\a.mp4', ['C:\\films'], true],
  ['//attacker/share/a.mp4', ['C:\\films'], true],
  ['\\\\?\\UNC\\attacker\\share\\a.mp4', ['C:\\films'], true],
  ['\\\\.\\pipe\\a.mp4', ['C:\\films'], true],
  ['\\\\Server\\films\\a.mp4', ['C:\\films', '\\\\server\\films\\new'], false],
  ['\\\\server\\other\\a.mp4', ['\\\\server\\films'], true],
])('on Windows, %s is elsewhere than %j: %s', (path, folders, elsewhere) => {
  expect(isElsewhere(path, folders, win32)).toBe(elsewhere);
});

it('nothing is elsewhere where all files are below one root', () => {
  expect(isElsewhere('//films/a.mp4', ['/films'], posix)).toBe(false);
});
