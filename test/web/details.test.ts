/// <reference lib="dom" />
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openApp, PHONE, type App } from './support/app.ts';
import { accessibilityProblems, keepPicture, overflow } from './support/look.ts';

let app: App;
let page: Page;

beforeAll(async () => {
  app = await openApp(inject('filmLibrary'));
  page = await app.openPage();
});
afterAll(async () => await app?.[Symbol.asyncDispose]());

const card = (title: string, one = page): Locator => one.getByRole('article', { name: title, exact: true });
const heightOf = async (locator: Locator): Promise<number> => (await locator.boundingBox())?.height ?? NaN;

describe('the library', () => {
  it('shows of a file that failed why, by its name, and in no more room than others take', async () => {
    const phone = await app.openPage(PHONE);
    // A phone draws only the cards near its window.
    for (const [size, one, path] of [['desktop', page, '/'], ['phone', phone, '/?state=problem']] as const) {
      await one.goto(app.url + path);
      await card('shopping list.mp4', one).getByText(/^shopping list\.mp4 is not a video or sound file/u).waitFor();
      expect(await card('shopping list.mp4', one).innerText()).not.toContain(inject('filmLibrary').films);
      if (size === 'desktop') expect(await heightOf(card('shopping list.mp4'))).toBeLessThanOrEqual(await heightOf(card('three colours')) + 1);
      await card('shopping list.mp4', one).getByRole('button', { name: 'Try again' }).waitFor();
      await keepPicture(one, `failed-card-${size}`);
      expect([await overflow(one), await accessibilityProblems(one)]).toEqual([0, []]);
    }
    await phone.context().close();
  });

  it('is put in order by the heads of the list, where states are whole', async () => {
    await page.goto(`${app.url}/?layout=list`);
    const heads = page.getByRole('group', { name: 'Columns' });
    const titles = (): Promise<readonly (string | null)[]> => page.getByRole('list', { name: 'Videos' }).getByRole('article').evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label')));
    await heads.getByRole('button', { name: 'Name' }).click();
    await expect.poll(titles).toEqual(['old camera', 'radio play', 'shopping list.mp4', 'spoken tones', 'three colours']);
    await heads.getByRole('button', { name: 'Length' }).click();
    await heads.getByRole('button', { name: 'Length, longest first' }).click();
    await heads.getByRole('button', { name: 'Length, shortest first', pressed: true }).waitFor();
    await keepPicture(page, 'list-heads');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('is led to by a link in the header, which has a name', async () => {
    await page.goto(`${app.url}/ask`);
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Library' }).click();
    await card('three colours').waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
  });
});

describe('a search', () => {
  it('is begun with / right after the help was closed', async () => {
    await page.goto(app.url);
    await page.getByRole('button', { name: 'How to search' }).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.type('blue');
    await expect.poll(() => page.getByRole('combobox', { name: 'Search your videos' }).inputValue()).toBe('blue');
  });

  it('says when it takes longer than usual, and of an empty library how to begin', async () => {
    await page.route(/\/api\/search\/events/u, () => undefined);
    await page.goto(`${app.url}/search?q=never`);
    await page.getByText(/This takes longer than usual/u).waitFor();
    await keepPicture(page, 'slow-search');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.unroute(/\/api\/search\/events/u);
    await page.route('**/api/videos', async (route) => await route.fulfill({ json: { videos: [] } }));
    await page.goto(`${app.url}/search`);
    await page.getByRole('heading', { name: 'There is nothing to search yet' }).waitFor();
    await page.getByRole('button', { name: 'Try it with sample films' }).waitFor();
    await page.unroute('**/api/videos');
  });
});
