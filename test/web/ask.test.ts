import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { plainReplies } from '../language/plain-replies.ts';
import { startScriptedServer } from '../language/scripted-server.ts';
import type { ScriptedServer } from '../language/scripted-server.ts';
import { openApp } from './support/app.ts';
import type { App } from './support/app.ts';
import { checkEveryLook } from './support/every-look.ts';
import { accessibilityProblems, keepPicture } from './support/look.ts';
import { playbackTime } from './support/video-facts.ts';

/** Milliseconds between the words of the model, so that an answer can be seen to arrive. */
const WORD_MS = 80;
/** What is said in the films. */
const SAID = 'Waves crash against the rocks on the beach';

let app: App;
let model: ScriptedServer;
let page: Page;

beforeAll(async () => {
  model = await startScriptedServer(plainReplies(WORD_MS));
  app = await openApp(inject('filmLibrary'), { env: model.env });
  page = await app.openPage();
});
afterAll(async () => {
  await app?.[Symbol.asyncDispose]();
  await model?.[Symbol.asyncDispose]();
});

const answers = (): Locator => page.getByRole('article', { name: 'Answer' });
const costs = (): Locator => page.locator('[data-cost]');
const ask = async (question: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Question' }).fill(question);
  await page.keyboard.press('Enter');
};
/** Asks and waits for the whole answer. */
const askAndWait = async (question: string): Promise<Locator> => {
  const before = await costs().count();
  await ask(question);
  await costs().nth(before).waitFor();
  return answers().last();
};
const newConversation = async (): Promise<void> => {
  await page.goto(`${app.url}/ask`);
  await page.getByRole('textbox', { name: 'Question' }).waitFor();
};

describe('a conversation with the library', () => {
  it('explains itself while nothing has been asked', async () => {
    await newConversation();
    await page.getByRole('heading', { name: 'Ask, and see where the answer comes from' }).waitFor();
    await keepPicture(page, 'ask-empty');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('shows the answer while it arrives, its steps, its evidence and what it cost', async () => {
    await ask('Do waves crash on the beach?');
    const answer = answers().first();
    await answer.locator('p', { hasText: 'there are' }).waitFor();
    expect(await answer.getAttribute('aria-busy')).toBe('true');
    expect(await costs().count()).toBe(0);
    await keepPicture(page, 'ask-streaming');
    await costs().waitFor();
    expect(await answer.textContent()).toContain(SAID);
    expect(await costs().textContent()).toMatch(/compatible\/scripted · [\d,]+ tokens · \d+ frames? sent/);
    await answer.getByText(/\d steps? in/).click();
    await answer.getByText(/^Searched/).first().waitFor();
    expect(await answer.locator('[data-evidence]').count()).toBeGreaterThan(0);
    await keepPicture(page, 'ask-answer');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('keeps the conversation in the address and in the list', async () => {
    expect(new URL(page.url()).searchParams.get('chat')).not.toBeNull();
    await page.getByRole('list', { name: 'Earlier conversations' }).getByRole('link', { name: /Do waves crash on the beach\?/ }).waitFor();
  });

  it('shows the frame of a citation under the pointer', async () => {
    await answers().first().locator('[data-citation]').first().hover();
    await page.locator('[data-side]').getByText('spoken tones').waitFor();
    expect(await page.locator('[data-side]').locator('img').count()).toBeGreaterThan(0);
    await keepPicture(page, 'ask-citation');
    await page.mouse.move(5, 5);
  });

  it('plays a citation that is clicked, with the conversation beside the player', async () => {
    await answers().first().getByRole('link', { name: /^Source \d+: spoken tones/ }).first().click();
    await page.waitForURL(/\/videos\/.*t=/);
    const at = Number(new URL(page.url()).searchParams.get('t'));
    await page.getByRole('heading', { level: 1, name: 'spoken tones' }).waitFor();
    await expect.poll(async () => await playbackTime(page)).toBeGreaterThanOrEqual(at - 0.05);
    await page.waitForFunction(() => document.querySelector('video')?.paused === false);
    await answers().first().getByText(SAID).first().waitFor();
    await keepPicture(page, 'ask-beside-player');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('goes on with a follow-up, whose citations play in the same player', async () => {
    const answer = await askAndWait('And what is said before that?');
    await answer.getByText(/^Understood as/).filter({ visible: true }).first().waitFor();
    await page.evaluate(() => document.querySelector('video')?.pause());
    const citation = answer.getByRole('link', { name: /^Source/ }).first();
    const path = new URL(page.url()).pathname;
    await citation.click();
    await page.waitForFunction(() => document.querySelector('video')?.paused === false);
    expect(new URL(page.url()).pathname).toBe(path);
  });

  it('is still there after the page is loaded again', async () => {
    await page.reload();
    await answers().nth(1).waitFor();
    expect(await page.getByText('You asked:').count()).toBe(2);
    // With two answers on the page, too, each landmark has a name of its own.
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await answers().first().textContent()).toContain(SAID);
    await page.goto(`${app.url}/ask`);
    await page.getByRole('link', { name: /Do waves crash on the beach\?/ }).click();
    await answers().nth(1).waitFor();
  });

  it('is renamed and deleted', async () => {
    await page.getByRole('button', { name: /^What to do with “Do waves crash/ }).click();
    await page.getByRole('menuitem', { name: 'Rename…' }).click();
    await page.getByRole('textbox', { name: 'Title' }).fill('The seaside');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'The seaside' }).waitFor();
    await expect.poll(() => page.title()).toBe('The seaside · Frameseek');
    await page.getByRole('button', { name: 'What to do with “The seaside”' }).click();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    await keepPicture(page, 'ask-delete');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('What you ask is kept here.').waitFor();
    await page.getByRole('heading', { level: 1, name: 'New conversation' }).waitFor();
  });
});

describe('what is not as it should be', () => {
  it('is told of sentences that rest on nothing, to everybody', async () => {
    await newConversation();
    model.play([{ text: 'Waves crash on the beach [1]. A dragon flies by. It lands twice [77].' }]);
    const answer = await askAndWait('What happens on the beach with the waves?');
    expect(await answer.locator('[data-ungrounded]').allTextContents()).toEqual(['not grounded: no source is given', 'not grounded: the source named does not exist']);
    await keepPicture(page, 'ask-ungrounded');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('never becomes part of the page: what a model writes is text', async () => {
    await newConversation();
    model.play([{ text: 'See <img src=x onerror="document.title=1"> and <b>this</b> [1].' }]);
    const answer = await askAndWait('Do waves crash on the beach, and how?');
    expect(await answer.textContent()).toContain('<img src=x onerror="document.title=1">');
    expect(await answer.locator('img[src="x"], b').count()).toBe(0);
  });

  it('is stopped at a click, and what was written stays', async () => {
    await newConversation();
    model.play([{ text: `Waves ${'crash and crash '.repeat(200)}[1].`, pieceMs: WORD_MS }]);
    await ask('Do waves crash on the beach for long?');
    await answers().first().getByText(/crash and crash/).waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('button', { name: 'Ask', exact: true }).waitFor();
    expect(await answers().first().textContent()).toContain('Waves crash and crash');
    await answers().first().getByText(/[Ss]topped/).waitFor();
  });

  it('is told when the videos show nothing of the kind, with what comes nearest', async () => {
    await newConversation();
    model.play(() => ({ text: 'The videos do not show that.' }));
    const answer = await askAndWait('Which zebra wins the chess tournament?');
    await answer.getByText('Nothing in the videos fits the question.').waitFor();
    await keepPicture(page, 'ask-nothing');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('is told when the model refuses the key', async () => {
    await newConversation();
    model.play(() => ({ status: 401, message: 'wrong key' }));
    await ask('Do waves crash on the beach at noon?');
    await page.getByText(/may not be used/).first().waitFor();
    await keepPicture(page, 'ask-refused');
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

describe('the looks of it', () => {
  it('fit a desktop and a phone, in light and dark', async () => {
    await newConversation();
    model.play(plainReplies(0));
    await askAndWait('What do the waves do on the beach?');
    const { pathname, search } = new URL(page.url());
    await checkEveryLook(app, 'ask', { path: pathname + search, ready: async (one) => await one.locator('[data-cost]').waitFor() });
  });

  it('gives the browser nothing to complain about', () => {
    expect(app.complaints).toEqual([]);
  });
});
