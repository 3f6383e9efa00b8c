/// <reference lib="dom" />
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { sendPlaylist, writeColours, type Sender } from '../e2e/live/sender.ts';
import { openApp, PHONE, type App } from './support/app.ts';
import { pressOn } from './support/keyboard.ts';
import { accessibilityProblems, keepPicture, overflow } from './support/look.ts';

/** Milliseconds: a stream has to be found, and looked at. */
const soon = { timeout: 60_000 };
let app: App;
let page: Page;
let sender: Sender | undefined;
beforeAll(async () => {
  app = await openApp(inject('filmLibrary'));
  page = await app.openPage();
});
afterAll(async () => {
  sender?.[Symbol.dispose]();
  await app?.[Symbol.asyncDispose]();
});

it('a browser is notified until it wants no more: what rang is shown with its picture, and opens its moment', async () => {
  const endpoint = 'https://push.example.org/one';
  const context = page.context();
  await context.grantPermissions(['notifications']);
  // The service of the browser's maker cannot be asked here: what it would give.
  await page.addInitScript((address) => {
    let kept: PushSubscription | null = null;
    const keys = { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) };
    PushManager.prototype.getSubscription = () => Promise.resolve(kept);
    PushManager.prototype.subscribe = (options) => {
      const key = options?.applicationServerKey;
      document.documentElement.dataset['key'] = typeof key === 'string' ? String(key.length) : '';
      const json = { endpoint: address, keys, expirationTime: null };
      kept = { ...json, toJSON: () => json, unsubscribe: () => Promise.resolve((kept = null) === null) } as unknown as PushSubscription;
      return Promise.resolve(kept);
    };
  }, endpoint);
  await page.goto(`${app.url}/streams`);
  const joined = page.waitForResponse((response) => response.url().endsWith('/api/push/subscribe'));
  await page.getByRole('button', { name: 'Notify this browser' }).click();
  expect((await joined).status()).toBe(204);
  expect(await page.locator('html').getAttribute('data-key')).toBe('87');
  const cdp = await context.newCDPSession(page);
  const registered = new Promise<string>((resolve) => cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [one] }) => {
    if (one !== undefined) resolve(one.registrationId);
  }));
  await cdp.send('ServiceWorker.enable');
  const message = { id: 'one', title: 'Door', body: 'Front door, 0:03', links: { page: '/videos/x?t=3.0', frame: '/api/videos/x/thumbnail?at=3.0', clip: '/api/alerts/one/clip' } };
  await cdp.send('ServiceWorker.deliverPushMessage', { origin: app.url, registrationId: await registered, data: JSON.stringify(message) });
  const shown = (): Promise<unknown> => page.evaluate(async () => {
    const [one] = await (await navigator.serviceWorker.ready).getNotifications();
    return one && { title: one.title, body: one.body, tag: one.tag, data: one.data as unknown };
  });
  await expect.poll(shown, soon).toEqual({ title: 'Door', body: 'Front door, 0:03', tag: 'one', data: '/videos/x?t=3.0' });
  await page.getByRole('button', { name: 'Stop notifying this browser' }).click();
  await page.getByRole('button', { name: 'Notify this browser' }).waitFor();
}, 60_000);

it('a stream is added and seen live, what just happened is found, and an alert rings with its picture', async () => {
  const film = join(app.media, '.film.ts');
  await writeColours(film, ['yellow', 'purple', 'yellow', 'purple', 'yellow', 'purple'], 10);
  sender = await sendPlaylist(film, join(app.media, 'camera'));
  const { playlist } = sender;
  await expect.poll(() => existsSync(playlist)).toBe(true);
  const made = await fetch(`${app.url}/api/collections`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name: 'Purple bin' }) });
  const { id: bin } = await made.json() as { readonly id: string };
  await page.goto(`${app.url}/streams`);
  await page.getByRole('textbox', { name: 'Address of the stream' }).fill(playlist);
  await page.getByRole('textbox', { name: 'Name of the stream' }).fill('Front door');
  await page.getByRole('button', { name: 'Record it' }).click();
  const card = page.getByRole('listitem', { name: 'Front door' });
  await card.getByText(/^Live ·/u).waitFor(soon);
  await card.getByRole('button', { name: 'Go live' }).click(soon);
  await expect.poll(() => card.locator('video').evaluate((media: HTMLVideoElement) => media.readyState), soon).toBeGreaterThan(1);
  await page.getByRole('textbox', { name: 'What rings' }).fill('purple');
  await page.getByRole('combobox', { name: 'Collection that gathers what rings' }).selectOption('Gather it in “Purple bin”');
  await page.getByRole('spinbutton', { name: /Score/ }).fill('20');
  await page.getByRole('button', { name: 'Try it' }).click();
  await page.getByText(/It would (?:not have rung|have rung \d+ time)/u).waitFor(soon);
  await pressOn(page, /^Ring for this$/u);
  const rang = page.getByRole('list', { name: 'What rang' });
  await rang.getByText('Front door').first().waitFor(soon);
  // A bin that fills itself.
  const binned = await (await fetch(`${app.url}/api/collections/${bin}`)).json() as { readonly items: readonly { readonly title: string }[] };
  expect(binned.items[0]?.title).toBe('purple');
  await page.getByText('gathers in “Purple bin”').waitFor();
  await rang.getByRole('button', { name: 'Right' }).first().click();
  await expect.poll(() => rang.getByRole('button', { name: 'Right' }).first().getAttribute('aria-pressed'), soon).toBe('true');
  await page.getByText(/^\d+ not seen yet\.$/u).waitFor();
  await page.getByRole('link', { name: /^Streams ?\d+ alerts? not seen$/u }).waitFor(soon);
  await page.getByRole('list', { name: 'Alerts by the hour' }).getByText(/, [1-9]\d* alerts?$/u).waitFor({ ...soon, state: 'attached' });
  await page.getByText(/^purple \(\d+\)$/u).waitFor();
  const phone = await app.openPage(PHONE);
  await phone.goto(`${app.url}/streams`);
  await phone.getByRole('listitem', { name: 'Front door' }).waitFor(soon);
  await phone.getByRole('link', { name: /^Streams ?\d+ alerts? not seen$/u }).waitFor(soon);
  expect(await overflow(phone)).toEqual(0);
  await keepPicture(phone, 'streams-phone');
  await page.getByRole('button', { name: 'Only those not seen' }).click();
  await rang.getByRole('img', { name: 'Not seen yet' }).first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  const first = await rang.locator('[data-alert]:focus-within').getAttribute('data-alert');
  const seen = async (): Promise<unknown> => {
    const { alerts } = await (await fetch(`${app.url}/api/alerts`)).json() as { alerts: { id: string; seen: boolean }[] };
    return alerts.find(({ id }) => id === first)?.seen;
  };
  expect(await seen()).toBe(false);
  // Of a recording that grows.
  const clip = await fetch(`${app.url}/api/alerts/${first}/clip`);
  expect([clip.status, clip.headers.get('content-type')]).toEqual([200, 'video/mp4']);
  await page.keyboard.press('s');
  await expect.poll(seen, soon).toBe(true);
  await card.getByRole('button', { name: 'Stop watching' }).click();
  // What was recorded before is still looked at, and may ring after that.
  await expect.poll(async () => {
    const all = page.getByRole('button', { name: 'Mark all as seen' });
    if (await all.isVisible()) await all.click();
    return await page.getByText('All of them were seen.').isVisible();
  }, soon).toBe(true);
  expect(await (await fetch(`${app.url}/api/alerts?unseen=true`)).json()).toEqual({ alerts: [], unseen: 0 });
  await page.getByRole('button', { name: 'Only those not seen' }).click();
  expect(await accessibilityProblems(page)).toEqual([]);
  await keepPicture(page, 'streams');
  await page.goto(`${app.url}/streams`);
  await page.getByRole('link', { name: 'Days of Front door' }).click();
  const line = page.getByRole('slider', { name: 'Time of the day' });
  await page.getByRole('list', { name: 'What happened' }).getByRole('button', { name: /purple/u }).first().click(soon);
  const recorded = page.getByLabel('Front door', { exact: true });
  await expect.poll(() => recorded.evaluate((media: HTMLVideoElement) => media.currentTime), soon).toBeGreaterThan(2);
  const second = async (): Promise<number> => Number(await line.getAttribute('aria-valuenow'));
  const before = await second();
  expect(await line.getAttribute('aria-valuetext')).toMatch(/, recorded$/u);
  // Ten seconds later may be after what has been recorded.
  await line.press('ArrowRight');
  expect(await second()).toBe(before + 10);
  expect(await accessibilityProblems(page)).toEqual([]);
  await keepPicture(page, 'stream-days');
  await phone.goto(page.url());
  await phone.getByRole('slider').waitFor(soon);
  expect(await overflow(phone)).toEqual(0);
  await phone.emulateMedia({ colorScheme: 'dark' });
  await keepPicture(phone, 'stream-days-phone-dark');
  // What lies before the first recording is a gap; from there one comes back.
  await line.press('Home');
  await page.getByText('Nothing was recorded then.').waitFor();
  await page.getByRole('button', { name: 'Go live' }).click();
  expect(await page.getByText('Nothing was recorded then.').count() + await page.getByRole('button', { name: 'Go live' }).count()).toBeLessThan(2);
  await page.goto(`${app.url}/search?q=purple`);
  await page.getByText(/Front door, /u).first().waitFor(soon);
}, 240_000);
