/// <reference lib="dom" />
import type { Page } from 'playwright-core';

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
