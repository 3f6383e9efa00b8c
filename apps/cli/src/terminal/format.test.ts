import { describe, expect, it } from 'vitest';
import { formatBytes, formatDuration, printable, truncate } from './format.ts';

describe('numbers in words', () => {
  it.each([
    [0.2, '0 s'],
    [89, '89 s'],
    [90, '2 min'],
    [5_400, '1 h 30 min'],
  ])('says that %d seconds take %s', (seconds, words) => {
    expect(formatDuration(seconds)).toBe(words);
  });

  it.each([
    [512, '512 B'],
    [89_117_001, '89.1 MB'],
    [1.2e9, '1.2 GB'],
  ])('shows %d bytes as %s', (bytes, words) => {
    expect(formatBytes(bytes)).toBe(words);
  });

  it('never lets a file name command the terminal', () => {
    expect(printable('a\u001b[2Jb\nc')).toBe('a [2Jb c');
  });

  it('cuts long texts with an ellipsis', () => {
    expect(truncate('abcdef', 4)).toBe('abc…');
    expect(truncate('abc', 4)).toBe('abc');
  });
});
