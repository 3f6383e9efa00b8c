import { describe, expect, it } from 'vitest';
import type { Frame } from '@frameseek/core';
import { toBitmap } from './bitmap.ts';
import { likelyHasText } from './likely-has-text.ts';
import { toTextLines } from './text-lines.ts';
import { openTextReader } from './text-reader.ts';

const signal = new AbortController().signal;

/** Letters as 5 by 7 dots, one number of 5 bits a row. */
const FONT: Readonly<Record<string, readonly number[]>> = {
  ' ': [0, 0, 0, 0, 0, 0, 0],
  A: [14, 17, 17, 31, 17, 17, 17], D: [30, 17, 17, 17, 17, 17, 30], E: [31, 16, 16, 30, 16, 16, 31], F: [31, 16, 16, 30, 16, 16, 16],
  H: [17, 17, 17, 31, 17, 17, 17], I: [14, 4, 4, 4, 4, 4, 14], L: [16, 16, 16, 16, 16, 16, 31], N: [17, 25, 21, 19, 17, 17, 17],
  O: [14, 17, 17, 17, 17, 17, 14], R: [30, 17, 17, 30, 20, 18, 17], T: [31, 4, 4, 4, 4, 4, 4], W: [17, 17, 17, 21, 21, 27, 17],
};
const DOT = 5;

/** Dark letters on a light picture, edges softened as a video's are. */
const written = (text: string, width = 640, height = 200): Frame => {
  const rgb = new Uint8Array(width * height * 3).fill(235);
  [...text].forEach((letter, place) => {
    (FONT[letter] ?? []).forEach((bits, y) => {
      for (let x = 0; x < 5; x++) {
        if ((bits & (16 >> x)) === 0) continue;
        for (let dy = 0; dy < DOT; dy++) for (let dx = 0; dx < DOT; dx++) {
          const pixel = (80 + y * DOT + dy) * width + 40 + (place * 6 + x) * DOT + dx;
          rgb.fill(25, pixel * 3, pixel * 3 + 3);
        }
      }
    });
  });
  return { at: 0, width, height, rgb };
};
const filled = (colourAt: (x: number, y: number) => number, width = 640, height = 360): Frame => {
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) rgb.fill(colourAt(x, y), (y * width + x) * 3, (y * width + x) * 3 + 3);
  return { at: 0, width, height, rgb };
};

it('reads words in a picture, and nothing in one without', async () => {
  const reader = await openTextReader(signal);
  try {
    const lines = await reader.readText(written('THE OLD HILL'), { signal });
    expect(lines.map(({ text }) => text).join(' ')).toContain('HILL');
    for (const { confidence } of lines) expect(confidence).toBeGreaterThan(0.6);
    expect(await reader.readText(filled((x) => (x * 255) / 640), { signal })).toEqual([]);
    await expect(reader.readText(written('A'), { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
  } finally {
    await reader.close();
  }
});

describe('whether a picture is worth reading', () => {
  it.each<[string, Frame, boolean]>([
    ['a written line', written('HELLO WORLD'), true],
    ['one colour', filled(() => 90), false],
    ['a gradient', filled((x, y) => (x + y) % 640 / 3), false],
    ['two halves', filled((x) => (x < 320 ? 10 : 240)), false],
    ['soft noise', filled((x, y) => 120 + ((x * 31 + y * 17) % 20)), false],
  ])('%s: %s', (_, frame, expected) => expect(likelyHasText(frame)).toBe(expected));
});

it('writes a bitmap whose rows stand from the bottom up, in blue, green, red, padded to four bytes', () => {
  const file = toBitmap({ at: 0, width: 1, height: 2, rgb: Uint8Array.of(1, 2, 3, 4, 5, 6) });
  expect(file.subarray(0, 2).toString()).toBe('BM');
  expect([...file.subarray(54)]).toEqual([6, 5, 4, 0, 3, 2, 1, 0]);
});

it.each<[string, [string, number][][], string[]]>([
  ['sure words', [[['Platform', 95], ['9', 90]]], ['Platform 9']],
  ['a line without its unsure word', [[['Exit', 96], ['~#', 20]]], ['Exit']],
  ['no noise', [[['|', 80], ['—', 90]], [['a', 70], ['I', 70]]], []],
  ['no unsure line', [[['Something', 40]]], []],
])('keeps %s', (_, lines, expected) => {
  expect(toTextLines(lines.map((words) => words.map(([text, confidence]) => ({ text, confidence })))).map(({ text }) => text)).toEqual(expected);
});
