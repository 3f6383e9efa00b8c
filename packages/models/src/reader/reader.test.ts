import { describe, expect, it } from 'vitest';
import type { Frame } from '@frameseek/core';
import { findLines, toGrey } from './find-lines.ts';
import { lineMemory } from './line-memory.ts';
import { toPgm, toSheet } from './line-sheet.ts';
import { toTextLine } from './text-lines.ts';
import { openTextReader } from './text-reader.ts';

const signal = new AbortController().signal;

/** Letters as 5 by 7 dots, one number of 5 bits a row. */
const FONT: Readonly<Record<string, readonly number[]>> = {
  ' ': [0, 0, 0, 0, 0, 0, 0],
  A: [14, 17, 17, 31, 17, 17, 17], D: [30, 17, 17, 17, 17, 17, 30], E: [31, 16, 16, 30, 16, 16, 31], F: [31, 16, 16, 30, 16, 16, 16],
  H: [17, 17, 17, 31, 17, 17, 17], I: [14, 4, 4, 4, 4, 4, 14], L: [16, 16, 16, 16, 16, 16, 31], N: [17, 25, 21, 19, 17, 17, 17],
  O: [14, 17, 17, 17, 17, 17, 14], R: [30, 17, 17, 30, 20, 18, 17], T: [31, 4, 4, 4, 4, 4, 4], W: [17, 17, 17, 21, 21, 27, 17],
};

interface Writing {
  readonly text: string;
  readonly left?: number;
  readonly top?: number;
  /** Pixels of one dot. */
  readonly dot?: number;
}

/** Letters on a plain picture; dark on light unless told otherwise. */
const written = (lines: readonly Writing[], { ink = 25, ground = 235, width = 640, height = 240 } = {}): Frame => {
  const rgb = new Uint8Array(width * height * 3).fill(ground);
  for (const { text, left = 40, top = 60, dot = 5 } of lines) {
    [...text].forEach((letter, place) => {
      (FONT[letter] ?? []).forEach((bits, y) => {
        for (let x = 0; x < 5; x++) {
          if ((bits & (16 >> x)) === 0) continue;
          for (let dy = 0; dy < dot; dy++) {
            const pixel = (top + y * dot + dy) * width + left + (place * 6 + x) * dot;
            rgb.fill(ink, pixel * 3, (pixel + dot) * 3);
          }
        }
      });
    });
  }
  return { at: 0, width, height, rgb };
};
const filled = (colourAt: (x: number, y: number) => number, width = 640, height = 360): Frame => {
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) rgb.fill(colourAt(x, y), (y * width + x) * 3, (y * width + x) * 3 + 3);
  return { at: 0, width, height, rgb };
};

const TWO = [{ text: 'THE OLD HILL' }, { text: 'WHITE WATER', top: 140, dot: 4 }];

it('reads lines in a picture, whichever way they stand out, and nothing in one without', async () => {
  const reader = await openTextReader(signal);
  const read = async (frame: Frame): Promise<string> => (await reader.readText(frame, { signal })).map(({ text }) => text).join('\n');
  try {
    expect(await read(written(TWO))).toMatch(/HILL[^]*WAT/);
    expect(await read(written(TWO, { ink: 240, ground: 30 }))).toMatch(/HILL[^]*WAT/);
    expect(await read(written([{ text: 'WHITE WATER', dot: 2 }], { ink: 150 }))).toContain('WHITE');
    expect(await read(written([{ text: 'HILL' }, { text: 'WHITE', left: 400 }]))).toBe('HILL\nWHITE');
    expect(await read(filled((x) => (x * 255) / 640))).toBe('');
    expect(await read(filled((x, y) => (((x >> 3) + (y >> 3)) % 2 === 0 ? 20 : 230)))).toBe('');
    for (const { confidence } of await reader.readText(written(TWO), { signal })) expect(confidence).toBeGreaterThan(0.6);
    await expect(reader.readText(written(TWO), { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
  } finally {
    await reader.close();
  }
});

describe('places where lines may stand', () => {
  it.each<[string, Frame, number]>([
    ['a written line', written([{ text: 'HELLO HILL' }]), 1],
    ['letters of two heights', written([{ text: 'OLD HILL', dot: 2, top: 20 }, { text: 'OLD HILL', dot: 8, top: 100 }], { height: 360 }), 2],
    ['letters of three heights', written([{ text: 'OLD HILL', dot: 2, top: 20 }, { text: 'OLD HILL', top: 60 }, { text: 'OLD', dot: 12, top: 130 }], { height: 400 }), 3],
    ['one colour', filled(() => 90), 0],
    ['a gradient', filled((x, y) => ((x + y) % 640) / 3), 0],
    ['two halves', filled((x) => (x < 320 ? 10 : 240)), 0],
    ['soft noise', filled((x, y) => 120 + ((x * 31 + y * 17) % 20)), 0],
    ['tall bars', filled((x) => (x % 40 < 4 ? 10 : 240)), 0],
  ])('%s: %#', (_, frame, expected) => expect(findLines(toGrey(frame))).toHaveLength(expected));

  it('lie around the letters', () => {
    const [box] = findLines(toGrey(written([{ text: 'HILL', left: 100, top: 80 }])));
    expect(box?.left).toBeGreaterThan(95);
    expect(box?.left).toBeLessThan(102);
    expect(box?.top).toBeGreaterThan(76);
    expect(box?.bottom).toBeLessThan(119);
    expect(box?.right).toBeLessThan(222);
  });
});

describe('what is remembered', () => {
  const picture = toGrey(written(TWO));
  const [box = { left: 0, top: 0, right: 1, bottom: 1 }] = findLines(picture);
  const memory = lineMemory();
  memory.remember(picture, { box, line: { text: 'THE OLD HILL', confidence: 0.9 } });

  it.each<[string, Frame, number]>([
    ['the same picture', written(TWO), 1],
    ['another line elsewhere', written([...TWO, { text: 'NEW', top: 200, dot: 3 }]), 1],
    ['a little noise', filledFrom(written(TWO), (value, i) => value + (i % 3)), 1],
    ['one word changed', written([{ text: 'THE RED HILL' }]), 0],
    ['nothing there', written([]), 0],
    ['another size', written(TWO, { width: 800 }), 0],
  ])('with %s: %#', (_, frame, expected) => expect(memory.recall(toGrey(frame))).toHaveLength(expected));
});

it('a sheet knows which line stands at a height, and is written as grey rows', () => {
  const line = (height: number) => ({ width: 2, height, grey: new Uint8Array(2 * height) });
  const { page, lineAt } = toSheet([line(10), line(20), line(10)]);
  expect([30, 75, 120].map(lineAt)).toEqual([0, 1, 2]);
  expect(toPgm(page).subarray(0, 2).toString()).toBe('P5');
  expect(toPgm(page).length).toBe(`P5\n${page.width} ${page.height}\n255\n`.length + page.width * page.height);
});

it.each<[string, [string, number][], string | undefined]>([
  ['sure words', [['Platform', 95], ['9', 90]], 'Platform 9'],
  ['a line without its unsure short word', [['Exit', 96], ['~#', 20], ['Il', 30]], 'Exit'],
  ['an unsure word among sure ones', [['Employee', 95], ['month', 90], ['Jim!', 0]], 'Employee month Jim!'],
  ['a long name that no dictionary knows', [['IMG_4821.MOV', 45]], 'IMG_4821.MOV'],
  ['no marks', [['|', 80], ['—', 90]], undefined],
  ['no single letters', [['a', 70], ['I', 70]], undefined],
  ['no short noise', [['TNT', 70]], undefined],
  ['no unsure line', [['Something', 30]], undefined],
])('keeps %s', (_, words, expected) => {
  expect(toTextLine(words.map(([text, confidence]) => ({ text, confidence })))?.text).toBe(expected);
});

function filledFrom(frame: Frame, change: (value: number, index: number) => number): Frame {
  return { ...frame, rgb: frame.rgb.map((value, index) => Math.max(0, Math.min(255, change(value, index)))) };
}
