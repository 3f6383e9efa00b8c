import { rm } from 'node:fs/promises';
import { wire } from '@frameseek/core';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { film } from '../films.ts';
import { openBrowser } from './support/browser.ts';
import { FILM_COUNT, filmFolder } from './support/library-films.ts';
import { pressOn } from './support/keyboard.ts';
import { accessibilityProblems, keepPicture, overflow } from './support/look.ts';
import { startServers } from './support/servers.ts';
import type { Servers } from './support/servers.ts';
import { playbackTime, videoFacts } from './support/video-facts.ts';

let servers: Servers;
let browser: Browser;
let page: Page;
let media: string;
/** Everything that the browser complains about: broken policies, errors in scripts. */
const complaints: string[] = [];

const openPage = async (options: BrowserContextOptions): Promise<Page> => {
  const opened = await (await browser.newContext(options)).newPage();
  opened.on('console', (message) => { if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`); });
  opened.on('pageerror', (error) => complaints.push(String(error)));
  return opened;
};

beforeAll(async () => {
  media = await filmFolder();
  servers = await startServers({ media });
  browser = await openBrowser();
  page = await openPage({ viewport: { width: 1360, height: 850 }, colorScheme: 'light' });
});

afterAll(async () => {
  await browser?.close();
  await servers?.[Symbol.asyncDispose]();
  if (media !== undefined) await rm(media, { recursive: true, force: true });
});

const searchField = (): Locator => page.getByRole('combobox', { name: 'Search your videos' });
const moments = (): Locator => page.getByRole('list', { name: 'Moments' }).getByRole('link');
const search = async (query: string): Promise<void> => {
  await page.goto(`${servers.url}/search?q=${encodeURIComponent(query)}`);
  await moments().first().waitFor();
};
/** What the library holds, asked of the API itself. */
const videos = async () => wire.videoList.parse(await (await fetch(`${servers.url}/api/videos`)).json()).videos;
const titles = async (): Promise<readonly string[]> => (await videos()).map(({ title }) => title);
const openVideo = async (title: string): Promise<void> => {
  await page.goto(servers.url);
  await page.getByRole('link', { name: title, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
};

describe('the library', () => {
  it('explains itself and offers a beginning when it is empty', async () => {
    await page.goto(servers.url);
    await page.getByRole('heading', { name: 'Find the moment, not the file' }).waitFor();
    await page.getByRole('heading', { name: 'Good to know before you begin' }).waitFor();
    await keepPicture(page, 'first-run');
    expect(await page.title()).toBe('Library · Frameseek');
    expect(await page.getByRole('button', { name: 'Try it with sample films' }).isEnabled()).toBe(true);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('adds a folder that is picked from the media folders, and shows the stages move', async () => {
    await pressOn(page, /^Add a folder$/u);
    await page.getByRole('dialog').getByRole('button', { name: media }).waitFor();
    await pressOn(page, new RegExp(`^${media}$`, 'u'));
    await page.getByText('shopping list.mp4').or(page.getByText('No folders in here')).first().waitFor();
    await keepPicture(page, 'folder-dialog');
    expect(await accessibilityProblems(page)).toEqual([]);
    await pressOn(page, /^Add$/u);
    await page.getByRole('progressbar', { name: /^Indexing/ }).first().waitFor();
    const names = (): Promise<readonly (string | null)[]> => page.getByRole('list', { name: 'Videos' }).getByRole('article').evaluateAll((cards) => cards.map((card) => card.getAttribute('aria-label')).filter((name) => !name?.startsWith('shopping list')).sort());
    const before = await names();
    await keepPicture(page, 'indexing');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByText(`${FILM_COUNT} videos · 1 with a problem`).waitFor({ timeout: 100_000 });
    // What is a video is called as its file was on the way there.
    expect([before.length, await names()]).toEqual([FILM_COUNT - 1, before]);
  });

  it('says why a file could not be indexed, and still has all others', async () => {
    await page.reload();
    await page.getByText(/shopping list\.mp4 is not a video or sound file/).waitFor();
    await page.getByRole('link', { name: 'three colours' }).waitFor();
    await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => undefined);
    await keepPicture(page, 'library');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('leafs through a film under the mouse', async () => {
    const card = page.getByRole('article', { name: 'three colours' });
    await card.locator('a').first().hover({ position: { x: 200, y: 60 } });
    const shown = card.locator('svg image');
    await shown.waitFor({ state: 'attached' });
    const early = await shown.getAttribute('x');
    await card.locator('a').first().hover({ position: { x: 20, y: 60 } });
    await expect.poll(() => shown.getAttribute('x')).not.toBe(early);
    await keepPicture(page, 'hover-scrub');
  });
});

describe('the search', () => {
  it('finds while typing and keeps the query in the address', async () => {
    await page.goto(servers.url);
    await page.getByRole('link', { name: 'three colours' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('blue');
    await page.waitForURL(/\/search\?q=blue/);
    await moments().first().waitFor();
    await keepPicture(page, 'search');
    expect(await page.title()).toBe('blue · Frameseek');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('opens the video at the moment, by the keyboard alone', async () => {
    await searchField().press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/videos\/.*q=blue/);
    const { time, red, green, blue } = await videoFacts(page);
    await keepPicture(page, 'player');
    expect(time).toBeGreaterThanOrEqual(1.9);
    expect(time).toBeLessThan(5);
    expect(blue).toBeGreaterThan(150);
    expect(Math.max(red, green)).toBeLessThan(90);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('marks the moment on the time line and lists it beside the video', async () => {
    const list = page.getByRole('list', { name: 'Moments in this video' });
    await list.getByRole('button').first().waitFor();
    expect(await page.locator('[data-moment]').count()).toBe(await list.getByRole('listitem').count());
    await page.getByRole('slider', { name: 'Position' }).hover({ position: { x: 300, y: 20 } });
    await keepPicture(page, 'player-hover');
  });

  it('marks the words that were said', async () => {
    await search('waves on the beach');
    const first = moments().first();
    expect(await page.getByRole('list', { name: 'Moments' }).getByRole('article').first().textContent()).toContain('Said');
    expect(await first.locator('mark').allTextContents()).toEqual(expect.arrayContaining(['Waves', 'beach']));
    await keepPicture(page, 'search-speech');
  });

  it('limits itself to one way of finding, which stands in the address too', async () => {
    await search('blue');
    await page.getByRole('button', { name: 'Said' }).click();
    await page.waitForURL(/modality=speech/);
    await page.getByText(/No match|No moments/).waitFor();
    expect(await page.getByRole('button', { name: 'Said' }).getAttribute('aria-pressed')).toBe('true');
    await keepPicture(page, 'no-match');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('explains the query language by examples that can be clicked, with the keyboard too', async () => {
    await search('blue');
    const help = page.getByRole('button', { name: 'How to search' });
    await help.focus();
    await page.keyboard.press('Enter');
    const examples = page.getByRole('dialog', { name: 'How to search' });
    await examples.getByRole('button', { name: 'seen:dog' }).waitFor();
    await keepPicture(page, 'query-help');
    expect(await accessibilityProblems(page)).toEqual([]);
    await examples.getByRole('button', { name: 'seen:dog' }).press('Enter');
    await page.waitForURL(/q=seen%3Adog/);
    expect(await searchField().inputValue()).toBe('seen:dog');
  });

  it('finds one thing after another, and says how it read the query', async () => {
    await search('red then blue within 5s');
    expect(await page.getByRole('list', { name: 'Notes' }).textContent()).toContain('“red” then, within 5 s, “blue”');
    await keepPicture(page, 'search-then');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('finds more like a moment', async () => {
    await search('blue in:"three colours"');
    await moments().first().hover();
    await page.getByRole('button', { name: /^More like this/ }).first().click();
    await page.waitForURL(/q=like%3A/);
    await page.getByText('More like this', { exact: true }).first().waitFor();
    await moments().first().waitFor();
    await keepPicture(page, 'more-like-this');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('goes back to the field with Esc, and Esc there empties it', async () => {
    await search('blue');
    await searchField().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    expect(await searchField().evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'What do you remember?' }).waitFor();
    await keepPicture(page, 'search-empty');
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

describe('the player', () => {
  it('seeks by a click on a line of the transcript, and finds in it', async () => {
    await openVideo('spoken tones');
    const lines = page.getByRole('list', { name: 'Transcript' }).getByRole('listitem');
    await lines.first().waitFor();
    await keepPicture(page, 'transcript');
    expect(await accessibilityProblems(page)).toEqual([]);
    await lines.filter({ hasText: 'Waves crash' }).getByText('Waves crash').click();
    expect(await playbackTime(page)).toBeGreaterThan(5.5);
    await page.getByRole('textbox', { name: 'Find in the transcript' }).fill('waves');
    expect(await lines.count()).toBe(1);
    expect(await lines.locator('mark').allTextContents()).toEqual(['Waves']);
  });

  it('has a line corrected by keyboard alone, and that taken back; a word throughout; and the lines copied with their times', async () => {
    await openVideo('spoken tones');
    const list = page.getByRole('list', { name: 'Transcript' });
    const line = list.getByRole('listitem').filter({ hasText: 'Waves crash' });
    await line.waitFor();
    const before = await line.getByRole('button').first().textContent();
    await line.getByRole('button', { name: 'Correct “' }).focus();
    await page.keyboard.press('Enter');
    const field = page.getByRole('textbox', { name: 'What is said' });
    await field.waitFor();
    await keepPicture(page, 'transcript-corrected');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('Quartzite waves, k and l');
    await page.keyboard.press('Enter');
    const corrected = list.getByRole('listitem').filter({ hasText: 'Quartzite waves, k and l' });
    await corrected.getByText('corrected').waitFor();
    await expect.poll(() => corrected.getByRole('button', { name: 'Correct “' }).evaluate((button) => button === document.activeElement)).toBe(true);
    await page.getByRole('textbox', { name: 'Find in the transcript' }).fill('quartzite');
    await page.getByRole('button', { name: 'Replace', exact: true }).click();
    await page.getByRole('textbox', { name: 'Replace “quartzite” with' }).fill('granite');
    await page.keyboard.press('Enter');
    await page.getByText('1 line changed.').waitFor();
    await list.getByText('granite waves, k and l').waitFor();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByText('1 line copied.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^0:0\d granite waves, k and l$/);
    await list.getByRole('button', { name: 'Correct “' }).click();
    await page.getByRole('button', { name: 'Undo the correction' }).click();
    await page.getByRole('textbox', { name: 'Find in the transcript' }).fill('');
    await expect.poll(() => line.getByRole('button').first().textContent()).toBe(before);
  });

  it('obeys the keys of editors', async () => {
    await openVideo('three colours');
    await videoFacts(page);
    await page.keyboard.press('Shift+L');
    const end = await playbackTime(page);
    await page.keyboard.press('ArrowLeft');
    const back = await playbackTime(page);
    expect(end - back).toBeGreaterThan(4);
    await page.keyboard.press('k');
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    await page.keyboard.press('k');
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
  });

  it('plays a sound file with something to look at', async () => {
    await openVideo('radio play');
    await page.getByText('Sound only').waitFor();
    expect(await playbackTime(page)).toBe(0);
    await keepPicture(page, 'sound');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('says that a video is not there', async () => {
    await page.goto(`${servers.url}/videos/${'0'.repeat(32)}`);
    await page.getByRole('heading', { name: 'This video is not in the library' }).waitFor();
    expect(await page.locator('video').count()).toBe(0);
    await keepPicture(page, 'unknown-video');
    // The browser itself reports the 404 of the API.
    complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes('404')));
  });
});

describe('what a reader changes', () => {
  const menu = async (title: string, item: string): Promise<void> => {
    await page.getByRole('button', { name: `What to do with ${title}` }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };

  it('renames a video', async () => {
    await page.goto(servers.url);
    await menu('three colours', 'Rename');
    await page.getByRole('textbox', { name: 'Title' }).fill('Flags of Europe');
    await keepPicture(page, 'rename');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('textbox', { name: 'Title' }).press('Enter');
    await page.getByRole('link', { name: 'Flags of Europe' }).waitFor();
  });

  it('removes a video from the library', async () => {
    await page.goto(`${servers.url}/?sort=title`);
    await menu('old camera', 'Remove…');
    await keepPicture(page, 'remove');
    // What somebody else changes meanwhile gives the list another order, and takes the question away from nobody.
    const retitle = async (from: string, title: string): Promise<void> => {
      const { id } = (await videos()).find((video) => video.title === from) ?? { id: '' };
      await fetch(`${servers.url}/api/videos/${id}`, { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ title }) });
      await page.getByRole('list', { name: 'Videos' }).getByText(title, { exact: true }).waitFor();
    };
    await retitle('spoken tones', '1 spoken tones');
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('link', { name: 'old camera' }).waitFor({ state: 'detached' });
    expect(await titles()).not.toContain('old camera');
    await retitle('1 spoken tones', 'spoken tones');
  });

  it('uploads a file from the computer', async () => {
    await page.getByRole('button', { name: 'Add videos' }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('menuitem', { name: 'Upload files…' }).click();
    await (await chooser).setFiles(await film('no-audio'));
    await page.getByRole('link', { name: 'no-audio' }).waitFor();
    await page.getByText('1 file added').waitFor();
    expect(await titles()).toContain('no-audio');
    await keepPicture(page, 'uploaded');
  });
});

describe('the looks', () => {
  it('fits a phone of 360 pixels, in the dark, on every page', async () => {
    const phone = await openPage({ viewport: { width: 360, height: 740 }, colorScheme: 'dark', hasTouch: true, isMobile: true });
    const pages = [['library', '/'], ['search', '/search?q=blue'], ['player', '']] as const;
    for (const [name, path] of pages) {
      if (path === '') await phone.getByRole('list', { name: 'Moments' }).getByRole('link').first().tap();
      else await phone.goto(servers.url + path);
      await phone.getByText(name === 'library' ? 'Flags of Europe' : name === 'search' ? /moments? in/ : 'Details').first().waitFor();
      await phone.waitForTimeout(1_500);
      await keepPicture(phone, `phone-dark-${name}`);
      expect(await overflow(phone), name).toBe(0);
      expect(await accessibilityProblems(phone), name).toEqual([]);
    }
    await phone.context().close();
  });

  it('keeps the chosen theme without a flash', async () => {
    await page.goto(servers.url);
    await page.getByRole('button', { name: 'Switch between light and dark' }).click();
    const answer = await page.reload();
    expect(await answer?.text()).toContain('data-theme="dark"');
    await page.getByRole('link', { name: 'Flags of Europe' }).waitFor();
    await page.waitForTimeout(1_500);
    await keepPicture(page, 'library-dark');
    expect(await accessibilityProblems(page)).toEqual([]);
    await search('blue');
    await moments().first().click();
    await page.waitForURL(/\/videos\//);
    await videoFacts(page);
    await keepPicture(page, 'player-dark');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('tells which models serve', async () => {
    await page.getByRole('button', { name: /^Status/ }).click();
    await page.getByText('fixture/clip-colours').waitFor();
    await keepPicture(page, 'status');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('gives the browser nothing to complain about', () => {
    expect(complaints).toEqual([]);
  });
});
