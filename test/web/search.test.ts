/// <reference lib="dom" />
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openApp, PHONE } from './support/app.ts';
import type { App } from './support/app.ts';
import { MANY, answerWithMany, scrollThrough } from './support/long-list.ts';
import { pressOn } from './support/keyboard.ts';
import { accessibilityProblems, keepPicture, overflow } from './support/look.ts';

let app: App;
let page: Page;

beforeAll(async () => {
  app = await openApp(inject('filmLibrary'));
  page = await app.openPage();
});
afterAll(async () => await app?.[Symbol.asyncDispose]());

const field = (): Locator => page.getByRole('combobox', { name: 'Search your videos' });
const cards = (): Locator => page.getByRole('list', { name: 'Moments' }).getByRole('article');
const search = async (query: string): Promise<void> => {
  await page.goto(`${app.url}/search?q=${encodeURIComponent(query)}`);
  await cards().first().waitFor();
};

describe('results', () => {
  it('come in two pieces, words first, and a query that is overtaken is cancelled', async () => {
    await page.goto(app.url);
    const asked: string[] = [];
    const cancelled: string[] = [];
    const queryOf = (url: string): string => new URL(url).searchParams.get('q') ?? '';
    page.on('request', (request) => { if (request.url().includes('/api/search/')) asked.push(queryOf(request.url())); });
    page.on('requestfailed', (request) => { if (request.url().includes('/api/search/')) cancelled.push(queryOf(request.url())); });
    // The first answer is held back, so that the next query overtakes it.
    await page.route(/search\/events\?q=waves&/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      await route.continue().catch(() => undefined);
    });
    await field().fill('waves');
    await expect.poll(() => asked).toContain('waves');
    await field().fill('waves on the beach');
    await cards().first().waitFor();
    await expect.poll(() => cancelled).toContain('waves');
    expect(asked).toEqual(['waves', 'waves on the beach']);
    const events = await (await fetch(`${app.url}/api/search/events?q=waves+on+the+beach`)).text();
    expect([...events.matchAll(/"stage":"(\w+)"/g)].map(([, stage]) => stage)).toEqual(['words', 'all']);
    await page.unroute(/search\/events\?q=waves&/);
  });

  it('move under the mouse and under the keyboard, within the moment', async () => {
    await search('blue in:"three colours"');
    await cards().first().getByRole('link').first().hover();
    const video = cards().first().locator('video');
    await video.waitFor({ state: 'attached' });
    const at = async (): Promise<number> => await video.evaluate((media) => (media instanceof HTMLVideoElement && !media.paused ? media.currentTime : -1));
    await expect.poll(at).toBeGreaterThan(2.05);
    expect(await at()).toBeLessThan(5.3);
    await keepPicture(page, 'moment-preview');
    await page.mouse.move(5, 5);
    await video.waitFor({ state: 'detached' });
    await field().press('ArrowDown');
    await video.waitFor({ state: 'attached' });
  });

  it('leaf through pictures where the browser cannot play the file', async () => {
    await search('blue in:"old camera"');
    await cards().first().getByRole('link').first().hover();
    await cards().first().locator('svg image').waitFor({ state: 'attached' });
    expect(await cards().first().locator('video').count()).toBe(0);
  });

  it('stand still for readers who want no motion', async () => {
    const still = await app.openPage({ viewport: { width: 1360, height: 850 }, reducedMotion: 'reduce' });
    await still.goto(`${app.url}/search?q=blue`);
    const first = still.getByRole('list', { name: 'Moments' }).getByRole('article').first();
    await first.hover();
    await still.waitForTimeout(700);
    expect(await first.locator('video').count()).toBe(0);
    await still.context().close();
  });

  it('are put in another order, and together by video with their count, a time line and their times', async () => {
    await search('blue');
    const found = await cards().getByRole('heading').allInnerTexts();
    expect(new Set(found).size).toBeGreaterThan(1);
    await page.getByRole('combobox', { name: 'Order of the moments' }).selectOption('By title');
    await expect.poll(() => cards().getByRole('heading').allInnerTexts()).toEqual(found.toSorted());
    await page.getByRole('button', { name: 'By video' }).click();
    const phone = await app.openPage(PHONE);
    await phone.goto(page.url());
    await phone.getByRole('button', { name: 'By video' }).click();
    for (const [size, one] of [['desktop', page], ['phone', phone]] as const) {
      const videos = one.getByRole('list', { name: 'Videos with moments' }).getByRole('article');
      await expect.poll(() => videos.count()).toBe(new Set(found).size);
      const counts = await videos.evaluateAll((all) => all.map((video) => Number(/, (\d+) moments?$/u.exec(video.ariaLabel ?? '')?.[1])));
      expect(counts.reduce((sum, count) => sum + count)).toBe(found.length);
      expect(await videos.first().locator('svg rect').count()).toBe(1 + (counts[0] ?? NaN));
      await keepPicture(one, `by-video-${size}`);
      expect([await overflow(one), await accessibilityProblems(one)]).toEqual([0, []]);
    }
    await phone.getByRole('list', { name: 'Moments of three colours' }).getByRole('link').first().click();
    await phone.getByRole('heading', { level: 1, name: 'three colours' }).waitFor();
    await phone.context().close();
    // Kept for the next search of this browser.
    await page.reload();
    await page.getByRole('button', { name: 'By video', pressed: true }).click();
    await page.getByRole('combobox', { name: 'Order of the moments' }).selectOption('Best first');
    await cards().first().waitFor();
  });

  it('can be judged, and the library is measured by that', async () => {
    await search('blue');
    await cards().nth(0).getByRole('button', { name: 'This is it', exact: true }).click();
    await cards().nth(1).getByRole('button', { name: 'This is not it' }).click();
    await expect.poll(async () => await cards().nth(1).getByRole('button', { name: 'This is not it' }).getAttribute('aria-pressed')).toBe('true');
    await page.reload();
    await expect.poll(async () => await cards().nth(0).getByRole('button', { name: 'This is it', exact: true }).getAttribute('aria-pressed')).toBe('true');
    await keepPicture(page, 'judged');
    await page.goto(`${app.url}/eval`);
    await page.getByRole('row', { name: /^Everything/ }).waitFor();
    expect(await page.getByRole('listitem').filter({ hasText: 'blue' }).count()).toBe(2);
    await keepPicture(page, 'eval');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: /^Take back: blue/ }).first().click();
    await page.getByText('Measured by 1 judgement').waitFor();
  });
});

describe('queries', () => {
  it('are narrowed by chips that write the query language', async () => {
    await search('blue');
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('combobox', { name: 'Shorter than' }).selectOption('< 30 s');
    await expect.poll(async () => await field().inputValue()).toBe('blue shorter:30s');
    const title = page.getByLabel('Part of the title or the path');
    await title.fill('three colours');
    await title.press('Enter');
    await expect.poll(async () => await field().inputValue()).toBe('blue shorter:30s in:"three colours"');
    await keepPicture(page, 'filters');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.waitForURL(/in%3A%22three\+colours%22/);
    await expect.poll(async () => await cards().count()).toBe(1);
    await page.getByRole('button', { name: 'Remove: Shorter than 30 s' }).click();
    await expect.poll(async () => await field().inputValue()).toBe('blue in:"three colours"');
    await keepPicture(page, 'filter-chips');
    expect(await accessibilityProblems(page)).toEqual([]);
    // What was found says itself how it can be narrowed down, and how many moments that leaves.
    await page.getByRole('button', { name: 'Remove: In “three colours”' }).click();
    const facets = page.getByRole('group', { name: 'Narrow down' });
    await facets.getByRole('button', { name: 'In “three colours”: 1 moment' }).waitFor();
    await keepPicture(page, 'facets');
    expect(await accessibilityProblems(page)).toEqual([]);
    await facets.getByRole('button', { name: 'In “three colours”: 1 moment' }).click();
    await expect.poll(async () => await field().inputValue()).toBe('blue in:"three colours"');
    await expect.poll(async () => await cards().count()).toBe(1);
    await facets.waitFor({ state: 'detached' });
  });

  it('that say only where to look give the videos there, and say of a tag that nobody gave', async () => {
    await page.goto(`${app.url}/search?q=${encodeURIComponent('in:colours')}`);
    const videos = page.getByRole('list', { name: 'Videos' }).getByRole('link');
    await expect.poll(async () => await videos.count()).toBe(1);
    await page.getByRole('status').filter({ hasText: '1 video' }).waitFor();
    await keepPicture(page, 'found-videos');
    expect(await accessibilityProblems(page)).toEqual([]);
    await videos.first().click();
    await page.getByRole('heading', { level: 1, name: 'three colours' }).waitFor();
    await page.goto(`${app.url}/search?q=${encodeURIComponent('tag:holliday')}`);
    await page.getByText('No video has the tag “holliday”').waitFor();
    const phone = await app.openPage(PHONE);
    await phone.goto(page.url());
    await phone.getByText('No video has the tag “holliday”').waitFor();
    await phone.goto(`${app.url}/search?q=${encodeURIComponent('in:colours')}`);
    await phone.getByRole('list', { name: 'Videos' }).getByRole('link').first().waitFor();
    await keepPicture(phone, 'found-videos-phone');
    expect([await overflow(phone), await accessibilityProblems(phone)]).toEqual([0, []]);
    await phone.context().close();
  });

  it('are remembered, kept and forgotten in this browser', async () => {
    await search('green');
    await pressOn(page, /^Save$/u);
    await page.getByRole('button', { name: 'Saved', exact: true, pressed: true }).waitFor();
    await page.goto(app.url);
    await field().fill('red');
    await field().press('Enter');
    await cards().first().waitFor();
    await page.goto(app.url);
    await field().focus();
    const before = page.getByRole('listbox', { name: 'Searches of before' });
    await before.getByRole('option', { name: /^green/ }).waitFor();
    await keepPicture(page, 'suggestions');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Forget “red”' }).click();
    await before.getByRole('option', { name: /^red/ }).waitFor({ state: 'detached' });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=green/);
  });

  it('can be a picture that is pasted, chosen or dropped', async () => {
    await page.goto(app.url);
    await page.getByRole('list', { name: 'Videos' }).waitFor();
    const { videos } = (await (await fetch(`${app.url}/api/videos`)).json()) as { readonly videos: readonly { readonly id: string; readonly title: string }[] };
    const id = videos.find(({ title }) => title === 'three colours')?.id ?? '';
    const blue = Buffer.from(await (await fetch(`${app.url}/api/videos/${id}/thumbnail?at=3`)).arrayBuffer());
    await page.getByLabel('Picture to search with').setInputFiles({ name: 'blue.jpg', mimeType: 'image/jpeg', buffer: blue });
    await page.waitForURL(/like=picture%3A[0-9a-f]{32}/);
    await cards().first().waitFor();
    await page.getByAltText('The picture that is searched with').waitFor();
    await keepPicture(page, 'picture-query');
    expect(await accessibilityProblems(page)).toEqual([]);
    // The moment lies in the blue part of the film.
    expect(await cards().first().getByRole('link').first().getAttribute('href')).toMatch(/[?&]t=2/);
    await page.getByRole('button', { name: 'Search without the picture' }).click();
    await page.getByRole('heading', { name: 'What do you remember?' }).waitFor();

    const paste = async (): Promise<void> => await page.evaluate((bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], 'pasted.jpg', { type: 'image/jpeg' }));
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, [...blue]);
    await field().focus();
    await paste();
    await page.waitForURL(/like=picture/);
    await cards().first().waitFor();
    // Anywhere on a page, without the field.
    await page.goto(app.url);
    await page.getByRole('list', { name: 'Videos' }).waitFor();
    await page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined));
    await paste();
    await page.waitForURL(/like=picture/);
    await cards().first().waitFor();
    // On a phone one is chosen, or taken by the camera.
    const phone = await app.openPage(PHONE);
    await phone.goto(app.url);
    await phone.getByRole('list', { name: 'Videos' }).waitFor();
    await phone.getByLabel('Picture to search with').setInputFiles({ name: 'blue.jpg', mimeType: 'image/jpeg', buffer: blue });
    await phone.waitForURL(/like=picture/);
    await phone.getByAltText('The picture that is searched with').waitFor();
    await phone.locator('[data-result]').first().waitFor();
    await keepPicture(phone, 'picture-query-phone');
    expect([await overflow(phone), await accessibilityProblems(phone)]).toEqual([0, []]);
    // What another program shares is text (see the manifest).
    await phone.goto(`${app.url}/search?title=A%20note&q=blue&url=`);
    await phone.locator('[data-result]').first().waitFor();
    await phone.context().close();
  });

  it('that compare with a moment show it as a picture, in the field and in the title', async () => {
    await search('blue');
    await cards().first().hover();
    await page.getByRole('button', { name: /^More like this/u }).first().click();
    await page.waitForURL(/like%3A/u);
    await page.getByAltText(/^Like three colours at 0:0/u).waitFor();
    await expect.poll(() => field().inputValue()).toBe('');
    await expect.poll(() => page.title()).toBe('More like this · Frameseek');
    await field().fill('eine Möwe auf dem Wasser');
    await page.waitForURL(/M%C3%B6we.*like%3A/u);
    await keepPicture(page, 'like-chip');
    const phone = await app.openPage(PHONE);
    await phone.goto(page.url());
    await phone.getByAltText(/^Like three colours at 0:0/u).waitFor();
    await keepPicture(phone, 'like-chip-phone');
    expect([await overflow(phone), await accessibilityProblems(phone)]).toEqual([0, []]);
    await phone.context().close();
    await page.getByRole('button', { name: /^Search without the picture of three colours/u }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('eine Möwe auf dem Wasser');
  });
});

describe('the keyboard', () => {
  it('shows all keys with a question mark, and gives the focus back', async () => {
    await search('blue');
    await field().press('ArrowDown');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await keepPicture(page, 'keys');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-result'))).toBe(true);
  });

  it('is never caught: Tab goes through the whole page and out of it, and shows where it is', async () => {
    await search('blue');
    await page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined));
    const seen = new Set<string>();
    for (let steps = 0; steps < 150; steps++) {
      await page.keyboard.press('Tab');
      const place = await page.evaluate(() => {
        const now = document.activeElement;
        if (now === null || now === document.body) return undefined;
        const marked = now.matches(':focus-visible') && (getComputedStyle(now).outlineStyle !== 'none' || now.closest('[class*=focus-visible]') !== null);
        const { width, height } = now.getBoundingClientRect();
        return { name: `${now.tagName} ${now.getAttribute('aria-label') ?? now.textContent ?? ''}`.slice(0, 80), visible: marked && width > 0 && height > 0 };
      });
      if (place === undefined) break;
      expect(place).toMatchObject({ visible: true });
      seen.add(place.name);
    }
    expect(seen.size).toBeGreaterThan(12);
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  });
});

describe('long lists', () => {
  it('keep only what is near the window in the page, and reach the last of 10,000 moments with one key', async () => {
    await answerWithMany(page, app.url, 10_000);
    await search(MANY);
    await page.getByText('10,000 moments').waitFor();
    const { most, height } = await scrollThrough(page);
    expect(most).toBeLessThan(60);
    expect(height).toBeGreaterThan(400_000);
    await page.keyboard.press('End');
    await cards().filter({ hasText: '2:46:39–2:46:40' }).waitFor();
    await keepPicture(page, 'ten-thousand');
  });

  it('gave the browser nothing to complain about', () => {
    expect(app.complaints).toEqual([]);
  });
});
