import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Frame, TextReader } from '@frameseek/core';
import { toGrey } from './grey-picture.ts';
import { lineMemory } from './line-memory.ts';
import { findLines } from './tesseract/find-lines.ts';
import { stackLines, toPgm } from './tesseract/stack-lines.ts';
import { toTextLine } from './tesseract/to-text-line.ts';
import { cardOf, TESSERACT } from '../registry/model-list.ts';
import { createWorkerHost, type WorkerHost } from '../worker/worker-host.ts';
import { openTextReader } from './text-reader.ts';

const signal = new AbortController().signal;
const openTesseract = (host: WorkerHost): Promise<TextReader> =>
  openTextReader({ card: cardOf('reader', TESSERACT), folder: '', host, threads: 1 }, signal);

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
  const host = createWorkerHost();
  const reader = await openTesseract(host);
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
    await host.close();
  }
});

/** A screen full of writing, every line another one: nothing of it is remembered. */
const dense = (round: number): Frame => written(
  Array.from({ length: 24 }, (_, row) => ({
    text: ['THE OLD HILL', 'WHITE WATER', 'LATE AND FAR'][(row + round) % 3] ?? '', top: 20 + row * 28, left: 20 + ((row * 37 + round * 61) % 300), dot: 2,
  })),
  { width: 1280, height: 720 },
);

interface Burden {
  /** Milliseconds by which 95 of 100 timers of this thread come late at most. */
  readonly late: number;
  /** Milliseconds that this thread computed. */
  readonly busy: number;
}

/** What this thread bears while something goes on. */
const burdenOf = async (during: () => Promise<unknown>): Promise<Burden> => {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const before = process.threadCpuUsage();
  delay.enable();
  await during();
  delay.disable();
  const { user, system } = process.threadCpuUsage(before);
  return { late: delay.percentile(95) / 1e6, busy: (user + system) / 1000 };
};

it('leaves the main thread free while it reads screens full of text', async () => {
  const host = createWorkerHost();
  try {
    const reader = await openTesseract(host);
    const frames = Array.from({ length: 4 }, (_, round) => dense(round));
    const idle = await burdenOf(() => wait(500));
    const reading = await burdenOf(async () => {
      for (const frame of frames) expect((await reader.readText(frame, { signal })).length).toBeGreaterThan(12);
    });
    expect(reading.late - idle.late).toBeLessThan(30);
    // Finding and cutting the lines of one such picture takes 60 to 100.
    expect(reading.busy / frames.length).toBeLessThan(30);
  } finally {
    await host.close();
  }
}, 60_000);

it('keeps the caller\'s frame, forgets an aborted one, and reads on', async () => {
  const host = createWorkerHost();
  try {
    const reader = await openTesseract(host);
    const abort = new AbortController();
    const frame = written(TWO);
    const stopped = reader.readText(dense(0), { signal: abort.signal });
    const read = reader.readText(frame, { signal });
    abort.abort();
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    expect((await read).map(({ text }) => text).join('\n')).toMatch(/HILL[^]*WAT/);
    expect(frame.rgb).toHaveLength(640 * 240 * 3);
  } finally {
    await host.close();
  }
});

it('fails a reading whose thread dies, and reads the next one in another', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'frameseek-reader-'));
  const main = new URL('../sessions/main.ts', import.meta.url).href;
  await writeFile(join(folder, 'entry.mjs'), `
    import { parentPort } from 'node:worker_threads';
    import ${JSON.stringify(main)};
    parentPort.on('message', ({ request }) => { if (request?.ask.height === 1) throw new Error('out of memory'); });`);
  const host = createWorkerHost({ entry: pathToFileURL(join(folder, 'entry.mjs')) });
  try {
    const reader = await openTesseract(host);
    await expect(reader.readText(filled(() => 0, 8, 1), { signal })).rejects.toMatchObject({ code: 'model/failed', facts: { reason: 'out of memory' } });
    expect((await reader.readText(written(TWO), { signal })).map(({ text }) => text).join('\n')).toMatch(/HILL[^]*WAT/);
  } finally {
    await host.close();
    await rm(folder, { recursive: true, force: true });
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
  const { page, lineAt } = stackLines([line(10), line(20), line(10)]);
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
