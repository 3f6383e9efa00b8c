/// <reference lib="dom" />
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { wire } from '@frameseek/core';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frameseek } from '../e2e/cli-process.ts';
import { openWorkplace, type Workplace } from '../e2e/open-runtime.ts';
import { TWIN, twinSettings } from '../e2e/twin-model.ts';
import { openApp, PHONE, type App } from './support/app.ts';
import { accessibilityProblems, keepPicture, overflow } from './support/look.ts';

const OLD = 'fixture/clip-colours';
/** Milliseconds: the server looks every ten seconds whether something is due. */
const soon = { timeout: 40_000 };

let place: Workplace;
let app: App;
let page: Page;

beforeAll(async () => {
  place = await openWorkplace();
  const [, gone] = [await place.put('three-colours'), await place.put('no-audio')];
  expect((await frameseek(place, ['index', place.media])).code).toBe(0);
  // Nobody has noticed that it is gone: the move to the other model waits for it.
  await rm(gone);
  app = await openApp({ films: place.media, library: place.env['FRAMESEEK_LIBRARY'] ?? '' }, { env: await twinSettings(join(place.folder, 'models')) });
  page = await app.openPage();
  await page.goto(app.url);
});
afterAll(async () => {
  await app?.[Symbol.asyncDispose]();
  await place?.[Symbol.asyncDispose]();
});

const models = (): Locator => page.getByRole('region', { name: 'Jobs and uploads' }).getByRole('list', { name: 'Models' });
const button = (name: string): Locator => models().getByRole('button', { name, exact: true });
const expectBlue = async (): Promise<void> => {
  const { moments, notes = [] } = wire.searchResponse.parse(await (await fetch(`${app.url}/api/search?q=blue&modality=visual`)).json());
  expect([Math.round(moments[0]?.start ?? NaN), notes]).toEqual([2, []]);
};

describe('moving to another model', () => {
  it('shows how far it is and how long it takes, rests and goes on', async () => {
    await page.getByRole('button', { name: /^Jobs and uploads/ }).click();
    await models().getByText(`Pictures: to ${TWIN}`).waitFor(soon);
    await expect.poll(() => models().innerText(), soon).toMatch(new RegExp(`1 of 2[^]*${OLD} answers until then · .* left`));
    expect(await models().getByRole('progressbar', { name: `Films seen by ${TWIN}` }).getAttribute('value')).toBe('1');
    await keepPicture(page, 'model-move');
    expect(await accessibilityProblems(page)).toEqual([]);
    await expectBlue();
    await button(`Pause moving to ${TWIN}`).click();
    await models().getByText('· paused').waitFor(soon);
    await button(`Go on moving to ${TWIN}`).click();
    await button(`Pause moving to ${TWIN}`).waitFor(soon);
  });
});

describe('the check of the library', () => {
  it('tells what does not go together, and sets it right', async () => {
    await page.getByRole('button', { name: /^Status/ }).click();
    const status = page.getByRole('dialog', { name: 'Status' });
    await status.getByRole('button', { name: 'Check the library' }).click();
    await status.getByText(/These files are not where they were\. \(1: .*\)$/).waitFor();
    await keepPicture(page, 'library-check');
    expect(await accessibilityProblems(page)).toEqual([]);
    await status.getByRole('button', { name: 'Repair' }).click();
    await status.getByText(/These files are not where they were\..* Repaired\./).waitFor();
    await status.getByRole('button', { name: 'Check the library' }).click();
    await status.getByText('Catalog, store and disk go together.').waitFor();
    await page.keyboard.press('Escape');
    await status.waitFor({ state: 'hidden' });
  });
});

describe('a model that was left', () => {
  it('is gone back to at once, and dropped when people say so', async () => {
    // The film that is gone is not waited for any more.
    await button(`Go back to ${OLD}`).waitFor(soon);
    await expectBlue();
    await keepPicture(page, 'model-kept');
    expect(await accessibilityProblems(page)).toEqual([]);
    await button(`Go back to ${OLD}`).click();
    await models().getByText(`Pictures: stays with ${OLD}`).waitFor(soon);
    await expectBlue();
    await button(`Move to ${TWIN}`).click();
    await button(`Go back to ${OLD}`).waitFor(soon);
    await button(`Drop the vectors of ${OLD}`).click();
    await models().waitFor({ state: 'detached', ...soon });
    await expectBlue();
    expect(app.complaints).toEqual([]);
  });
});

describe('the queue', () => {
  it('rests and goes on as a whole, is cancelled as a whole, covers nothing, and is closed with Esc', async () => {
    const panel = page.getByRole('region', { name: 'Jobs and uploads' });
    if (!(await panel.isVisible())) await page.getByRole('button', { name: /^Jobs and uploads/ }).click();
    const bar = panel.getByRole('status', { name: 'Queue' });
    const post = async (path: string, body: object = {}): Promise<void> => {
      const answer = await fetch(app.url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
      expect(answer.ok).toBe(true);
    };
    await post('/api/jobs/pause');
    await post('/api/videos', { paths: [await place.put('vfr'), await place.put('movement')] });
    await expect.poll(() => bar.innerText()).toBe('Paused · 2 files');
    const phone = await app.openPage(PHONE);
    await phone.goto(app.url);
    await phone.getByRole('button', { name: /^Jobs and uploads/ }).click();
    for (const [size, one] of [['desktop', page], ['phone', phone]] as const) {
      await one.getByRole('button', { name: 'Go on', exact: true }).waitFor();
      await keepPicture(one, `queue-paused-${size}`);
      expect([await overflow(one), await accessibilityProblems(one)]).toEqual([0, []]);
    }
    // Beside the page where there is room; on a phone the last of it can be scrolled above the panel.
    const box = async (locator: Locator): Promise<{ readonly x: number; readonly y: number; readonly width: number; readonly height: number }> => {
      const found = await locator.boundingBox();
      if (found === null) throw new Error('It is not to be seen.');
      return found;
    };
    const list = await box(page.getByRole('list', { name: 'Videos' }));
    expect(list.x + list.width).toBeLessThanOrEqual((await box(panel)).x);
    await phone.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    const [last, below] = [await box(phone.getByRole('article').last()), await box(phone.getByRole('region', { name: 'Jobs and uploads' }))];
    expect(last.y + last.height).toBeLessThanOrEqual(below.y);
    await phone.context().close();

    await panel.getByRole('button', { name: 'Cancel all' }).click();
    await panel.getByRole('button', { name: 'Cancel 2 files' }).click();
    await expect.poll(() => panel.getByRole('list', { name: 'Not indexed' }).getByText('Cancelled').count()).toBe(2);
    await panel.getByRole('button', { name: 'Try again: vfr' }).click();
    await expect.poll(() => bar.innerText()).toBe('Paused · 1 file');
    await panel.getByRole('button', { name: 'Go on', exact: true }).click();
    await page.getByRole('link', { name: 'vfr', exact: true }).waitFor(soon);
    await page.getByRole('heading', { level: 1 }).first().click();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^Jobs and uploads/);
  });
});
