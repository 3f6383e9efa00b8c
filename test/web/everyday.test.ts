/// <reference lib="dom" />
import { copyFile, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { collection, collectionList, wire } from '@frameseek/core';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { film } from '../films.ts';
import { DESKTOP, PHONE, openApp, type App } from './support/app.ts';
import { nameCollection, pressOn } from './support/keyboard.ts';
import { accessibilityProblems, keepPicture, overflow } from './support/look.ts';
import { carriedBy, dragOver, playbackTime, standAt, videoFacts } from './support/video-facts.ts';

let app: App;
/** Where the two films that move lie now. */
let place: string;

const list = async (): Promise<ReturnType<typeof wire.videoList.parse>['videos']> => wire.videoList.parse(await (await fetch(`${app.url}/api/videos`)).json()).videos;
const idOf = async (title: string): Promise<string> => (await list()).find((video) => video.title === title)?.id ?? '';
const post = async (path: string, body: unknown): Promise<Response> =>
  await fetch(app.url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** All collections, which are gone then. */
const takeCollections = async () => {
  const { collections } = collectionList.parse(await (await fetch(`${app.url}/api/collections`)).json());
  return await Promise.all(collections.map(async ({ id }) => {
    const whole = collection.parse(await (await fetch(`${app.url}/api/collections/${id}`)).json());
    await fetch(`${app.url}/api/collections/${id}`, { method: 'DELETE' });
    return whole;
  }));
};

beforeAll(async () => {
  app = await openApp(inject('filmLibrary'));
  place = join(app.media, 'at first');
  await mkdir(place);
  await copyFile(await film('vfr'), join(place, 'holiday.mp4'));
  await copyFile(await film('fade-not-cut'), join(place, 'garden.mp4'));
  await post('/api/videos', { paths: [place] });
  await fetch(`${app.url}/api/videos/${await idOf('three colours')}`, {
    method: 'PATCH', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ tags: ['colours of rome'] }),
  });
  await vi.waitFor(async () => {
    const ready = (await list()).filter(({ title, state }) => ['holiday', 'garden'].includes(title) && state === 'ready');
    if (ready.length < 2) throw new Error('The films are not indexed yet.');
  }, { timeout: 120_000, interval: 200 });
});
afterAll(async () => await app?.[Symbol.asyncDispose]());

describe.each([['desktop', DESKTOP], ['phone', PHONE]] as const)('on a %s', (look, options) => {
  let page: Page;
  beforeAll(async () => {
    page = await app.openPage({ ...options, permissions: ['clipboard-read', 'clipboard-write'] });
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
  const dialog = (): Locator => page.getByRole('dialog');
  const field = (): Locator => page.getByRole('combobox', { name: 'Search your videos' });
  const player = async (title: string, tail = ''): Promise<void> => {
    await page.goto(`${app.url}/videos/${await idOf(title)}${tail}`);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
  };

  it('a video whose file is gone says so where it is played and on its card, and all that moved are found again by their folder', async () => {
    const moved = join(app.media, `moved, ${look}`);
    await rename(place, moved);
    await player('holiday');
    const gone = page.getByRole('alert').filter({ hasText: 'File not found' });
    await gone.getByText(join(place, 'holiday.mp4')).waitFor();
    expect(await page.locator('video').count()).toBe(0);
    await look2('file-not-found');
    await gone.getByRole('button', { name: 'Locate…' }).click();
    await dialog().getByRole('textbox', { name: 'Path of the folder or file' }).fill(inject('filmLibrary').films);
    await dialog().getByRole('button', { name: 'Look here' }).click();
    await dialog().getByText('None of the files that are gone lies in there.').waitFor();
    await look2('locate');
    await page.keyboard.press('Escape');

    await page.goto(app.url);
    await page.getByRole('article', { name: 'holiday' }).getByText('File gone').waitFor();
    await page.getByText('The files of 2 videos are not where they were.').waitFor();
    await look2('files-gone');
    await pressOn(page, /^Find them…$/u);
    await dialog().getByRole('textbox', { name: 'Path of the folder or file' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.type(app.media);
    await page.keyboard.press('Enter');
    await page.getByText('2 files found again.').waitFor();
    place = moved;
    await page.getByText('File gone').first().waitFor({ state: 'detached' });
    await player('holiday');
    await videoFacts(page);
  });

  it('a copy that is added is told, listed with its video, and found by its own name', async () => {
    await page.goto(app.url);
    await page.getByRole('article', { name: 'garden' }).waitFor();
    const copy = join(app.media, `MVI 47 ${look}.mp4`);
    await copyFile(join(place, 'garden.mp4'), copy);
    await post('/api/videos', { paths: [copy] });
    await page.getByText(`1 copy merged: MVI 47 ${look}.mp4.`).waitFor({ timeout: 60_000 });
    await page.getByText(/ · \d cop(y|ies) merged/).waitFor();
    await page.getByRole('article', { name: 'garden' }).getByText(/^\d cop(y|ies)$/).click();
    await page.getByRole('list', { name: 'Copies' }).getByText(copy).waitFor();
    await look2('merged');
    await page.goto(`${app.url}/search?q=${encodeURIComponent(`in:"47 ${look}"`)}`);
    await expect.poll(async () => await page.getByRole('list', { name: 'Videos' }).getByRole('link').allTextContents()).toEqual([expect.stringContaining('garden')]);
    // It would take the place of the film when that is gone.
    await rm(copy);
  });

  it('a folder that cannot be added is told in the dialog, and no more after one that can', async () => {
    await page.goto(app.url);
    await page.getByRole('button', { name: 'Add videos' }).click();
    await page.getByRole('menuitem', { name: 'Add a folder…' }).click();
    const path = dialog().getByRole('textbox', { name: 'Path of the folder or file' });
    await path.fill('/etc');
    await path.press('Enter');
    await dialog().getByRole('alert').filter({ hasText: '/etc' }).waitFor();
    await look2('folder-refused');
    await path.fill(place);
    await path.press('Enter');
    await dialog().waitFor({ state: 'detached' });
    await page.getByText('2 files added').waitFor();
    expect(await page.getByText('/etc').count()).toBe(0);
  });

  it('titles, tags and searches of before are offered while one types, and videos are found by what they are called', async () => {
    await page.goto(app.url);
    await page.getByRole('article', { name: 'three colours' }).waitFor();
    await field().pressSequentially('colou');
    const offered = page.getByRole('listbox', { name: 'Suggestions' });
    await expect.poll(async () => await offered.getByRole('option').allTextContents()).toEqual(['three colours, a video', 'tag:"colours of rome", a filter']);
    await look2('suggestions-typed');
    await field().press('Escape');
    const called = page.getByRole('region', { name: 'Videos called so' });
    await called.getByRole('link', { name: /three colours/ }).waitFor();
    await look2('called-so');
    await field().fill('');
    await field().pressSequentially('tag:rom');
    await offered.getByRole('option', { name: /tag:"colours of rome"/ }).click();
    await page.waitForURL(/q=tag%3A%22colours\+of\+rome%22/);
    await field().fill('');
    await field().pressSequentially('three');
    await offered.getByRole('option', { name: /three colours/ }).waitFor();
    await field().press('ArrowDown');
    await field().press('Enter');
    await page.getByRole('heading', { level: 1, name: 'three colours' }).waitFor();
  });

  it('each filter is an entry in the history, in the search and in the library', async () => {
    await page.goto(`${app.url}/search?q=blue`);
    for (const [name, modality] of [['Said', 'speech'], ['Read', 'speech%2Ctext']] as const) {
      await page.getByRole('group', { name: 'Ways of finding' }).getByRole('button', { name, exact: true }).click();
      await page.waitForURL(new RegExp(`modality=${modality}$`, 'u'));
    }
    await page.goBack();
    await page.waitForURL(/modality=speech$/);
    await page.goBack();
    await page.waitForURL(/q=blue$/);
    expect(await field().inputValue()).toBe('blue');
    await page.goto(app.url);
    await page.getByRole('article').first().waitFor();
    await page.getByRole('button', { name: 'List', exact: true }).click();
    await page.waitForURL(/layout=list/);
    await page.getByRole('textbox', { name: 'Filter by name' }).pressSequentially('colours');
    await page.waitForURL(/name=colours/);
    await page.goBack();
    await page.waitForURL((url) => url.search === '');
  });

  it('where only what is described is searched, and nothing is, that is said, with the way to captions', async () => {
    await page.goto(`${app.url}/search?q=blue&modality=described`);
    const note = page.getByRole('list', { name: 'Notes' }).getByText(/^No film is described yet/);
    await note.waitFor();
    await look2('not-described');
    await note.getByRole('link', { name: /^Make captions of/ }).click();
    await page.getByRole('tab', { name: 'Captions', selected: true }).waitFor();
  });

  it('the address follows the player, and a page that is loaded again has place, loop, sound and speed', async () => {
    await player('three colours', '?q=blue&t=2.5');
    await videoFacts(page);
    const speed = page.getByRole('combobox', { name: 'Speed' });
    await speed.selectOption('0.5');
    await page.getByRole('button', { name: 'Sound off' }).click();
    await page.getByRole('button', { name: 'Play again and again' }).click();
    if (await page.getByRole('button', { name: 'Play', exact: true }).count() > 0) await page.getByRole('button', { name: 'Play', exact: true }).click();
    await page.waitForURL((url) => Number(url.searchParams.get('t')) > 3, { timeout: 20_000 });
    await page.getByRole('button', { name: 'Pause' }).click();
    const at = await playbackTime(page);
    await page.waitForURL((url) => Math.abs(Number(url.searchParams.get('t')) - at) < 0.01);
    await page.reload();
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
    await expect.poll(async () => Math.abs(await playbackTime(page) - at)).toBeLessThan(0.05);
    expect(await speed.inputValue()).toBe('0.5');
    expect(await page.getByRole('button', { name: 'Play again and again' }).getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('button', { name: 'Sound on' }).click();
    await speed.selectOption('1');
  });

  it('a place is copied as a link and as a time code, and opened in an editor', async () => {
    await player('three colours', '?t=2.52');
    await videoFacts(page);
    const choose = async (name: string | RegExp): Promise<void> => {
      await page.getByRole('button', { name: 'Share', exact: true }).click();
      await page.getByRole('menuitem', { name }).click();
    };
    const copied = async (): Promise<string> => await page.evaluate(async () => await navigator.clipboard.readText());
    await page.keyboard.press('k');
    if (await page.getByRole('button', { name: 'Pause' }).count() > 0) await page.keyboard.press('k');
    await page.keyboard.press('Home');
    await page.keyboard.press('.');
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await page.getByRole('menu', { name: 'This place' }).waitFor();
    await look2('place');
    await page.getByRole('menuitem', { name: 'Copy link at this time' }).click();
    await expect.poll(copied).toMatch(/\/videos\/[0-9a-f]{32}\?t=0\.0\d+$/);
    await choose(/^Copy time code/);
    await expect.poll(copied).toBe('00:00:00:01');
    await choose(/^Copy frame/);
    await expect.poll(copied).toBe('1');
    const saved = page.waitForEvent('download');
    await choose('Open in an editor (EDL)');
    expect((await saved).suggestedFilename()).toMatch(/\.edl$/);
  });

  it('a video without words says why in plain words, and opens at what it has', async () => {
    const id = await idOf('old camera');
    const detail = wire.videoDetail.parse(await (await fetch(`${app.url}/api/videos/${id}`)).json());
    const note = 'The model x cannot be had: getaddrinfo ENOTFOUND huggingface.co. Run "frameseek models pull".';
    const stages = detail.stages.map((stage) => (stage.stage === 'speech' ? { ...stage, state: 'off', by: 'no-model', note } : stage));
    await page.route(`**/api/videos/${id}`, async (route) => await route.fulfill({ json: { ...detail, hasAudio: true, stages, transcripts: [] } }));
    await player('old camera');
    await page.getByRole('tab', { name: 'Moments', selected: true }).waitFor();
    await page.getByRole('tab', { name: 'Transcript' }).click();
    await page.getByText(/the model for speech is not on this computer/).waitFor();
    expect(await page.getByRole('tabpanel', { name: 'Transcript' }).getByText('ENOTFOUND').isVisible()).toBe(false);
    await look2('no-words');
    await page.unroute(`**/api/videos/${id}`);
  });

  it('moments are collected by a key, kept in collections with notes, put in order by keyboard and mouse, and taken away together', async () => {
    await page.goto(`${app.url}/collection`);
    await pressOn(page, /^New collection…$/u);
    await nameCollection(page, { name: `Trailer on a ${look}`, folder: 'Summer' });
    await page.getByRole('heading', { level: 1, name: `Trailer on a ${look} in Summer` }).waitFor();
    await player('three colours', '?in=0.5&out=1.5');
    await videoFacts(page);
    await page.keyboard.press('e');
    await page.getByText(`1 moment added to “Trailer on a ${look}”.`).waitFor();
    await page.keyboard.press('x');
    await page.keyboard.press('End');
    await page.keyboard.press('m');
    await expect.poll(async () => await page.locator('[data-mark]').count()).toBe(2);
    await look2('player-marks');
    await page.getByRole('link', { name: 'Collection, 2 moments' }).click();
    const rows = page.getByRole('list', { name: 'Collection' }).getByRole('listitem');
    await rows.first().getByText('0:00.5–0:01.5').waitFor();
    await rows.first().getByRole('link').focus();
    await page.keyboard.press('Alt+ArrowDown');
    await rows.first().getByText('Marker 2').waitFor();
    await expect.poll(async () => await page.evaluate(() => document.activeElement?.textContent ?? '')).toContain('0:00.5–0:01.5');
    await rows.nth(1).getByRole('button', { name: /^Write a note about three colours/ }).click();
    await page.keyboard.type('a little dark');
    await page.keyboard.press('Enter');
    await rows.nth(1).getByRole('button', { name: /: a little dark$/ }).waitFor();
    if (look === 'desktop') {
      await rows.nth(1).dragTo(rows.first());
      await rows.first().getByText('a little dark').waitFor();
    }
    for (const pressed of [false, true]) await rows.first().getByRole('button', { name: /^Compare three colours at/u, pressed }).press('Enter');
    const nested = collection.parse(await (await post('/api/collections', { name: 'Rome', folder: 'Summer/Italy' })).json());
    await page.reload();
    await rows.filter({ hasText: 'a little dark' }).waitFor();
    await page.getByRole('region', { name: 'Summer', exact: true }).getByRole('region', { name: 'Summer/Italy' }).getByRole('link', { name: /^Rome/u }).waitFor();
    await look2('collections');
    await pressOn(page, /^Name and folder…$/u);
    await nameCollection(page, { folder: 'Winter' });
    await page.getByRole('region', { name: 'Winter', exact: true }).getByRole('link', { name: /^Trailer/u }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Name and folder…');
    if (look === 'desktop') {
      const [trailer, folder] = [page.getByRole('navigation', { name: 'Collections' }).getByRole('link', { name: /^Trailer/u }), page.getByRole('region', { name: 'Summer/Italy' })];
      await dragOver(page, trailer, folder.getByRole('link', { name: /^Rome/u }));
      await folder.getByRole('link', { name: /^Trailer/u }).hover();
      await page.mouse.down();
      await folder.getByRole('link', { name: /^Rome/u }).hover();
      await keepPicture(page, 'collection-dragged');
      await page.getByText('In no folder').hover();
      await page.mouse.up();
      await page.getByRole('region', { name: 'In no folder' }).getByRole('link', { name: /^Trailer/u }).waitFor();
    }
    await fetch(`${app.url}/api/collections/${nested.id}`, { method: 'DELETE' });
    const clips = page.getByRole('link', { name: /^Clips with their EDL/u });
    expect(await carriedBy(clips)).toMatch(/^application\/zip:Trailer on a \w+\.zip:http.*\/clips\.zip$/u);
    const [archive] = await Promise.all([page.waitForEvent('download'), clips.press('Enter')]);
    expect([archive.suggestedFilename(), (await readFile(await archive.path())).subarray(0, 4).toString('latin1')]).toEqual([`Trailer on a ${look}.zip`, 'PK\u0003\u0004']);
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'For a video editor' }).press('ArrowRight');
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'EDL (CMX 3600)' }).press('Enter')]);
    expect(await readFile(await file.path(), 'utf8')).toContain('a little dark');
    await page.getByRole('button', { name: 'Delete the collection…' }).click();
    await dialog().getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('heading', { name: 'Nothing is collected yet' }).waitFor();
  });

  it('J, K and L go backwards and forwards ever faster, and lines of the transcript become a range', async () => {
    await player('spoken tones', '?tab=transcript');
    await videoFacts(page);
    if (await page.getByRole('button', { name: 'Pause' }).count() > 0) await page.keyboard.press('k');
    const rate = async (): Promise<number | undefined> => await page.evaluate(() => document.querySelector('video')?.playbackRate);
    for (const speed of [1, 2, 4]) {
      await page.keyboard.press('l');
      await expect.poll(rate).toBe(speed);
    }
    await page.keyboard.press('k');
    await expect.poll(rate).toBe(1);
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.getByText('Backwards 2 ×').waitFor();
    await expect.poll(async () => await playbackTime(page)).toBeLessThan(10);
    await page.keyboard.press('k');
    await page.getByText('Backwards').waitFor({ state: 'detached' });
    const lines = page.getByRole('list', { name: 'Transcript' }).getByRole('listitem');
    await lines.first().getByRole('button', { name: /^0:/u }).click();
    await lines.last().getByRole('button', { name: /^0:/u }).click({ modifiers: ['Shift'] });
    await page.waitForURL((url) => url.searchParams.has('in') && url.searchParams.has('out'));
  });

  it('a place is typed to the very frame, the picture goes into a window of its own, and words of the transcript are a clip, a copy and a moment', async () => {
    const typed = page.getByRole('textbox', { name: 'Go to a time' });
    const goTo = async (text: string): Promise<void> => {
      await page.keyboard.press('g');
      // Until the field has it, digits go to places of the film.
      await expect.poll(() => typed.evaluate((input) => input === document.activeElement)).toBe(true);
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    };
    // The time itself stays to be read.
    await page.getByRole('group', { name: 'Playback' }).getByText(/^0:\d\d \/ 0:12$/u).waitFor();
    await standAt(page, 2);
    for (const [text, at] of [['00:00:03:05', 3.212], ['-2f', 3.132], ['+1', 4.132], ['0:06.5', 6.5]] as const) {
      await goTo(text);
      await typed.waitFor({ state: 'detached' });
      await expect.poll(async () => await playbackTime(page)).toBeCloseTo(at, 2);
    }
    await goTo('soon');
    await dialog().getByText('This is no time.').waitFor();
    await look2('go-to-a-time');
    await page.keyboard.press('Escape');
    await typed.waitFor({ state: 'detached' });
    expect(await playbackTime(page)).toBeCloseTo(6.5, 2);
    for (const pressed of [true, false]) {
      await page.keyboard.press('w');
      await page.getByRole('button', { name: 'Picture in a window of its own', pressed }).waitFor();
    }

    const lines = page.getByRole('list', { name: 'Transcript' }).getByRole('listitem');
    const bar = page.getByRole('group', { name: 'Selected words' });
    const waves = lines.filter({ hasText: 'Waves crash' });
    await waves.getByRole('button', { name: /^0:/u }).focus();
    await page.keyboard.press('Escape');
    await bar.waitFor({ state: 'detached' });
    for (const words of ['1 word', '2 words']) {
      await page.keyboard.press('Shift+ArrowRight');
      await bar.getByText(new RegExp(`^${words} · 0:07`, 'u')).waitFor();
    }
    await look2('selected-words');
    const [clip] = await Promise.all([page.waitForEvent('download'), bar.getByRole('button', { name: 'Clip' }).press('Enter')]);
    expect(clip.suggestedFilename()).toMatch(/^spoken tones 0\.07\.\d–0\.07\.\d\.mp4$/u);
    await page.waitForURL(({ searchParams }) => Number(searchParams.get('in')) > 7 && Number(searchParams.get('out')) < 8);
    await bar.getByRole('button', { name: 'Copy with time codes' }).click();
    await page.getByText('2 words copied.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^00:00:07:\d\d Waves crash$/u);
    const stoodAt = await playbackTime(page);
    await dragOver(page, lines.first().locator('[data-said]'), waves.locator('[data-said]'));
    await bar.getByText(/^\d+ words · 0:0[0-6]\.\d–0:0[7-9]\.\d$/u).waitFor();
    expect(await playbackTime(page)).toBe(stoodAt);
    await bar.getByRole('button', { name: 'Add to collection' }).click();
    await page.getByText(/^1 moment added to/u).waitFor();
    const [kept] = await takeCollections();
    expect(kept?.items).toMatchObject([{ title: expect.stringMatching(/at night\. Waves/u) }]);
    await lines.first().getByText('A red car').click();
    await bar.waitFor({ state: 'detached' });
    await expect.poll(async () => await playbackTime(page)).toBeLessThan(5);
  });
});

it('the browser complained about nothing but files that were gone and a folder that is refused', () => {
  expect(app.complaints.filter((text) => !/\b40[034]\b/.test(text))).toEqual([]);
});
