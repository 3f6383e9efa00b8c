import { describe, expect, it } from 'vitest';
import { durationWords, printable, shortened, sizeWords, timeWords } from './words.ts';

describe('numbers in words', () => {
  it.each([
    [0, '0:00.0'],
    [9.96, '0:10.0'],
    [59.99, '1:00.0'],
    [125.25, '2:05.3'],
    [3_600, '1:00:00.0'],
    [-1, '0:00.0'],
  ])('shows %d seconds as %s', (seconds, words) => {
    expect(timeWords(seconds)).toBe(words);
  });

  it.each([
    [0.2, '0 s'],
    [89, '89 s'],
    [90, '2 min'],
    [5_400, '1 h 30 min'],
  ])('says that %d seconds take %s', (seconds, words) => {
    expect(durationWords(seconds)).toBe(words);
  });

  it.each([
    [512, '512 B'],
    [89_117_001, '89.1 MB'],
    [1.2e9, '1.2 GB'],
  ])('shows %d bytes as %s', (bytes, words) => {
    expect(sizeWords(bytes)).toBe(words);
  });

  it('never lets a file name command the terminal', () => {
    expect(printable('a\u001b[2Jb\nc')).toBe('a [2Jb c');
  });

  it('cuts long texts with an ellipsis', () => {
    expect(shortened('abcdef', 4)).toBe('abc…');
    expect(shortened('abc', 4)).toBe('abc');
  });
});
