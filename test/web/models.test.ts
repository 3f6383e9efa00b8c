import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startHub, type Hub } from '../hub.ts';
import { FIXTURE_PREFERENCES, fixtureFiles, fixtureModels } from '../models.ts';
import { openApp, PHONE, type App } from './support/app.ts';
import { checkEveryLook } from './support/every-look.ts';
import { pressOn } from './support/keyboard.ts';
import { accessibilityProblems, keepPicture, overflow } from './support/look.ts';

const WHISPER = 'fixture/whisper-fixed_timestamped';
const ENCODER = `${WHISPER}/onnx/encoder_model.onnx`;
/** In the list, with its published size; this hub does not have it. */
const MINILM = 'Xenova/all-MiniLM-L6-v2';
const STALL_AT = 20_000;
/** Milliseconds in which a busy computer has indexed a short film. */
const soon = { timeout: 60_000 };

let folder: string;
let hub: Hub;
let app: App;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frameseek-hub-'));
  const models = join(folder, 'models');
  for (const name of ['fixture/clip-colours', ...FIXTURE_PREFERENCES.tagger]) await cp(join(await fixtureModels(), name), join(models, name), { recursive: true });
  const files = await fixtureFiles(WHISPER, [
    'config.json', 'generation_config.json', 'preprocessor_config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/encoder_model.onnx', 'onnx/decoder_model_merged.onnx',
  ]);
  hub = await startHub({ files: { [WHISPER]: files }, faults: { '*': { kind: 'status', status: 404 } } });
  await mkdir(join(folder, 'library'));
  const env = { FRAMESEEK_OFFLINE: 'false', HF_ENDPOINT: hub.url, FRAMESEEK_MODELS: models, FRAMESEEK_CACHE: join(folder, 'kept'), FRAMESEEK_SENTENCES_MODEL: MINILM };
  app = await openApp({ films: inject('filmLibrary').films, library: join(folder, 'library') }, { env });
  page = await app.openPage();
});
afterAll(async () => {
  await app?.[Symbol.asyncDispose]();
  await hub?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const status = (): Locator => page.getByRole('dialog', { name: 'Status' });
const part = (name: string): Locator => status().getByRole('listitem').filter({ hasText: new RegExp(`^${name} ·`) });

describe('a model that is not here', () => {
  it('is offered where its part is said to be off, with size, licence and place; the button says what the panel says', async () => {
    await fetch(`${app.url}/api/videos`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ paths: [join(inject('filmLibrary').films, 'spoken tones.mp4')] }),
    });
    await expect.poll(async () => await (await fetch(`${app.url}/api/jobs`)).text(), soon).toMatch(/"state":"done","priority"/u);
    await page.goto(app.url);
    await page.getByRole('article', { name: 'spoken tones' }).getByText('searchable without speech').waitFor();
    const button = page.getByRole('button', { name: /^Status/ });
    await expect.poll(() => button.getAttribute('aria-label')).toMatch(/^Status: Ready · off: .*Speech/);
    await button.click();
    expect(`Status: ${await status().getByRole('heading', { level: 2 }).innerText()}`).toBe(await button.getAttribute('aria-label'));
    // Limited until it was tried, then off.
    await expect.poll(() => part('Speech').innerText()).toMatch(/^Speech · (?:off|limited)[^]*licence: unknown\s+Kept in .*kept/u);
    expect(await part('Meaning of words').innerText()).toMatch(/all-MiniLM-L6-v2 · 24 MB · licence: Apache-2.0/u);
    await keepPicture(page, 'models-offered');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('says why it could not be had, and is asked for again', async () => {
    await part('Meaning of words').getByRole('button', { name: `Download ${MINILM}` }).click();
    await part('Meaning of words').getByRole('alert').getByText(/does not have this file/).waitFor();
    expect(await part('Meaning of words').getByRole('button', { name: `Try again ${MINILM}` }).isEnabled()).toBe(true);
  });

  it('comes at one click, shows how far it is, is stopped, and goes on where it was', async () => {
    hub.misbehave({ [ENCODER]: { kind: 'stall', afterBytes: STALL_AT } });
    await part('Speech').getByRole('button', { name: `Download ${WHISPER}` }).click();
    await part('Speech').getByRole('progressbar', { name: `Download of ${WHISPER}` }).waitFor();
    await part('Speech').getByText(/^6\d KB$/).waitFor();
    await keepPicture(page, 'models-coming');
    await part('Speech').getByRole('button', { name: `Stop the download of ${WHISPER}` }).click();
    await part('Speech').getByText(/6\d KB here; it goes on from there/).waitFor();
    hub.misbehave({});
    await part('Speech').getByRole('button', { name: `Go on ${WHISPER}` }).click();
    await part('Speech').getByText(`Speech · on · ${WHISPER}`).waitFor();
    expect(hub.requests).toContain(`${ENCODER}@${STALL_AT}`);
  });

  it('has what the films lacked for want of it made up for', async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('article', { name: 'spoken tones' }).getByText(/ · searchable$/).waitFor(soon);
    await page.goto(`${app.url}/search?q=waves`);
    await expect.poll(() => page.locator('[data-result]').count()).toBeGreaterThan(0);
  });
});

it('parts and models have a page of their own, which the status leads to', async () => {
  const phone = await app.openPage(PHONE);
  await phone.goto(app.url);
  await phone.getByRole('button', { name: /^Status/ }).click();
  expect(await overflow(phone)).toBe(0);
  await keepPicture(phone, 'models-offered-phone');
  await pressOn(phone, /^Parts and models$/u);
  await phone.getByRole('heading', { name: 'Parts and models', level: 1 }).waitFor();
  // What leads there does not stay above it, where Tab would never leave it.
  await phone.getByRole('dialog', { name: 'Status' }).waitFor({ state: 'detached' });
  await phone.context().close();
  const ready = async (one: Page): Promise<void> => await one.getByText(`${WHISPER} · serves`).waitFor();
  await checkEveryLook(app, 'settings', { path: '/settings', ready });
});
