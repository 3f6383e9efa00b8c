/// <reference lib="dom" />
import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { wire } from '@frameseek/core';
import { probeFile } from '../../packages/media/src/probe/probe-file.ts';
import { DESKTOP, openApp, PHONE } from './support/app.ts';
import type { App } from './support/app.ts';
import { checkEveryLook } from './support/every-look.ts';
import { pressOn } from './support/keyboard.ts';
import { accessibilityProblems, keepPicture, overflow } from './support/look.ts';
import { playbackTime, standAt, videoFacts } from './support/video-facts.ts';

const TOOLS = { ffmpeg: 'ffmpeg', ffprobe: 'ffprobe', timeLimitMs: 20_000 };

let app: App;
let page: Page;

beforeAll(async () => {
  app = await openApp(inject('filmLibrary'));
  page = await app.openPage();
});
afterAll(async () => await app?.[Symbol.asyncDispose]());

const pathOf = async (title: string): Promise<string> => {
  const { videos } = (await (await fetch(`${app.url}/api/videos`)).json()) as { videos: { id: string; title: string }[] };
  return `/videos/${videos.find((video) => video.title === title)?.id ?? 'missing'}`;
};
const open = async (title: string, search = ''): Promise<void> => {
  await page.goto(app.url + (await pathOf(title)) + search);
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
};
/** Clicks on an item of the menu of exports and waits for its file. */
const take = async (item: string, group?: string): Promise<Download> => {
  await page.getByRole('group', { name: 'Range' }).getByRole('button', { name: 'Export' }).click();
  if (group !== undefined) await page.getByRole('menuitem', { name: group }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: item }).click()]);
  return download;
};
const rangeWords = (): Locator => page.getByRole('status', { name: 'Range' });

describe('the time line', () => {
  it('shows how well each place fits the query', async () => {
    await open('three colours', '?q=blue');
    await page.locator('[data-heat] path').waitFor({ state: 'attached' });
    await page.locator('[data-moment]').first().waitFor({ state: 'attached' });
    await page.getByRole('slider', { name: 'Position' }).hover({ position: { x: 300, y: 40 } });
    await keepPicture(page, 'player-heat');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('shows speech, music and silence as a band, and the other sounds, each in words, too', async () => {
    await open('spoken tones');
    const words = page.getByRole('list', { name: 'What is heard' });
    await page.getByText('What is heard', { exact: true }).click();
    await words.getByRole('button', { name: /Silence$/u }).first().waitFor();
    await page.route('**/api/videos/*/sounds', (route) => route.fulfill({ json: {
      events: [{ label: 'Laughter', start: 2, end: 3, score: 0.9 }], band: [{ kind: 'music', start: 0, end: 4 }, { kind: 'other', start: 4, end: 9 }],
    } }));
    await open('spoken tones');
    await page.locator('[data-lane="sound-band"] rect.fill-accent').first().waitFor({ state: 'attached' });
    await page.locator('[data-lane="sounds"] rect.fill-soft').first().waitFor({ state: 'attached' });
    await page.getByText('What is heard', { exact: true }).click();
    expect(await words.getByRole('button').allInnerTexts()).toEqual([expect.stringMatching(/Music$/u), expect.stringMatching(/Laughter$/u), expect.stringMatching(/Other sounds$/u)]);
    await words.getByRole('button', { name: /Laughter$/u }).click();
    await expect.poll(async () => await playbackTime(page)).toBeGreaterThanOrEqual(2);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.unroute('**/api/videos/*/sounds');
    // Something has been heard: sounds may be promised.
    await page.getByRole('button', { name: 'How to search' }).click();
    await page.getByRole('button', { name: /sound:laughter/u }).waitFor();
    await page.keyboard.press('Escape');
  });
});

describe('the address', () => {
  it('follows what plays, and lets somebody go who leaves meanwhile, however slow the other page is', async () => {
    await open('spoken tones');
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await page.waitForURL(/[?&]t=/u);
    await page.route(/\/ask\?.*_rsc=/u, async (route) => {
      await page.waitForTimeout(2_500);
      await route.continue();
    });
    await page.getByRole('link', { name: 'Ask', exact: true }).click();
    await page.waitForURL(/\/ask$/u);
    expect(await page.getByRole('main').getByRole('textbox').first().isVisible()).toBe(true);
    await page.unroute(/\/ask\?.*_rsc=/u);
  });
});

describe('the keys of editors', () => {
  it('go from frame to frame and back', async () => {
    await open('three colours', '?t=1');
    await videoFacts(page);
    const before = await playbackTime(page);
    await page.keyboard.press('.');
    const after = await playbackTime(page);
    expect(after - before).toBeGreaterThan(0.01);
    expect(after - before).toBeLessThan(0.09);
    await page.keyboard.press(',');
    expect(await playbackTime(page)).toBeLessThan(after);
  });

  it('go to tenths and to the end, change the volume, and say where there is no further moment', async () => {
    await page.keyboard.press('5');
    await expect.poll(() => playbackTime(page)).toBeCloseTo(3, 0);
    await page.keyboard.press('0');
    await expect.poll(() => playbackTime(page)).toBe(0);
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await expect.poll(() => page.getByRole('slider', { name: 'Volume' }).inputValue()).toBe('0.8');
    await page.getByRole('slider', { name: 'Volume' }).fill('1');
    await page.keyboard.press('End');
    await page.locator('body').click({ position: { x: 5, y: 500 } });
    await page.keyboard.press('n');
    await page.getByText('There are no moments to go to: search for something first.').waitFor();
    await open('three colours', '?q=blue');
    await page.locator('[data-moment]').first().waitFor({ state: 'attached' });
    await videoFacts(page);
    await page.keyboard.press('End');
    await expect.poll(() => playbackTime(page)).toBeGreaterThan(5);
    await page.keyboard.press('n');
    await page.getByText('There is no moment after this one.').waitFor();
    await open('three colours', '?t=1');
  });

  it('change the speed', async () => {
    await page.keyboard.press('>');
    expect(await page.evaluate(() => document.querySelector('video')?.playbackRate)).toBe(1.25);
    await page.keyboard.press('<');
    await page.keyboard.press('<');
    await expect.poll(async () => await page.getByRole('combobox', { name: 'Speed' }).inputValue()).toBe('0.75');
    await page.keyboard.press('>');
  });

  it('set the ends of a range, which stays in the address', async () => {
    await open('three colours', '?t=2.5');
    await videoFacts(page);
    await standAt(page, 2.5);
    await page.keyboard.press('i');
    await standAt(page, 3.5);
    await page.keyboard.press('o');
    await expect.poll(async () => await rangeWords().textContent()).toBe('0:02.5–0:03.5 1.0 s');
    await page.reload();
    await expect.poll(async () => await rangeWords().textContent()).toBe('0:02.5–0:03.5 1.0 s');
    await page.locator('[data-range]').waitFor({ state: 'attached' });
    await keepPicture(page, 'player-range');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('play the range again and again', async () => {
    await standAt(page, 2.6);
    await page.keyboard.press('r');
    await page.keyboard.press('k');
    const seen: number[] = [];
    for (let look = 0; look < 30; look += 1) {
      seen.push(await playbackTime(page));
      await page.waitForTimeout(100);
    }
    await page.keyboard.press('k');
    await page.keyboard.press('r');
    const inside = seen.slice(5);
    expect(Math.min(...inside)).toBeGreaterThanOrEqual(2.4);
    expect(Math.max(...inside)).toBeLessThan(3.8);
    expect(inside.some((at, index) => at < (inside[index - 1] ?? 0))).toBe(true);
  });
});

describe('what is taken away', () => {
  it('is the range as a clip that begins and ends at its frames', async () => {
    const download = await take('Clip, exact (MP4)');
    expect(download.suggestedFilename()).toBe('three colours 0.02.5–0.03.5.mp4');
    const { duration, video } = await probeFile(TOOLS, await download.path(), AbortSignal.timeout(20_000));
    expect(duration).toBeGreaterThan(0.9);
    expect(duration).toBeLessThan(1.15);
    expect(video?.codec).toBe('h264');
  });

  it.each([['Table (CSV)', 'List', 'csv'], ['EDL (CMX 3600)', 'For a video editor', 'edl'], ['OpenTimelineIO', 'For a video editor', 'otio']])('is a list as %s', async (item, group, ending) => {
    const download = await take(item, group);
    expect(download.suggestedFilename()).toBe(`three colours.${ending}`);
    expect(await readFile(await download.path(), 'utf8')).toContain('three colours');
  });

  it('is the picture as it stands', async () => {
    const download = await take('This picture (PNG)');
    expect((await readFile(await download.path())).subarray(1, 4).toString()).toBe('PNG');
  });

  it('is collected from several places, put in order, and taken as one list', async () => {
    const collect = async (): Promise<void> => {
      await page.getByRole('group', { name: 'Range' }).getByRole('button', { name: 'Export' }).click();
      await page.getByRole('menuitem', { name: 'Add to the collection' }).click();
    };
    await collect();
    await page.getByRole('link', { name: 'Collection, 1 moment', exact: true }).waitFor();
    await open('three colours', '?in=0.5&out=1.5');
    await collect();
    await page.getByRole('link', { name: 'Collection, 2 moments' }).click();
    const rows = page.getByRole('list', { name: 'Collection' }).getByRole('listitem');
    await rows.first().getByText('0:02.5–0:03.5').waitFor();
    await page.getByRole('button', { name: /^Move three colours at 0:00 up$/ }).click();
    await rows.first().getByText('0:00.5–0:01.5').waitFor();
    await keepPicture(page, 'collection');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.reload();
    await rows.nth(1).waitFor();
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'List' }).click();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Table (CSV)' }).click()]);
    expect((await readFile(await file.path(), 'utf8')).trim().split('\n')).toHaveLength(3);
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByRole('heading', { name: 'Nothing is collected yet' }).waitFor();
    await keepPicture(page, 'collection-empty');
    expect(await accessibilityProblems(page)).toEqual([]);
    await open('three colours', '?in=2.5&out=3.5');
  });

  it('tells what went wrong', async () => {
    await page.route('**/api/export', async (route) => await route.fulfill({ status: 507, json: { error: { code: 'file/disk-full', message: 'The disk is full. Free some space, then try again.', facts: {} } } }));
    await page.getByRole('group', { name: 'Range' }).getByRole('button', { name: 'Export' }).click();
    await keepPicture(page, 'export-menu');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('menuitem', { name: 'Moving picture (GIF)' }).click();
    await page.getByText('The disk is full.').waitFor();
    await keepPicture(page, 'export-failed');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: /^Dismiss/ }).click();
    await page.unroute('**/api/export');
    app.complaints.splice(0, app.complaints.length, ...app.complaints.filter((text) => !text.includes('507')));
  });
});

describe('a file that browsers cannot play', () => {
  it('plays as a stream that is made of it, from any place', async () => {
    await open('old camera', '?t=3');
    const { red, green, blue } = await videoFacts(page);
    expect(blue).toBeGreaterThan(150);
    expect(Math.max(red, green)).toBeLessThan(90);
    await page.evaluate(async () => await document.querySelector('video')?.play());
    await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 3.5);
    await keepPicture(page, 'player-stream');
    await page.keyboard.press('Home');
    await page.evaluate(() => document.querySelector('video')?.pause());
    await expect.poll(async () => (await videoFacts(page)).red).toBeGreaterThan(150);
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

describe('a file that cannot be converted either', () => {
  it('says so, and where the file lies', async () => {
    await page.route('**/stream**', async (route) => await route.fulfill({ status: 500, json: { error: { code: 'media/decode-failed', message: 'It is damaged.', facts: {} } } }));
    await open('old camera');
    await page.getByText('This browser cannot play this file').waitFor();
    await keepPicture(page, 'cannot-play');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.unroute('**/stream**');
    app.complaints.splice(0, app.complaints.length, ...app.complaints.filter((text) => !text.includes('500')));
  });
});

describe('without a language model', () => {
  it('a question is answered by the moments themselves, which is said, with how to turn a model on', async () => {
    await open('spoken tones', '?tab=ask');
    await page.getByRole('textbox', { name: 'Question' }).fill('Do waves crash on the beach?');
    await page.keyboard.press('Enter');
    await page.getByText('No language model wrote this.').waitFor();
    await page.getByText('How to turn a model on').click();
    await page.getByText(/FRAMESEEK_LANGUAGE_MODEL/).waitFor();
    await keepPicture(page, 'ask-extractive');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('says of what cannot be made without one what to do', async () => {
    await open('three colours', '?see=summary');
    await page.getByText('This needs a language model, and none is on.').waitFor();
    await page.getByText('How to turn a model on').click();
    await keepPicture(page, 'insight-no-model');
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

describe('on a phone', () => {
  it('everything is within reach, the title stands above the panel, and the open tab is in sight', async () => {
    const phone = await app.openPage(PHONE);
    await phone.goto(`${app.url}${await pathOf('spoken tones')}?q=waves&see=sound`);
    const playback = phone.getByRole('group', { name: 'Playback' });
    for (const name of ['One frame back', 'One frame forward', 'Subtitles', 'Full screen']) await playback.getByRole('button', { name }).waitFor();
    await playback.getByText(/^0:\d\d \/ 0:12$/u).waitFor();
    await playback.getByRole('button', { name: 'Sound off' }).click();
    await playback.getByRole('button', { name: 'Sound on' }).waitFor();
    const top = async (locator: Locator): Promise<number> => (await locator.boundingBox())?.y ?? NaN;
    expect(await top(phone.getByRole('heading', { level: 1, name: 'spoken tones' }))).toBeLessThan(await top(phone.getByRole('tab', { name: /^Moments/u })));
    const tab = await phone.getByRole('tab', { name: 'Sound' }).boundingBox();
    expect(tab?.x).toBeGreaterThanOrEqual(0);
    expect((tab?.x ?? NaN) + (tab?.width ?? NaN)).toBeLessThanOrEqual(PHONE.viewport.width);
    await keepPicture(phone, 'player-phone-controls');
    expect([await overflow(phone), await accessibilityProblems(phone)]).toEqual([0, []]);
    // With a keyboard beside it, as tablets have.
    await videoFacts(phone);
    for (const [key, at] of [['5', 6], ['Home', 0], ['9', 10.8], ['End', 12]] as const) {
      await phone.keyboard.press(key);
      await expect.poll(() => playbackTime(phone)).toBeCloseTo(at, 0);
    }
    await phone.keyboard.press('n');
    await phone.getByText('There is no moment after this one.').waitFor();
    for (const key of ['Shift+M', 'Shift+ArrowDown']) await phone.keyboard.press(key);
    await expect.poll(() => phone.evaluate(() => document.querySelector('video')?.volume)).toBeCloseTo(0.9, 5);
    await phone.keyboard.press('o');
    await phone.keyboard.press('5');
    await phone.keyboard.press('i');
    await phone.getByRole('group', { name: 'Range' }).getByRole('button', { name: 'Export' }).click();
    const [clip] = await Promise.all([phone.waitForEvent('download'), phone.getByRole('menuitem', { name: /^Clip, as it is/u }).click()]);
    expect(clip.suggestedFilename()).toMatch(/^spoken tones 0\.0[56](\.\d)?–0\.1[12](\.\d)?\.mp4$/u);
    await phone.context().close();
  });
});

describe('the looks of it', () => {
  it('fit a desktop and a phone, in light and dark', async () => {
    const path = await pathOf('three colours');
    await checkEveryLook(app, 'player-page', {
      path: `${path}?q=blue&t=2.5&in=2&out=4`,
      ready: async (one) => {
        await one.locator('[data-moment]').first().waitFor({ state: 'attached' });
        await videoFacts(one);
      },
    });
  });

  it('fit a window of half the size, as it is at 200 % zoom', async () => {
    const zoomed = await app.openPage({ viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });
    await zoomed.goto(`${app.url}${await pathOf('three colours')}?q=blue`);
    await zoomed.locator('[data-moment]').first().waitFor({ state: 'attached' });
    expect(await zoomed.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    await keepPicture(zoomed, 'player-zoomed');
    await zoomed.context().close();
  });

  it('gives the browser nothing to complain about', () => {
    expect(app.complaints).toEqual([]);
  });
});

describe('the transcript', () => {
  it('who speaks stands where the voice changes, is named there, and asked about where the voice is known', async () => {
    const id = (await pathOf('spoken tones')).split('/').at(-1) ?? '';
    const detail = wire.videoDetail.parse(await (await fetch(`${app.url}/api/videos/${id}`)).json());
    const { lines } = wire.transcript.parse(await (await fetch(`${app.url}/api/videos/${id}/transcript`)).json());
    const names: (string | undefined)[] = [undefined, undefined];
    const said = () => ({
      speakers: names.map((name, index) => ({ number: index + 1, ...(name !== undefined && { name }), label: name ?? `Speaker ${index + 1}`, seconds: 3, alike: index === 1 && name === undefined ? [{ name: 'Ada', videoId: id, title: 'Debate', likeness: 0.9 }] : [] })),
      turns: lines.map(({ start, end }, index) => ({ start, end, speaker: 1 + (index % 2) })),
    });
    const stages = detail.stages.map((stage) => (stage.stage === 'speakers' ? { ...stage, state: 'done', count: 2, by: 'voices' } : stage));
    await page.route(`**/api/videos/${id}`, async (route) => await route.fulfill({ json: { ...detail, stages } }));
    await page.route(`**/api/videos/${id}/speakers`, async (route) => {
      if (route.request().method() === 'PATCH') {
        const { number, name } = wire.nameSpeakerRequest.parse(route.request().postDataJSON());
        names[number - 1] = name ?? undefined;
      }
      await route.fulfill({ json: said() });
    });
    await open('spoken tones', '?tab=transcript');
    const transcript = page.getByRole('list', { name: 'Transcript' });
    await transcript.getByText('Sounds like Ada in “Debate”.').waitFor();
    const desktop = DESKTOP.viewport;
    for (const [device, viewport] of [['desktop', desktop], ['phone', PHONE.viewport]] as const) {
      await page.setViewportSize(viewport);
      await transcript.scrollIntoViewIfNeeded();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await keepPicture(page, `speakers-${device}-${colorScheme}`);
        expect(await overflow(page)).toBe(0);
        expect(await accessibilityProblems(page)).toEqual([]);
      }
    }
    await page.setViewportSize(desktop);
    await transcript.getByRole('button', { name: 'Yes, this is Ada' }).click();
    expect(await transcript.getByRole('link', { name: 'Ada', exact: true }).first().getAttribute('href')).toBe('/search?q=speaker%3A%22Ada%22');
    await pressOn(page, /^Rename Speaker 1$/u);
    await page.keyboard.type('Eve');
    await page.keyboard.press('Enter');
    await transcript.getByRole('link', { name: 'Eve' }).first().waitFor();
    await expect.poll(() => transcript.getByRole('button', { name: 'Rename Eve' }).first().evaluate((button) => button === document.activeElement)).toBe(true);
    expect(names).toEqual(['Eve', 'Ada']);
    await page.unroute(`**/api/videos/${id}`);
    await page.unroute(`**/api/videos/${id}/speakers`);
  });
});
