import { copyFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { canMake, film } from '../films.ts';
import { openApp } from './support/app.ts';
import type { App } from './support/app.ts';
import { checkEveryLook } from './support/every-look.ts';
import { keepPicture } from './support/look.ts';
import { playbackTime } from './support/video-facts.ts';

const showsText = await canMake('text');

let app: App;
let page: Page;
let deck = '';

beforeAll(async () => {
  app = await openApp(inject('filmLibrary'), { env: { FRAMESEEK_READER_MODEL: 'ppocr/v4-mobile' } });
  page = await app.openPage();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  if (!showsText) return;
  const path = join(app.media, 'garden talk.mp4');
  await copyFile(await film('slide-deck'), path);
  deck = await indexed(path);
}, 120_000);
afterAll(async () => await app?.[Symbol.asyncDispose]());

interface Video { readonly id: string; readonly title: string; readonly stages: readonly { readonly stage: string }[] }

const videoCalled = async (title: string): Promise<Video | undefined> =>
  ((await (await fetch(`${app.url}/api/videos`)).json()) as { readonly videos: readonly Video[] }).videos.find((video) => video.title === title);
/** The id of a film once its screen is read. */
const indexed = async (path: string): Promise<string> => {
  await fetch(`${app.url}/api/videos`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ paths: [path] }) });
  return await vi.waitFor(async () => {
    const video = await videoCalled(parse(path).name);
    if (video?.stages.some(({ stage }) => stage === 'text') !== true) throw new Error('The film is not indexed yet.');
    return video.id;
  }, { timeout: 90_000, interval: 200 });
};

describe.skipIf(!showsText)('slides', () => {
  it('are a tab of a film that has them, go to where each is shown, and follow the film', async () => {
    await page.goto(`${app.url}/videos/${deck}`);
    await page.getByRole('tab', { name: 'Slides' }).click();
    const slides = page.getByRole('list', { name: 'Slides' }).getByRole('button');
    await expect.poll(async () => await slides.allInnerTexts()).toHaveLength(3);
    await slides.filter({ hasText: 'Pests and remedies' }).click();
    await expect.poll(async () => await playbackTime(page)).toBeGreaterThanOrEqual(2.9);
    await expect.poll(async () => await slides.filter({ hasText: 'Pests and remedies' }).getAttribute('aria-current')).toBe('true');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Markdown' }).click()]);
    expect(download.suggestedFilename()).toBe('garden talk slides.md');
    // Each slide has its own picture, though all are of one shot.
    const pictures = await page.getByRole('list', { name: 'Slides' }).locator('img').evaluateAll((images) => images.map((image) => image.getAttribute('src') ?? ''));
    const bytes = await Promise.all(pictures.map(async (path) => Buffer.from(await (await fetch(app.url + path)).arrayBuffer()).toString('base64')));
    expect(new Set(bytes).size).toBe(3);
    await keepPicture(page, 'slides-tab');
    await page.getByRole('link', { name: 'Print or PDF' }).click();
    await page.getByRole('heading', { level: 2, name: '3. Harvest calendar' }).waitFor();
  });

  it('are no tab of another film, and a link to them says that there are none', async () => {
    const colours = (await videoCalled('three colours'))?.id ?? '';
    await page.goto(`${app.url}/videos/${colours}`);
    await page.getByRole('tab', { name: 'Transcript' }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.getByRole('tab', { name: 'Slides' }).count()).toBe(0);
    await page.goto(`${app.url}/videos/${colours}?tab=slides`);
    await page.getByText('No slides were found in this video.').waitFor();
  });

  it('look well everywhere, in the player and on the page to print', async () => {
    await checkEveryLook(app, 'slides', { path: `/videos/${deck}?tab=slides`, ready: (one) => one.getByRole('list', { name: 'Slides' }).getByRole('button').first().waitFor() });
    await checkEveryLook(app, 'slides-page', { path: `/videos/${deck}/slides`, ready: (one) => one.getByRole('heading', { level: 2 }).first().waitFor() });
  });
});

describe.skipIf(!showsText)('what is written in the picture', () => {
  it('has a box drawn around it in the results', async () => {
    await page.goto(`${app.url}/search?q=${encodeURIComponent('screen:ladybirds')}`);
    const box = page.getByRole('img', { name: 'Written here: Ladybirds eat aphids' }).first();
    await box.waitFor();
    const picture = await page.locator('svg', { has: box }).boundingBox();
    const drawn = await box.boundingBox();
    // Drawn from 20 of 320 pixels on, at 80 of 180.
    expect(((drawn?.x ?? 0) - (picture?.x ?? 0)) / (picture?.width ?? 1)).toBeCloseTo(20 / 320, 1);
    expect(((drawn?.y ?? 0) - (picture?.y ?? 0)) / (picture?.height ?? 1)).toBeGreaterThan(0.35);
    await keepPicture(page, 'screen-hit');
  });

  it('has one in the player while it stands there, and a click or Enter copies it', async () => {
    await page.goto(`${app.url}/videos/${deck}?q=${encodeURIComponent('screen:ladybirds')}&t=4`);
    const box = page.getByRole('button', { name: 'Copy “Ladybirds eat aphids”' });
    await box.waitFor();
    await box.press('Enter');
    await expect.poll(async () => await page.evaluate(() => navigator.clipboard.readText())).toBe('Ladybirds eat aphids');
    await keepPicture(page, 'screen-box-player');
    await page.getByRole('slider', { name: 'Position' }).focus();
    await page.keyboard.press('Home');
    await expect.poll(async () => await box.count()).toBe(0);
  });
});
