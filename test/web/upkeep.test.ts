import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { wire } from '@frameseek/core';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frameseek } from '../e2e/cli-process.ts';
import { openWorkplace, type Workplace } from '../e2e/open-runtime.ts';
import { TWIN, twinSettings } from '../e2e/twin-model.ts';
import { openApp, type App } from './support/app.ts';
import { accessibilityProblems, keepPicture } from './support/look.ts';

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
