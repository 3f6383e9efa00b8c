/// <reference lib="dom" />
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { DESKTOP, PHONE } from './support/app.ts';
import { accessibilityProblems, keepPicture, overflow } from './support/look.ts';
import { startServers } from './support/servers.ts';

const VIEWS = [['phone', PHONE.viewport], ['desktop', DESKTOP.viewport]] as const;
let browser: Browser;
let media: string;
const openPage = async (): Promise<Page> =>
  await (await browser.newContext({ viewport: { width: 1360, height: 850 }, colorScheme: 'light' })).newPage();

beforeAll(async () => {
  media = await mkdtemp(join(tmpdir(), 'frameseek-media-'));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  if (media !== undefined) await rm(media, { recursive: true, force: true });
});

describe('the web app beside its server', () => {
  it('makes the sample films at one click, and comes back by itself after the server was away', async () => {
    await using servers = await startServers({ media });
    const page = await openPage();
    await page.goto(servers.url);
    await page.getByRole('button', { name: 'Try it with sample films' }).click();
    // One whose file was looked into already: a title that can be changed.
    const card = page.getByRole('article').filter({ has: page.getByRole('link') }).first();
    await card.waitFor({ timeout: 100_000 });
    await keepPicture(page, 'samples');

    await servers.stopApi();
    const waiting = page.getByRole('status').filter({ hasText: 'The Frameseek server does not answer.' });
    await waiting.waitFor();
    const rename = page.getByRole('menuitem', { name: 'Rename' });
    // Another sample that has just come may take the place of the first, and its menu with it.
    await expect.poll(async () => {
      if (!(await rename.isVisible())) await card.getByRole('button', { name: /^What to do with/ }).click();
      return await rename.isVisible();
    }).toBe(true);
    await rename.click();
    await page.getByRole('textbox', { name: 'Title' }).fill('Done when it is back');
    await page.getByRole('textbox', { name: 'Title' }).press('Enter');
    await waiting.getByText('1 action waits for it.').waitFor();
    await card.waitFor();
    for (const [look, viewport] of VIEWS) {
      await page.setViewportSize(viewport);
      await keepPicture(page, `away-${look}`);
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
    }
    await servers.startApi();
    await waiting.waitFor({ state: 'detached' });
    await expect.poll(async () => await (await fetch(`${servers.url}/api/videos`)).text()).toContain('Done when it is back');

    await servers.stopApi();
    await page.reload();
    await page.getByRole('heading', { name: 'Frameseek is not running' }).waitFor();
    await keepPicture(page, 'offline');
    expect(await accessibilityProblems(page)).toEqual([]);

    await servers.startApi();
    await page.getByRole('article').first().waitFor();
    await page.context().close();
  });

  it('shows a page of its own where nobody answers at all, and is where it was as soon as somebody does', async () => {
    await using servers = await startServers({ media });
    const page = await openPage();
    await page.goto(servers.url);
    await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated');
    await page.context().setOffline(true);
    await page.goto(`${servers.url}/search?q=blue`);
    await page.getByRole('heading', { name: 'Frameseek is offline' }).waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const [look, viewport] of VIEWS) {
        await page.setViewportSize(viewport);
        await keepPicture(page, `no-server-${look}-${colorScheme}`);
        expect(await accessibilityProblems(page)).toEqual([]);
        expect(await overflow(page)).toBe(0);
      }
    }
    await page.context().setOffline(false);
    await page.getByRole('combobox', { name: 'Search your videos' }).waitFor();
    expect(page.url()).toBe(`${servers.url}/search?q=blue`);
    await page.context().close();
  });

  it('asks for the token of a protected server, and keeps it out of the reach of scripts', async () => {
    await using servers = await startServers({ media, token: 'correct-horse-battery' });
    const page = await openPage();
    await page.goto(`${servers.url}/search?q=blue`);
    await page.waitForURL(/\/sign-in\?next=/);
    await page.getByLabel('Token').fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('This is not the token of this server.').waitFor();
    await keepPicture(page, 'sign-in');
    expect(await accessibilityProblems(page)).toEqual([]);

    await page.getByLabel('Token').fill('correct-horse-battery');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(/\/search\?q=blue/);
    await page.getByText('Nothing found for “blue”').waitFor();
    expect(await page.evaluate('document.cookie')).not.toContain('frameseek_token');
    await page.context().close();
  });

  it('refuses what another web site sends', async () => {
    await using servers = await startServers({ media });
    const headers = { 'content-type': 'application/json', origin: 'https://elsewhere.example' };
    const answer = await fetch(`${servers.url}/api/samples`, { method: 'POST', headers });
    expect(answer.status).toBe(403);
  });
});
