/// <reference lib="dom" />
import { readFile } from 'node:fs/promises';
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { plainReplies } from '../language/plain-replies.ts';
import { startScriptedServer } from '../language/scripted-server.ts';
import type { ScriptedServer, SeenRequest } from '../language/scripted-server.ts';
import { openApp } from './support/app.ts';
import type { App } from './support/app.ts';
import { checkEveryLook } from './support/every-look.ts';
import { accessibilityProblems, keepPicture } from './support/look.ts';
import { playbackTime } from './support/video-facts.ts';

let app: App;
let model: ScriptedServer;
let page: Page;
let path: string;

beforeAll(async () => {
  model = await startScriptedServer(plainReplies(0));
  app = await openApp(inject('filmLibrary'), { env: model.env });
  page = await app.openPage({ viewport: { width: 1360, height: 1250 } });
  const { videos } = (await (await fetch(`${app.url}/api/videos`)).json()) as { videos: { id: string; title: string }[] };
  path = `/videos/${videos.find(({ title }) => title === 'spoken tones')?.id ?? 'missing'}`;
});
afterAll(async () => {
  await app?.[Symbol.asyncDispose]();
  await model?.[Symbol.asyncDispose]();
});

const open = async (tab: string): Promise<void> => {
  await page.goto(`${app.url}${path}?see=${tab}`);
  await page.getByRole('heading', { level: 1, name: 'spoken tones' }).waitFor();
};
const make = async (): Promise<void> => {
  await page.getByRole('button', { name: 'Make it' }).click();
  await page.getByRole('button', { name: 'Make again' }).waitFor({ timeout: 60_000 });
};
const download = async (button: string, item: string): Promise<Download> => {
  await page.getByRole('tabpanel').getByRole('button', { name: button }).click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: item }).click()]);
  return file;
};

describe('what needs no language model', () => {
  it('is made after its cost was told: chapters, which play and are taken along', async () => {
    await open('chapters');
    await page.getByText(/at no cost|About \d+ call/).waitFor();
    await keepPicture(page, 'insight-before');
    expect(await accessibilityProblems(page)).toEqual([]);
    await make();
    const chapters = page.getByRole('list', { name: 'Chapters' }).getByRole('button');
    expect(await chapters.count()).toBeGreaterThan(0);
    await keepPicture(page, 'chapters');
    expect(await accessibilityProblems(page)).toEqual([]);
    const lines = (await readFile(await (await download('Chapter files', 'For YouTube (text)')).path(), 'utf8')).trimEnd().split('\n');
    expect(lines).toHaveLength(await chapters.count());
    expect(lines[0]).toMatch(/^0?0:00/);
    const [minutes = NaN, seconds = NaN] = /^(\d+):(\d\d)/.exec(lines.at(-1) ?? '')?.slice(1).map(Number) ?? [];
    await page.evaluate(() => { for (const video of document.querySelectorAll('video')) video.currentTime = video.duration - 0.5; });
    await chapters.last().click();
    await expect.poll(async () => Math.abs((await playbackTime(page)) - (minutes * 60 + seconds)), { interval: 20 }).toBeLessThan(1);
  });

  it('are highlights, which play in a row and stand on the time line', async () => {
    await open('highlights');
    await make();
    await page.locator('[data-lane=highlights]').waitFor({ state: 'attached' });
    await page.getByRole('group', { name: 'Rows of the time line' }).getByRole('button', { name: 'Highlights' }).click();
    expect(await page.locator('[data-lane=highlights]').count()).toBe(0);
    await page.getByRole('group', { name: 'Rows of the time line' }).getByRole('button', { name: 'Highlights' }).click();
    await page.getByRole('button', { name: 'Play in a row' }).click();
    await page.getByText(/^Highlight 1 of \d+$/).waitFor();
    await page.waitForFunction(() => document.querySelector('video')?.paused === false);
    await keepPicture(page, 'highlights');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('is a storyboard, on a page to print too', async () => {
    await open('storyboard');
    await make();
    const pictures = await page.getByRole('list', { name: 'Storyboard' }).getByRole('button').count();
    await keepPicture(page, 'storyboard');
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await readFile(await (await download('Save', 'Shot list (CSV)')).path(), 'utf8')).toContain(',');
    await page.getByRole('link', { name: 'To print' }).click();
    await page.getByRole('button', { name: 'Print' }).waitFor();
    expect(await page.getByRole('list', { name: 'Storyboard' }).getByRole('img').count()).toBe(pictures);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
    await keepPicture(page, 'storyboard-print');
    await page.emulateMedia({ media: 'screen' });
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('is the quality of picture and sound', async () => {
    await open('quality');
    await make();
    await page.getByText('LUFS').waitFor();
    await keepPicture(page, 'quality');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('are pictures of the sound, in which a click seeks', async () => {
    await open('sound');
    await make();
    const waveform = page.getByRole('img', { name: /^Waveform/ });
    await waveform.waitFor();
    expect(await waveform.evaluate((image) => image instanceof HTMLImageElement && image.complete ? image.naturalWidth : 0)).toBeGreaterThan(100);
    await waveform.click({ position: { x: 400, y: 40 } });
    await expect.poll(async () => await playbackTime(page)).toBeGreaterThan(3);
    await keepPicture(page, 'sound-pictures');
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

describe('what needs a language model', () => {
  it('is a summary, and captions that stand on the time line', async () => {
    await open('summary');
    await page.getByText(/About \d+ calls? of the language model/).waitFor();
    await make();
    await page.getByText('Something happens.').first().waitFor();
    await keepPicture(page, 'summary');
    expect(await accessibilityProblems(page)).toEqual([]);
    await open('captions');
    await make();
    await page.getByRole('list', { name: 'Captions' }).getByRole('button').first().waitFor();
    await page.locator('[data-lane="captions:brief"]').waitFor({ state: 'attached' });
    await keepPicture(page, 'captions');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('is a translation, to read and to take along as subtitles', async () => {
    model.play(({ lastText }) => ({ text: JSON.stringify({ lines: [...lastText.matchAll(/^(\d+) (.+)$/gmu)].map(([, number, text = '']) => ({ number: Number(number), text: `Auf Deutsch: ${text}` })) }) }));
    await open('translation');
    await page.getByRole('combobox', { name: 'Translate into' }).selectOption({ label: 'German' });
    await make();
    await page.getByRole('list', { name: 'Translated lines' }).getByText(/^Auf Deutsch: /u).first().waitFor();
    await keepPicture(page, 'translation');
    expect(await accessibilityProblems(page)).toEqual([]);
    const file = await download('Subtitle files', 'Subtitles (SRT)');
    expect(file.suggestedFilename()).toBe('spoken tones de.srt');
    expect(await readFile(await file.path(), 'utf8')).toMatch(/^1\n00:00:0\d,\d{3} --> 00:00:\d\d,\d{3}\nAuf Deutsch: /u);
    model.play(plainReplies(0));
  });

  it('tells why it failed, and is tried again', async () => {
    model.play(() => ({ status: 401, message: 'wrong key' }));
    await open('actions');
    await page.getByRole('button', { name: 'Make it' }).click();
    await page.getByText(/may not be used/).waitFor({ timeout: 60_000 });
    await keepPicture(page, 'insight-failed');
    expect(await accessibilityProblems(page)).toEqual([]);
    model.play(plainReplies(0));
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('button', { name: 'Make again' }).waitFor({ timeout: 60_000 });
  });

  it('is cancelled while it is made', async () => {
    model.play(() => ({ silent: true }));
    await open('captions');
    await page.getByRole('button', { name: 'Detailed' }).click();
    await page.getByRole('button', { name: 'Make it' }).click();
    await page.getByRole('progressbar', { name: 'Progress' }).waitFor();
    await keepPicture(page, 'insight-running');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Cancelled.').waitFor();
    await page.getByRole('button', { name: 'Make it' }).waitFor();
    expect(await page.getByRole('progressbar', { name: 'Progress' }).count()).toBe(0);
    model.play(plainReplies(0));
  });

  it('is a thing that is looked for', async () => {
    await open('track');
    await page.getByRole('textbox', { name: 'What to track' }).fill('orange wall');
    await page.getByRole('button', { name: 'Use' }).click();
    await make();
    await keepPicture(page, 'track');
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

describe('a report', () => {
  const rows = ({ messages }: SeenRequest) => [...messages.map(({ text }) => text).join('\n').matchAll(/^\[(\d+)\] “/gmu)].map(([, number]) => Number(number))
    .map((moment) => ({ cells: [{ field: 'What', value: `thing ${moment}`, moment }, { field: 'How long', value: 2.5, moment }] }));

  it('is priced, stopped, gone on with, and kept; its cells open their moments', async () => {
    model.play(() => ({ silent: true }));
    await page.goto(`${app.url}/reports`);
    await page.getByLabel('What every row is').fill('Everything that is said');
    await page.getByLabel('Name of column 1').fill('What');
    await page.getByRole('button', { name: 'Add a column' }).click();
    await page.getByLabel('Name of column 2').fill('How long');
    await page.getByLabel('Kind of column 2').selectOption('Number');
    await page.getByLabel('Unit of column 2').fill('s');
    await page.getByText(/moments? · About \d+ calls? of the language model/u).waitFor();
    await keepPicture(page, 'report-form');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Make it' }).click();
    await page.getByRole('progressbar', { name: 'Progress' }).waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    model.play((request) => ({ text: JSON.stringify({ rows: rows(request) }) }));
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('row').nth(1).waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: 'Delete this report' }).waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Table (CSV)' }).click()]);
    expect(await readFile(await file.path(), 'utf8')).toContain('What,What rests on,How long (s),How long rests on');
    await checkEveryLook(app, 'report', { path: new URL(page.url()).pathname + new URL(page.url()).search, ready: async (one) => await one.getByRole('row').nth(1).waitFor() });
    await page.getByRole('row').nth(1).getByRole('link').first().click();
    await page.waitForURL(/\/videos\/[0-9a-f]+\?t=/u);
    model.play(plainReplies(0));
  });
});

describe('the looks of it', () => {
  it('fit a desktop and a phone, in light and dark', async () => {
    await checkEveryLook(app, 'insights', { path: `${path}?see=chapters`, ready: async (one) => await one.getByRole('list', { name: 'Chapters' }).waitFor() });
    await checkEveryLook(app, 'storyboard-page', { path: `${path}/storyboard`, ready: async (one) => await one.getByRole('list', { name: 'Storyboard' }).waitFor() });
  });

  it('gives the browser nothing to complain about', () => {
    expect(app.complaints).toEqual([]);
  });
});
