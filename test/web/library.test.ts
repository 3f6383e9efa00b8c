import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { film } from '../films.ts';
import { rawRequest } from '../e2e/raw-request.ts';
import { DESKTOP, openApp } from './support/app.ts';
import { weighFirstLoad } from './support/first-load.ts';
import type { App } from './support/app.ts';
import { accessibilityProblems, keepPicture } from './support/look.ts';

let app: App;
let page: Page;

beforeAll(async () => {
  app = await openApp(inject('filmLibrary'));
  page = await app.openPage();
});
afterAll(async () => await app?.[Symbol.asyncDispose]());

const videos = (): Locator => page.getByRole('list', { name: 'Videos' }).getByRole('article');
const card = (title: string): Locator => page.getByRole('article', { name: title, exact: true });
/** All at one moment: a card that goes meanwhile is not waited for. */
const titles = async (): Promise<readonly (string | null)[]> => await videos().evaluateAll((cards) => cards.map((one) => one.getAttribute('aria-label')));
const open = async (path = '/'): Promise<void> => {
  await page.goto(app.url + path);
  await videos().first().waitFor();
};

describe('looking at the library', () => {
  it('has its first pictures in the very first answer, to be fetched before all else, in the order that is asked for', async () => {
    const html = await (await fetch(`${app.url}/?sort=title`, { headers: { accept: 'text/html' } })).text();
    const pictures = [...html.matchAll(/<img[^>]*>/g)].map(([picture]) => picture);
    // A sound file and a broken one have no picture.
    expect(pictures).toHaveLength(3);
    for (const picture of pictures) expect(picture).toMatch(/src="\/api\/videos\/[0-9a-f]{32}\/thumbnail/);
    expect(pictures.filter((picture) => /fetchPriority="high"/i.test(picture) && !picture.includes('loading="lazy"')).length).toBeGreaterThan(0);
    expect(html.indexOf('>old camera<')).toBeGreaterThan(0);
    expect(html.indexOf('>old camera<')).toBeLessThan(html.indexOf('>three colours<'));
  });

  it('has the pictures of the first results there, too', async () => {
    const pictures = async (): Promise<readonly string[]> =>
      [...(await (await fetch(`${app.url}/search?q=blue`, { headers: { accept: 'text/html' } })).text()).matchAll(/<img[^>]*>/g)].map(([picture]) => picture);
    // A page waits only a moment for them, in which models may still be loading.
    await expect.poll(async () => (await pictures()).length).toBeGreaterThan(0);
    for (const picture of await pictures()) expect(picture).toMatch(/src="\/api\/videos\/[0-9a-f]{32}\/thumbnail[^"]*".*fetchPriority="high"/i);
  });

  it.each(['/', '/search?q=blue'])('begins %s with few scripts beside those of the framework, which every page has', async (path) => {
    const { all, framework } = await weighFirstLoad(app.url + path);
    expect(framework).toBeGreaterThan(100_000);
    expect(all - framework).toBeLessThan(85_000);
  });

  it('tells a name that was pointed here from elsewhere nothing in its pages either', async () => {
    const { status, body } = await rawRequest(app.url, { path: '/', headers: { host: 'evil.example', accept: 'text/html' } });
    expect(status).toBe(200);
    expect(body).not.toContain('<img');
    expect(body).not.toContain('old camera');
  });

  it('orders and filters, all of it in the address', async () => {
    await open();
    await page.getByRole('combobox', { name: 'Order' }).selectOption('By title');
    await page.waitForURL(/sort=title/);
    await expect.poll(titles).toEqual(['old camera', 'radio play', 'shopping list.mp4', 'spoken tones', 'three colours']);
    await page.getByRole('combobox', { name: 'State' }).selectOption('With a problem');
    await expect.poll(titles).toEqual(['shopping list.mp4']);
    await page.waitForURL(/state=problem/);
    await page.reload();
    await videos().first().waitFor();
    expect(await titles()).toEqual(['shopping list.mp4']);
    await keepPicture(page, 'library-filtered');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(async () => (await titles()).length).toBe(5);
  });

  it('filters by name while one types, and says what to do when nothing is left', async () => {
    await open();
    await page.getByRole('textbox', { name: 'Filter by name' }).pressSequentially('colours');
    await expect.poll(titles).toEqual(['three colours']);
    await page.getByRole('textbox', { name: 'Filter by name' }).pressSequentially(' of the sea');
    await page.getByRole('heading', { name: 'No video is like that' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Filter by name' }).inputValue()).toBe('colours of the sea');
    await keepPicture(page, 'library-none-left');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show all 5' }).click();
    await expect.poll(async () => (await titles()).length).toBe(5);
    expect(await page.getByRole('textbox', { name: 'Filter by name' }).inputValue()).toBe('');
  });

  it('shows a list instead of cards', async () => {
    await open();
    await page.getByRole('button', { name: 'List', exact: true }).click();
    await page.waitForURL(/layout=list/);
    await card('three colours').getByText('0:06').first().waitFor();
    await keepPicture(page, 'library-list');
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

describe('changing the library', () => {
  it('renames where the title stands: Escape keeps it, Enter changes it', async () => {
    await open();
    await card('three colours').hover();
    await page.getByRole('button', { name: 'Rename three colours' }).click();
    const field = page.getByRole('textbox', { name: 'Title' });
    await field.fill('nothing');
    await field.press('Escape');
    await page.getByRole('link', { name: 'three colours' }).press('F2');
    await field.fill('Flags of Europe');
    await keepPicture(page, 'rename-inline');
    expect(await accessibilityProblems(page)).toEqual([]);
    await field.press('Enter');
    await page.getByRole('link', { name: 'Flags of Europe' }).waitFor();
    await page.reload();
    await page.getByRole('link', { name: 'Flags of Europe' }).waitFor();
  });

  it('tags where the video stands, and filters by the tag', async () => {
    await page.getByRole('button', { name: 'What to do with Flags of Europe' }).click();
    await page.getByRole('menuitem', { name: 'Tags' }).click();
    const field = page.getByRole('textbox', { name: 'New tag' }).or(page.getByRole('combobox', { name: 'New tag' }));
    await field.fill('countries');
    await field.press('Enter');
    await card('Flags of Europe').getByRole('link', { name: 'Videos with the tag countries' }).waitFor();
    await field.press('Escape');
    await card('Flags of Europe').getByRole('link', { name: 'Videos with the tag countries' }).click();
    await page.waitForURL(/tag=countries/);
    await expect.poll(titles).toEqual(['Flags of Europe']);
    await keepPicture(page, 'library-tag');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('selects many, with Shift a whole range, and tags them at once', async () => {
    await open('/?sort=title&state=ready');
    await card('Flags of Europe').getByRole('checkbox').check();
    await card('spoken tones').getByRole('checkbox').click({ modifiers: ['Shift'] });
    const bar = page.getByRole('region', { name: 'Selected videos' });
    await bar.getByText('4 videos selected').waitFor();
    await keepPicture(page, 'bulk');
    expect(await accessibilityProblems(page)).toEqual([]);
    await bar.getByRole('button', { name: 'Tag' }).click();
    await page.getByRole('textbox', { name: 'Tag to add' }).fill('films');
    await keepPicture(page, 'bulk-tag');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Add the tag' }).click();
    await page.getByText('4 videos tagged “films”.').waitFor();
    await expect.poll(async () => await page.getByRole('link', { name: 'Videos with the tag films' }).count()).toBe(4);
  });

  it('indexes again and removes what is selected', async () => {
    await open('/?sort=title');
    await card('spoken tones').getByRole('checkbox').check();
    await card('old camera').getByRole('checkbox').check();
    const bar = page.getByRole('region', { name: 'Selected videos' });
    await bar.getByRole('button', { name: 'Index again' }).click();
    await page.getByText('2 files added').waitFor();
    await bar.waitFor({ state: 'detached' });
    await card('old camera').getByRole('checkbox').check();
    await bar.getByRole('button', { name: 'Remove' }).click();
    await keepPicture(page, 'bulk-remove');
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
    await card('old camera').waitFor({ state: 'detached' });
    await bar.waitFor({ state: 'detached' });
    expect(await card('spoken tones').count()).toBe(1);
  });

  it('keeps what is chosen while others are indexed again, and the bar under the pointer', async () => {
    await open('/?sort=title');
    // As on a loaded computer: the list is read again long after the answer.
    let reads = 0;
    await page.route('**/api/videos', async (route) => {
      const isRead = route.request().method() === 'GET';
      if (isRead) await new Promise((resolve) => setTimeout(resolve, 1_500));
      await route.continue().catch(() => undefined);
      if (isRead) reads += 1;
    });
    await card('spoken tones').getByRole('checkbox').check();
    const bar = page.getByRole('region', { name: 'Selected videos' });
    await bar.getByRole('button', { name: 'Index again' }).click();
    await page.getByText('1 file added').waitFor();
    await card('radio play').getByRole('checkbox').check();
    const before = [await bar.elementHandle(), await bar.getByRole('button', { name: 'Remove' }).elementHandle()];
    // The list is read after the answer, and perhaps once more when the film has been indexed.
    await expect.poll(() => reads, { timeout: 15_000 }).toBeGreaterThan(0);
    await page.waitForTimeout(2_500);
    expect(await card('radio play').getByRole('checkbox').isChecked()).toBe(true);
    // The very elements that were there: what is pressed while the list is read again is not lost.
    expect(await Promise.all(before.map(async (element) => element?.evaluate(({ isConnected }) => isConnected)))).toEqual([true, true]);
    expect(await bar.evaluate((element, old) => element === old, before[0])).toBe(true);
    await page.unroute('**/api/videos');
    await page.keyboard.press('Escape');
  });

  it('lets go of a selection with Escape', async () => {
    await card('radio play').getByRole('checkbox').check();
    await page.keyboard.press('Escape');
    await page.getByRole('region', { name: 'Selected videos' }).waitFor({ state: 'detached' });
    expect(await card('radio play').getByRole('checkbox').isChecked()).toBe(false);
  });

  it('folds files of the same film, and unfolds them', async () => {
    const folder = join(app.media, 'copies');
    await mkdir(folder);
    await rename(await copyOf('three-colours-mkv', folder), join(folder, 'same film.mkv'));
    await rename(await copyOf('three-colours-ts', folder), join(folder, 'same film.ts'));
    await fetch(`${app.url}/api/videos`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ paths: [folder] }) });
    await card('same film').getByText('1 copy').click({ timeout: 60_000 });
    await card('same film').getByRole('link', { name: /same film\.(mkv|ts)/ }).waitFor();
    await keepPicture(page, 'copies');
    expect(await accessibilityProblems(page)).toEqual([]);
    await rm(folder, { recursive: true });
  });
});

describe('adding', () => {
  it('uploads several files, pauses one and goes on', async () => {
    await open();
    await page.route('**/api/uploads/**', async (route) => {
      // Long enough on its way to be paused.
      if (route.request().method() === 'PATCH') await new Promise((resolve) => setTimeout(resolve, 1_500));
      await route.continue().catch(() => undefined);
    });
    await page.getByLabel('Files to upload').setInputFiles([await film('no-audio'), await film('vfr')]);
    const panel = page.getByRole('region', { name: 'Jobs and uploads' });
    await panel.getByRole('button', { name: /^Pause the upload of vfr/ }).click();
    await panel.getByText(/^Paused/).waitFor();
    await keepPicture(page, 'upload-paused');
    expect(await accessibilityProblems(page)).toEqual([]);
    await panel.getByRole('button', { name: /^Go on with vfr/ }).click();
    await page.getByRole('link', { name: 'vfr', exact: true }).waitFor({ timeout: 60_000 });
    await page.getByRole('link', { name: 'no-audio', exact: true }).waitFor({ timeout: 60_000 });
    await page.unroute('**/api/uploads/**');
  });

  it('remembers an upload that was cut off by leaving the page, and goes on with it', async () => {
    const fresh = await app.openPage(DESKTOP);
    await fresh.goto(app.url);
    await fresh.route('**/api/uploads/**', async (route) => {
      if (route.request().method() === 'PATCH') await route.abort();
      else await route.continue();
    });
    const file = await film('movement');
    await fresh.getByLabel('Files to upload').setInputFiles(file);
    await fresh.getByRole('region', { name: 'Jobs and uploads' }).getByRole('progressbar', { name: 'Upload of movement.mp4' }).waitFor();
    await fresh.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('tus::')));
    fresh.on('dialog', (dialog) => void dialog.accept());
    await fresh.reload();
    // Only now, as the page that was left would have tried again and got through.
    await fresh.unroute('**/api/uploads/**');
    await fresh.getByRole('button', { name: /^Jobs and uploads/ }).click();
    await fresh.getByRole('button', { name: 'Choose movement.mp4 again to go on' }).waitFor();
    await keepPicture(fresh, 'upload-unfinished');
    expect(await accessibilityProblems(fresh)).toEqual([]);
    await fresh.getByLabel('The file movement.mp4').setInputFiles(file);
    await fresh.getByRole('link', { name: 'movement', exact: true }).waitFor({ timeout: 60_000 });
    await fresh.context().close();
  });

  it('refuses an address inside the house, and says so', async () => {
    await open();
    await page.getByRole('button', { name: 'Add videos' }).click();
    await page.getByRole('menuitem', { name: 'Add from an address…' }).click();
    await page.getByRole('textbox', { name: 'Address of the file' }).fill('http://127.0.0.1:1/film.mp4');
    await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('dialog').getByRole('alert').waitFor();
    await keepPicture(page, 'address-refused');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    // The browser itself reports the refusal.
    app.complaints.splice(0, app.complaints.length, ...app.complaints.filter((text) => !text.includes('/api/videos/url')));
  });

  it('watches a folder, adds by itself what comes into it, and shows what has gone', async () => {
    const folder = join(app.media, 'inbox');
    await mkdir(folder);
    await open();
    await page.getByRole('button', { name: 'Add videos' }).click();
    await page.getByRole('menuitem', { name: 'Watched folders…' }).click();
    await page.getByRole('button', { name: 'Watch a folder…' }).click();
    await page.getByRole('textbox', { name: 'Path of the folder or file' }).fill(folder);
    await page.getByRole('dialog').getByRole('button', { name: 'Watch', exact: true }).click();
    await page.getByRole('list', { name: 'Watched folders' }).getByText(folder).waitFor();
    await keepPicture(page, 'watched');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await rename(await copyOf('fade-not-cut', app.media), join(folder, 'arrived.mp4'));
    await page.getByRole('link', { name: 'arrived', exact: true }).waitFor({ timeout: 60_000 });
    await card('arrived').getByText(/searchable/).waitFor({ timeout: 60_000 });

    await rm(join(folder, 'arrived.mp4'));
    await card('arrived').getByText(/Its file is gone/).waitFor({ timeout: 60_000 });
    await keepPicture(page, 'file-gone');
    expect(await accessibilityProblems(page)).toEqual([]);

    await page.getByRole('button', { name: 'Add videos' }).click();
    await page.getByRole('menuitem', { name: 'Watched folders…' }).click();
    await page.getByRole('button', { name: `Stop watching ${folder}` }).click();
    await page.getByText('No folder is watched yet.').waitFor();
    await page.keyboard.press('Escape');
  });

  it('gives the browser nothing to complain about', () => {
    expect(app.complaints.filter((text) => !text.includes('/api/uploads'))).toEqual([]);
  });
});

const copyOf = async (name: Parameters<typeof film>[0], folder: string): Promise<string> => {
  const copy = join(folder, `.${name}.part`);
  await copyFile(await film(name), copy);
  return copy;
};
