/// <reference lib="dom" />
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ffmpeg } from '../films.ts';
import { OBJECTS_FIXTURE } from '../models.ts';
import { openApp } from './support/app.ts';
import type { App } from './support/app.ts';
import { checkEveryLook } from './support/every-look.ts';
import { playbackTime, standAt } from './support/video-facts.ts';

/** Pixels of the film, whose truth is: a red square goes evenly to the right, a blue upright rectangle stands in the lower right. */
const SIZE = { width: 640, height: 360 } as const;
const SQUARE = { side: 64, x: 40, y: 43, perSecond: 60 } as const;
/** When the middle of the square goes over the middle of the picture. */
const CROSSES = (SIZE.width / 2 - SQUARE.x - SQUARE.side / 2) / SQUARE.perSecond;

let folder = '';
let app: App;
let page: Page;
let path = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frameseek-objects-'));
  const [films, library] = [join(folder, 'films'), join(folder, 'library')];
  await Promise.all([films, library].map(async (one) => await mkdir(one)));
  app = await openApp({ films, library }, { env: { FRAMESEEK_OBJECTS_MODEL: OBJECTS_FIXTURE } });
  const file = join(app.media, 'yard.mp4');
  const colour = (name: string, [width, height]: readonly [number, number]): readonly string[] => ['-f', 'lavfi', '-i', `color=${name}:s=${width}x${height}:r=25:d=8`];
  await ffmpeg([
    ...colour('0x808080', [SIZE.width, SIZE.height]), ...colour('red', [SQUARE.side, SQUARE.side]), ...colour('blue', [30, 72]),
    '-filter_complex', `[0][1]overlay=x='${SQUARE.x}+${SQUARE.perSecond}*t':y=${SQUARE.y}:eval=frame:format=rgb[moved];[moved][2]overlay=x=500:y=264:format=rgb,format=yuv420p`,
    '-c:v', 'libx264', '-g', '25', '-crf', '12', '-t', '8', file,
  ]);
  await fetch(`${app.url}/api/videos`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ paths: [file] }) });
  path = await vi.waitFor(async () => {
    const { videos } = (await (await fetch(`${app.url}/api/videos`)).json()) as { readonly videos: readonly { readonly id: string; readonly stages: readonly { readonly stage: string; readonly state: string }[] }[] };
    const [video] = videos;
    if (video?.stages.some(({ stage, state }) => stage === 'objects' && state === 'done') !== true) throw new Error('The film is not indexed yet.');
    return `/videos/${video.id}?see=objects`;
  }, { timeout: 90_000, interval: 200 });
  page = await app.openPage();
  await page.goto(app.url + path);
}, 120_000);
afterAll(async () => {
  await app?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

/** For each of the next pictures: how far the time that the boxes are drawn for is from it, and pixels from the middle of the box to that of the red square in the very picture. */
const offs = async (pictures: number): Promise<readonly { readonly seconds: number; readonly pixels: number }[]> => await page.evaluate(async ({ count, width, height }) => {
  const video = document.querySelector('video');
  const context = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d', { willReadFrequently: true });
  if (video === null || context === null) throw new Error('There is no video on this page.');
  const redMiddle = (): number => {
    context.drawImage(video, 0, 0, width, height);
    // A row through the square.
    const { data } = context.getImageData(0, 75, width, 1);
    const xs = Array.from({ length: width }, (_, x) => x).filter((x) => (data[x * 4] ?? 0) > 180 && (data[x * 4 + 2] ?? 0) < 80);
    return ((xs[0] ?? NaN) + (xs.at(-1) ?? NaN) + 1) / 2;
  };
  const boxMiddle = (): number => {
    const box = [...document.querySelectorAll('[data-track]')].find((one) => one.textContent?.startsWith('square') === true)?.querySelector('polygon')?.getAttribute('points') ?? '';
    const xs = box.split(' ').map((point) => Number(point.split(',')[0]));
    return (Math.min(...xs) + Math.max(...xs)) / 2;
  };
  const found: { seconds: number; pixels: number }[] = [];
  await new Promise<void>((resolve) => {
    const look = (_: number, { mediaTime }: VideoFrameCallbackMetadata): void => {
      const is = redMiddle();
      requestAnimationFrame(() => {
        found.push({ seconds: Math.abs(Number(document.querySelector('[data-at]')?.getAttribute('data-at')) - mediaTime), pixels: Math.abs(boxMiddle() - is) });
        if (found.length === count) resolve();
        else video.requestVideoFrameCallback(look);
      });
    };
    video.requestVideoFrameCallback(look);
  });
  return found;
}, { count: pictures, ...SIZE });

describe('objects of a film', () => {
  it('have boxes over the playing video that lie on them in each picture', async () => {
    await page.getByRole('tab', { name: 'Objects' }).waitFor();
    // The player itself opens at the beginning, once it has read how long the film is.
    await expect.poll(async () => {
      await page.evaluate(() => {
        const video = document.querySelector('video');
        video?.pause();
        if (video !== null) video.currentTime = 2;
      });
      return await playbackTime(page);
    }).toBeCloseTo(2, 1);
    await page.keyboard.press('b');
    await page.locator('[data-track]').first().waitFor({ state: 'attached' });
    expect(await page.locator('[data-track] text').allTextContents()).toEqual([expect.stringMatching(/^(square|person) 1$/u), expect.stringMatching(/^(square|person) 2$/u)]);
    const [looked] = await Promise.all([offs(25), page.getByRole('button', { name: 'Play', exact: true }).click()]);
    expect(Math.max(...looked.map(({ seconds }) => seconds))).toBe(0);
    // A hundredth of the width of the picture.
    expect(Math.max(...looked.map(({ pixels }) => pixels))).toBeLessThanOrEqual(6);
    await page.keyboard.press('b');
    await expect.poll(async () => await page.locator('[data-track]').count()).toBe(0);
  });

  it('come into an area and go over a line at the right moment, chosen by keyboard', async () => {
    const moments = page.getByRole('list', { name: 'Moments there' }).getByRole('button');
    const choice = page.getByRole('combobox', { name: 'Area or line' });
    await choice.selectOption('Right half');
    await expect.poll(async () => (await moments.allInnerTexts()).map((text) => text.replaceAll(/\s+/gu, ' '))).toEqual([expect.stringMatching(/person \d was there all along/u), expect.stringMatching(/square \d came in and stayed/u)]);
    await moments.filter({ hasText: 'square' }).click();
    await expect.poll(async () => Math.abs(await playbackTime(page) - CROSSES)).toBeLessThan(1);
    await choice.selectOption('Line from top to bottom');
    await expect.poll(async () => await moments.allInnerTexts()).toEqual([expect.stringMatching(/square \d to the right/u)]);
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    // Another line, in numbers: at 75 % of the width.
    await page.getByRole('spinbutton', { name: 'Left, %' }).fill('75');
    await page.getByRole('spinbutton', { name: 'Right, %' }).fill('75');
    const later = CROSSES + SIZE.width / 4 / SQUARE.perSecond;
    await expect.poll(async () => await moments.allInnerTexts()).toEqual([expect.stringContaining(`0:0${Math.floor(later)}`)]);
  });

  it('come into what is drawn on the picture', async () => {
    await page.getByRole('button', { name: 'Draw an area' }).click();
    const pen = page.locator('[data-pen]');
    const { width, height } = await pen.boundingBox() ?? { width: 0, height: 0 };
    const press = async ([x, y]: readonly [number, number]): Promise<void> => await pen.click({ position: { x: width * x, y: height * y } });
    for (const corner of [[0.25, 0.02], [0.5, 0.02], [0.5, 0.5], [0.25, 0.5], [0.25, 0.02]] as const) await press(corner);
    await expect.poll(async () => await page.getByRole('list', { name: 'Moments there' }).getByRole('button').allInnerTexts()).toEqual([expect.stringMatching(/square \d came in and went out/u)]);
    // A quarter of the width, drawn by whole pixels of the page.
    const [, seconds] = /On average (\S+) s/u.exec(await page.getByText('On average').innerText()) ?? [];
    expect(Math.abs(Number(seconds) - SIZE.width / 4 / SQUARE.perSecond)).toBeLessThanOrEqual(0.15);
  });

  it('are told in every look', async () => {
    await checkEveryLook(app, 'objects', {
      path,
      ready: async (one) => {
        await one.getByRole('combobox', { name: 'Area or line' }).selectOption('Middle of the picture');
        await one.getByRole('button', { name: 'Boxes around objects' }).first().click();
        await playbackTime(one);
        await standAt(one, 4);
        await one.locator('[data-track]').first().waitFor({ state: 'attached' });
        await one.getByRole('button', { name: /^square 1|^person 1/u }).first().scrollIntoViewIfNeeded();
      },
    });
    expect(app.complaints).toEqual([]);
  });
});
