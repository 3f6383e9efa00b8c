/// <reference lib="dom" />
import { wire } from '@frameseek/core';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { DESKTOP, openApp, PHONE, type App } from './support/app.ts';
import { tabTo } from './support/keyboard.ts';
import { accessibilityProblems, keepPicture, overflow } from './support/look.ts';

let app: App;
let page: Page;

beforeAll(async () => {
  app = await openApp(inject('filmLibrary'));
  page = await app.openPage();
});
afterAll(async () => await app?.[Symbol.asyncDispose]());

const VIEWS = [['desktop', DESKTOP.viewport], ['phone', PHONE.viewport]] as const;
/** On a desktop and a phone, in light and dark: nothing for axe to find, nothing sticks out sideways, and a picture is kept. */
const look = async (name: string): Promise<void> => {
  for (const [size, viewport] of VIEWS) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await keepPicture(page, `${name}-${size}-${colorScheme}`);
      expect([await overflow(page), await accessibilityProblems(page)], `${name} on a ${size}, ${colorScheme}`).toEqual([0, []]);
    }
  }
  await page.setViewportSize(DESKTOP.viewport);
  await page.emulateMedia({ colorScheme: 'light' });
};
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
      // Until a picture is there, its colour is.
      if (size === 'desktop') expect(await card('three colours', one).locator('svg[data-colour] rect').getAttribute('fill')).toMatch(/^#[\da-f]{6}$/u);
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
    const help = page.getByRole('button', { name: 'How to search' });
    await help.click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => help.evaluate((button) => button === document.activeElement)).toBe(true);
    await help.click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.type('blue');
    await expect.poll(() => page.getByRole('combobox', { name: 'Search your videos' }).inputValue()).toBe('blue');
  });

  it('says of words in a language that the model of pictures does not know what was not looked at', async () => {
    for (const [words, note] of [['カエル', /^Pictures are not searched\. .* knows English alone/u], ['der Hund und die Katze', /^Pictures may be missed\. The words look German/u]] as const) {
      await page.goto(`${app.url}/search?q=${encodeURIComponent(words)}`);
      await page.getByRole('list', { name: 'Notes' }).getByText(note).waitFor();
    }
    await look('foreign-words');
  });

  it('says when it takes longer than usual, and of an empty library how to begin', async () => {
    await page.route(/\/api\/search\/events/u, () => undefined);
    await page.goto(`${app.url}/search?q=never`);
    await page.getByText(/This takes longer than usual/u).waitFor();
    await look('slow-search');
    await page.unroute(/\/api\/search\/events/u);
    await page.route(/\/api\/videos\/[^/]+$/u, () => undefined);
    await page.goto(`${app.url}/videos/${'0'.repeat(32)}`);
    await page.getByText(/This takes longer than usual/u).waitFor();
    await look('slow-player');
    await page.unroute(/\/api\/videos\/[^/]+$/u);
    await page.route('**/api/videos', async (route) => await route.fulfill({ json: { videos: [] } }));
    await page.goto(`${app.url}/search`);
    await page.getByRole('heading', { name: 'There is nothing to search yet' }).waitFor();
    await page.getByRole('button', { name: 'Try it with sample films' }).waitFor();
    await page.unroute('**/api/videos');
  });
});

describe('the settings', () => {
  it('tell every setting with its variable, what it is set to, and how much is kept where, but no secret', async () => {
    await page.goto(`${app.url}/settings`);
    await page.getByRole('list', { name: 'Storage' }).getByText('Catalog: titles, words, what people wrote').waitFor();
    const list = page.getByRole('list', { name: 'Settings' });
    await list.getByText('FRAMESEEK_CONCURRENCY').waitFor();
    await page.getByRole('heading', { name: 'Storage' }).scrollIntoViewIfNeeded();
    await look('settings');
    await page.getByRole('textbox', { name: 'Find a setting' }).fill('FRAMESEEK_LIB');
    await expect.poll(() => list.getByRole('listitem').allInnerTexts()).toEqual([expect.stringMatching(/^FRAMESEEK_LIBRARY=\/.*Folder of the library/su)]);
    await page.getByRole('textbox', { name: 'Find a setting' }).fill('');
    await page.getByRole('button', { name: 'Set here' }).click();
    await expect.poll(() => list.getByText('FRAMESEEK_CONCURRENCY').count()).toBe(0);
    await page.getByRole('button', { name: 'Set here' }).click();
  });

  it('are changed where it is safe, say what is wrong with a value, what the environment sets, and what waits for a restart', async () => {
    const row = (name: string) => page.getByRole('list', { name: 'Settings' }).getByRole('listitem').filter({ hasText: name });
    const atATime = page.getByRole('textbox', { name: 'Videos at a time' });
    await atATime.fill('many');
    await atATime.press('Enter');
    await row('FRAMESEEK_CONCURRENCY').getByText('Must be a number').waitFor();
    await page.getByRole('textbox', { name: 'Find a setting' }).focus();
    await tabTo(page, /^Videos at a time$/u);
    await page.keyboard.type('2');
    await page.keyboard.press('Enter');
    await row('FRAMESEEK_CONCURRENCY').getByText('Kept').waitFor();
    expect(await page.getByRole('combobox', { name: 'Model for pictures' }).isDisabled()).toBe(true);
    await row('FRAMESEEK_VISUAL_MODEL').getByText('set in the environment, which goes first').waitFor();
    await page.getByRole('textbox', { name: 'Language spoken' }).fill('de');
    await page.getByRole('textbox', { name: 'Language spoken' }).press('Enter');
    await page.getByText('Waits for a restart:').scrollIntoViewIfNeeded();
    await look('settings-changed');
    await page.reload();
    await expect.poll(() => atATime.inputValue()).toBe('2');
    await page.getByRole('button', { name: 'Back to the usual: Videos at a time' }).click();
    await page.getByRole('button', { name: 'Back to the usual: Language spoken' }).click();
    await page.getByText('Waits for a restart:').waitFor({ state: 'detached' });
  });

  it('count what is kept on the disk again once there is a backup, and once it is gone', async () => {
    const kept = page.getByRole('list', { name: 'Storage' }).getByRole('listitem').filter({ hasText: 'Backups' });
    await page.getByRole('button', { name: 'Make a backup' }).click();
    const remove = page.getByRole('list', { name: 'Backups' }).getByRole('button', { name: /^Delete/u });
    await remove.waitFor();
    await kept.getByText(/^[1-9].* [kM]B$/u).waitFor();
    await remove.click();
    await remove.waitFor({ state: 'detached' });
    await expect.poll(() => kept.getByText(/^[1-9].* [kM]B$/u).count()).toBe(0);
  });

  it('have hours for indexing: until when the queue rests is told, and that it shall work now', async () => {
    const hour = (later: number): string => `${String((new Date().getHours() + later) % 24).padStart(2, '0')}:00`;
    await page.getByLabel('Hours of indexing: from').fill(hour(2));
    await page.getByLabel('Hours of indexing: to').fill(hour(4));
    await page.getByLabel('Hours of indexing: to').blur();
    await page.getByRole('list', { name: 'Settings' }).getByRole('listitem').filter({ hasText: 'FRAMESEEK_INDEX_HOURS' }).getByText('Kept').waitFor();
    await fetch(`${app.url}/api/videos`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ paths: [`${inject('filmLibrary').films}/three colours.mp4`] }) });
    await page.getByRole('button', { name: /^Jobs and uploads: 1 file/u }).click();
    await page.getByRole('status', { name: 'Queue' }).getByText(/^Rests until (\p{L}+,? )?\d/u).waitFor();
    await look('queue-rests');
    await page.getByRole('button', { name: 'Index now' }).click();
    await page.getByRole('status', { name: 'Queue' }).waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Back to the usual: Hours of indexing' }).click();
    await page.getByRole('button', { name: 'Back to the usual: Hours of indexing' }).waitFor({ state: 'detached' });

    await page.getByRole('combobox', { name: 'Indexing on battery' }).selectOption('Off');
    await page.getByRole('list', { name: 'Settings' }).getByRole('listitem').filter({ hasText: 'FRAMESEEK_INDEX_ON_BATTERY' }).getByText('Kept').waitFor();
    // Of a server that runs on battery, as no computer that tests does; its events are asked for again in a minute.
    const [job] = wire.jobList.parse(await (await fetch(`${app.url}/api/jobs`)).json()).jobs;
    const resting = { jobs: [{ ...job, state: 'queued', stages: [] }], libraryVersion: 1, waiting: 1, paused: false, restsOnBattery: true };
    await page.route('**/api/jobs/events', async (route) => await route.fulfill({ contentType: 'text/event-stream', body: `retry: 60000\ndata: ${JSON.stringify(resting)}\n\n` }));
    await page.reload();
    await page.getByRole('button', { name: /^Jobs and uploads: 1 file/u }).click();
    await page.getByRole('status', { name: 'Queue' }).getByText('Rests until the server is plugged in · 1 file').waitFor();
    await look('queue-rests-on-battery');
    const asked = page.waitForRequest('**/api/jobs/now');
    await page.getByRole('button', { name: 'Index now' }).click();
    await asked;
    await page.unroute('**/api/jobs/events');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Back to the usual: Indexing on battery' }).click();
    await page.getByRole('button', { name: 'Back to the usual: Indexing on battery' }).waitFor({ state: 'detached' });
  });
});

describe('the app', () => {
  it('can be installed, and tells when all is indexed where that was asked for', async () => {
    expect(await (await fetch(`${app.url}/manifest.webmanifest`)).json()).toMatchObject({ name: 'Frameseek', display: 'standalone', share_target: { action: '/search', params: { text: 'q' } } });
    await page.context().grantPermissions(['notifications']);
    await page.goto(app.url);
    expect(await page.locator('link[rel=manifest]').getAttribute('href')).toBe('/manifest.webmanifest');
    await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active !== null);
    // What the system would show.
    await page.evaluate(() => {
      ServiceWorkerRegistration.prototype.showNotification = (title, options) => {
        document.body.dataset['told'] = `${title}: ${options?.body}`;
        return Promise.resolve();
      };
    });
    await fetch(`${app.url}/api/jobs/pause`, { method: 'POST' });
    await fetch(`${app.url}/api/videos`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ paths: [`${inject('filmLibrary').films}/three colours.mp4`] }) });
    await page.getByRole('button', { name: /^Jobs and uploads: 1 file under way/u }).click();
    const bell = page.getByRole('button', { name: 'Tell me when it is done' });
    await bell.click();
    await page.getByRole('button', { name: 'Tell me when it is done', pressed: true }).waitFor();
    await look('tell-when-done');
    await fetch(`${app.url}/api/jobs/resume`, { method: 'POST' });
    await page.waitForFunction(() => document.body.dataset['told'] === 'Indexing is done: 1 video can be searched now.');
    await page.keyboard.press('Escape');
  });
});

describe('by keyboard alone', () => {
  /** The menu itself has the focus before its first item has, and all their words. */
  const focusedItem = async (): Promise<string> => await page.evaluate(() => (document.activeElement?.role === 'menuitem' ? document.activeElement.textContent : ''));
  const menu = async (button: RegExp, item: string): Promise<void> => {
    await tabTo(page, button);
    await page.keyboard.press('Enter');
    await page.getByRole('menu').waitFor();
    for (let at = await focusedItem(); !at.includes(item);) {
      const before = at;
      await page.keyboard.press('ArrowDown');
      // The next has the focus a moment later: who pressed again would pass it by.
      await expect.poll(async () => (at = await focusedItem())).not.toBe(before);
    }
    await page.keyboard.press('Enter');
  };

  it('a spoken line is found, a film of three clips made, a word corrected, subtitles taken, a place shared, a video renamed, tagged, removed and put back', async () => {
    const id = wire.videoList.parse(await (await fetch(`${app.url}/api/videos`)).json()).videos.find(({ title }) => title === 'spoken tones')?.id ?? '';
    const { lines } = wire.transcript.parse(await (await fetch(`${app.url}/api/videos/${id}/transcript`)).json());
    await page.goto(app.url);
    await card('spoken tones').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type(`"${lines[0]?.text.replaceAll(/[".,]/gu, '')}"`);
    await page.keyboard.press('Enter');
    await page.getByRole('list', { name: 'Moments' }).getByRole('link').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'spoken tones' }).waitFor();

    for (const [done, key] of ['2', '5', '8'].entries()) {
      await page.keyboard.press(key);
      await page.keyboard.press('m');
      await expect.poll(() => page.locator('[data-mark]').count()).toBe(done + 1);
    }
    await tabTo(page, /^Collection, 3 moments$/u);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Collection' }).waitFor();
    const film = page.waitForEvent('download');
    await menu(/^Export$/u, 'One film (MP4)');
    expect((await film).suggestedFilename()).toBe('Collection.mp4');

    await tabTo(page, /spoken tones/u);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'spoken tones' }).waitFor();
    await tabTo(page, /^Correct “/u);
    await page.keyboard.press('Enter');
    await page.keyboard.type(' lighthouse');
    await page.keyboard.press('Enter');
    await page.getByRole('list', { name: 'Transcript' }).getByText(/lighthouse/u).waitFor();
    await menu(/^Share$/u, 'Copy link at this time');
    await page.getByText(/^(Copied|This browser lets)/u).waitFor();
    await page.keyboard.press('Home');
    await page.keyboard.press('i');
    await page.keyboard.press('End');
    await page.keyboard.press('o');
    const subtitles = page.waitForEvent('download');
    await menu(/^Export$/u, 'Words');
    await expect.poll(async () => {
      // The menu within takes the focus a moment later: a key pressed before that is one of the menu around it.
      if (!(await focusedItem()).startsWith('Words')) await page.keyboard.press('Home');
      return await focusedItem();
    }).toContain('Subtitles (SRT)');
    await page.keyboard.press('Enter');
    expect((await subtitles).suggestedFilename()).toBe('spoken tones.srt');

    await page.goto(app.url);
    await card('old camera').waitFor();
    await tabTo(page, /^old camera$/u);
    await page.keyboard.press('F2');
    await page.keyboard.type('older camera');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('older camera');
    await page.keyboard.press('F2');
    await page.keyboard.type('old camera');
    await page.keyboard.press('Enter');
    await card('old camera').waitFor();
    await menu(/^What to do with three colours$/u, 'Tags');
    await page.keyboard.type('kept');
    await page.keyboard.press('Enter');
    await card('three colours').getByRole('link', { name: 'Videos with the tag kept' }).waitFor();
    await page.keyboard.press('Escape');
    await menu(/^What to do with three colours$/u, 'Remove…');
    await page.getByRole('dialog', { name: 'Remove from the library?' }).waitFor();
    await tabTo(page, /^Remove$/u);
    await page.keyboard.press('Enter');
    await card('three colours').waitFor({ state: 'detached' });
    await tabTo(page, /^Undo$/u);
    await page.keyboard.press('Enter');
    await card('three colours').waitFor();
  });
});

describe('the library looked through without a query', () => {
  const browse = async (name: string): Promise<void> => await page.getByRole('navigation', { name: 'Browse' }).getByRole('link', { name, exact: true }).click();

  it('is a time line of recordings, folders, tags and copies', async () => {
    const given = wire.videoList.parse(await (await fetch(`${app.url}/api/videos`)).json());
    const DAYS: Readonly<Record<string, string>> = { 'three colours': '2024-05-01T10:00:00Z', 'spoken tones': '2024-05-01T09:00:00Z', 'radio play': '2023-12-31T23:30:00-08:00' };
    const videos = given.videos.map((video) => {
      const recordedAt = DAYS[video.title];
      const path = video.title === 'old camera' ? '/media/films/2023/winter/old camera.avi' : `/media/films/${video.title}.mp4`;
      return { ...video, path, tags: recordedAt === undefined ? [] : ['kept', video.title], ...(recordedAt !== undefined && { recordedAt }), ...(video.title === 'three colours' && { copies: ['/media/backup/MVI_0047.mp4'] }) };
    });
    await page.route('**/api/videos', async (route) => await route.fulfill({ json: { videos } }));
    await page.goto(app.url);
    await card('three colours').waitFor();
    await browse('By date');
    await page.getByRole('list', { name: '2024-05-01' }).getByRole('link').nth(1).waitFor();
    expect(await page.getByRole('list', { name: '2024-05-01' }).getByRole('link').allTextContents()).toEqual([expect.stringContaining('spoken tones'), expect.stringContaining('three colours')]);
    await look('browse-date');
    await page.getByRole('navigation', { name: 'Years' }).getByRole('link', { name: '2023' }).click();
    await page.getByRole('list', { name: '2023-12-31' }).getByRole('link', { name: /radio play/u }).waitFor();
    await browse('Folders');
    await look('browse-folders');
    await page.getByRole('list', { name: 'Folders' }).getByRole('link', { name: /2023/u }).click();
    await page.getByRole('list', { name: 'Folders' }).getByRole('link', { name: /winter/u }).click();
    await page.getByRole('list', { name: 'Videos' }).getByRole('link', { name: /old camera/u }).waitFor();
    await page.getByRole('navigation', { name: 'Path' }).getByRole('link', { name: '/media/films' }).click();
    await browse('Tags');
    await look('browse-tags');
    expect(await page.getByRole('list', { name: 'Tags' }).getByRole('link').first().innerText()).toMatch(/kept\s+3 videos/u);
    await page.getByRole('list', { name: 'Tags' }).getByRole('link', { name: /radio play/u }).click();
    await page.waitForURL(/tag=radio\+play/u);
    await browse('Copies');
    await page.getByRole('article', { name: 'three colours' }).getByText('/media/backup/MVI_0047.mp4').waitFor();
    await look('browse-copies');
    await page.unroute('**/api/videos');
  });

  it('has a trash: what was removed is found nowhere, can be put back, at once or later, and is removed for good where that is wanted', async () => {
    const remove = async (): Promise<void> => {
      await page.goto(app.url);
      await card('old camera').getByRole('button', { name: 'What to do with old camera' }).click();
      await page.getByRole('menuitem', { name: 'Remove…' }).click();
      await page.getByRole('dialog').getByText(/stays in the trash for 30 days/u).waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
      await page.getByText('1 video moved to the trash.').waitFor();
      await card('old camera').waitFor({ state: 'detached' });
    };
    const inTrash = page.getByRole('list', { name: 'Trash' }).getByRole('listitem').filter({ hasText: 'old camera' });
    await remove();
    await keepPicture(page, 'trash-undo');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await card('old camera').waitFor();
    await remove();
    await page.goto(`${app.url}/search?q=${encodeURIComponent('in:"old camera"')}`);
    await page.getByText('No video is within the limits of the query.').waitFor();
    await page.goto(app.url);
    await browse('Trash');
    await inTrash.getByText(/gone for good on/u).waitFor();
    await look('trash');
    await page.getByRole('button', { name: 'Put back old camera' }).click();
    await page.getByRole('heading', { name: 'The trash is empty' }).waitFor();
    await remove();
    await browse('Trash');
    await page.getByRole('button', { name: 'Remove for good… old camera' }).click();
    await look('trash-for-good');
    await page.getByRole('dialog').getByRole('button', { name: 'Remove for good' }).click();
    await page.getByRole('heading', { name: 'The trash is empty' }).waitFor();
    await browse('All');
    await card('three colours').waitFor();
    expect(await card('old camera').count()).toBe(0);
  });
});
