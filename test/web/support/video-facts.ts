/// <reference lib="dom" />
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** What the video element on the page really shows. */
export interface VideoFacts {
  readonly time: number;
  readonly paused: boolean;
  /** Mean colour of the decoded frame, 0 to 255. */
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

/** Waits until a frame is decoded, draws it to a canvas and measures it. */
export async function videoFacts(page: Page): Promise<VideoFacts> {
  await page.waitForFunction(() => {
    const video = document.querySelector('video');
    return video !== null && video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && !video.seeking && video.videoWidth > 0;
  });
  return await page.evaluate(() => {
    const video = document.querySelector('video');
    const canvas = document.createElement('canvas');
    canvas.width = 16;
    canvas.height = 9;
    const context = canvas.getContext('2d');
    if (video === null || context === null) throw new Error('There is no video on this page.');
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const mean = (channel: number): number => {
      let sum = 0;
      for (let index = channel; index < data.length; index += 4) sum += data[index] ?? 0;
      return sum / (data.length / 4);
    };
    return { time: video.currentTime, paused: video.paused, red: mean(0), green: mean(1), blue: mean(2) };
  });
}

/** Where the video or sound on the page stands; waits until a seek is over. */
export async function playbackTime(page: Page): Promise<number> {
  await page.waitForFunction(() => {
    const video = document.querySelector('video');
    return video !== null && video.readyState >= HTMLMediaElement.HAVE_METADATA && !video.seeking;
  });
  return await page.evaluate(() => document.querySelector('video')?.currentTime ?? Number.NaN);
}

/** Stops the video and goes to a time, in seconds. */
export async function standAt(page: Page, at: number): Promise<void> {
  await page.evaluate((to) => {
    const video = document.querySelector('video');
    video?.pause();
    if (video !== null) video.currentTime = to;
  }, at);
  await expect.poll(async () => await playbackTime(page)).toBeCloseTo(at, 1);
}

/** What each of as many videos on the page does, once all of them stand or play. */
export async function allVideos(page: Page, count: number): Promise<readonly { readonly time: number; readonly paused: boolean; readonly muted: boolean }[]> {
  await page.waitForFunction((wanted) => {
    const videos = [...document.querySelectorAll('video')];
    return videos.length === wanted && videos.every(({ readyState, seeking }) => readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && !seeking);
  }, count);
  return await page.evaluate(() => [...document.querySelectorAll('video')].map(({ currentTime: time, paused, muted }) => ({ time, paused, muted })));
}

/** Selects with the mouse, from the first words of one element to those of another. */
export async function dragOver(page: Page, from: Locator, to: Locator): Promise<void> {
  const within = async (element: Locator): Promise<readonly [number, number]> => {
    const { x, y, width, height } = await element.boundingBox() ?? { x: 0, y: 0, width: 0, height: 0 };
    return [x + width / 3, y + height / 4];
  };
  await page.mouse.move(...await within(from));
  await page.mouse.down();
  await page.mouse.move(...await within(to));
  await page.mouse.up();
}

/** The address of the file that is dropped into another program, with its type and its name, where this is dragged there. */
export const carriedBy = async (dragged: Locator): Promise<string> =>
  await dragged.evaluate((one) => {
    const dataTransfer = new DataTransfer();
    one.dispatchEvent(new DragEvent('dragstart', { dataTransfer, bubbles: true }));
    return dataTransfer.getData('DownloadURL');
  });
