import type { Page } from 'playwright-core';
import { wire } from '@frameseek/core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { DESKTOP, PHONE, openApp, type App } from './support/app.ts';
import { accessibilityProblems, keepPicture, overflow } from './support/look.ts';
import { allVideos, standAt, videoFacts } from './support/video-facts.ts';

let app: App;
beforeAll(async () => {
  app = await openApp(inject('filmLibrary'));
});
afterAll(async () => await app?.[Symbol.asyncDispose]());

describe.each([['desktop', DESKTOP], ['phone', PHONE]] as const)('on a %s', (look, options) => {
  let page: Page;
  beforeAll(async () => {
    page = await app.openPage(options);
  });
  afterAll(async () => await page?.context().close());

  /** In light and dark: nothing for axe to find, nothing sticks out sideways, and a picture is kept. */
  const look2 = async (name: string): Promise<void> => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await keepPicture(page, `${name}-${look}-${colorScheme}`);
      expect(await overflow(page), name).toBe(0);
      expect(await accessibilityProblems(page), name).toEqual([]);
    }
  };

  it('two moments stand side by side, chosen among the results and in the player by keyboard, and go together; one is moved against the other, and the address keeps that', async () => {
    await page.goto(`${app.url}/search?q=blue`);
    await page.getByRole('button', { name: /^Compare three colours at/u }).first().press('Enter');
    await page.getByText('Now choose the moment to compare it with.').waitFor();
    const { videos } = wire.videoList.parse(await (await fetch(`${app.url}/api/videos`)).json());
    await page.goto(`${app.url}/videos/${videos.find(({ title }) => title === 'spoken tones')?.id}?t=1`);
    await videoFacts(page);
    await standAt(page, 1);
    await page.getByRole('button', { name: 'Share', exact: true }).press('Enter');
    await page.getByRole('menuitem', { name: 'Compare this place' }).press('Enter');
    await page.waitForURL(/\/compare\?a=/u);
    const sides = async (): ReturnType<typeof allVideos> => await allVideos(page, 2);
    const places = async (): Promise<readonly number[]> => (await sides()).map(({ time }) => time);
    const [one = Number.NaN, other = Number.NaN] = await places();
    expect(await sides()).toMatchObject([{ paused: true, muted: false }, { paused: true, muted: true }]);
    expect([one, other]).toEqual([expect.closeTo(2, 1), expect.closeTo(1, 1)]);
    await page.getByText('Now choose the moment').waitFor({ state: 'detached' });
    await look2('compare');
    await page.keyboard.press('k');
    await expect.poll(async () => (await places()).every((at, index) => at > ([one, other][index] ?? 0) + 0.5)).toBe(true);
    await page.keyboard.press('k');
    await expect.poll(async () => (await sides()).every(({ paused }) => paused)).toBe(true);
    const [left = 0, right = 0] = await places();
    expect(Math.abs(left - one - (right - other))).toBeLessThan(0.2);
    await page.keyboard.press('Home');
    await expect.poll(places).toEqual([expect.closeTo(one, 2), expect.closeTo(other, 2)]);
    await page.keyboard.press('.');
    await expect.poll(async () => (await places()).every((at, index) => at > ([one, other][index] ?? 0) + 0.01)).toBe(true);
    await page.keyboard.press('Home');
    await expect.poll(places).toEqual([expect.closeTo(one, 2), expect.closeTo(other, 2)]);
    await page.getByRole('button', { name: 'Second moment: one frame later' }).press('Enter');
    await expect.poll(places).toEqual([expect.closeTo(one, 2), expect.closeTo(other + 0.04, 2)]);
    await page.reload();
    expect(await places()).toEqual([expect.closeTo(one, 2), expect.closeTo(other + 0.04, 2)]);
    await page.goto(`${app.url}/compare`);
    await page.getByText(/^“Compare” is on each result/u).waitFor();
  });
});

it('the browser complained about nothing', () => {
  expect(app.complaints).toEqual([]);
});
