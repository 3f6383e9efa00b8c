import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openApp } from './support/app.ts';
import type { App } from './support/app.ts';
import { accessibilityProblems, keepPicture } from './support/look.ts';

const PASSWORD = 'correct horse battery';
let app: App;
let page: Page;
beforeAll(async () => {
  app = await openApp(inject('filmLibrary'));
  page = await app.openPage();
});
afterAll(() => app?.[Symbol.asyncDispose]());

const signIn = async (on: Page, name: string, password = PASSWORD): Promise<void> => {
  await on.getByLabel('Name').fill(name);
  await on.getByLabel('Password').fill(password);
  await on.getByRole('button', { name: 'Sign in' }).click();
};
const add = async (name: string, password: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByLabel('Password', { exact: true }).fill(password);
};

describe('people', () => {
  it('are none on a new library; the first that is added is an admin and has to sign in', async () => {
    await page.goto(`${app.url}/access`);
    await page.getByText('Nobody has to sign in here').waitFor();
    await add('Ada', PASSWORD);
    await page.getByRole('button', { name: 'Add an admin' }).click();
    await page.waitForURL(/\/sign-in/);
    await signIn(page, 'Ada', 'a wrong password');
    await page.getByText('The name or the password is not right.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await signIn(page, 'Ada');
    await page.waitForURL(/\/access$/);
    await page.getByText('You are Ada, admin.').waitFor();
  });

  it('are added by an admin, and a viewer is offered nothing that they may not', async () => {
    await add('vera', PASSWORD);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('list', { name: 'People' }).getByText('vera').waitFor();
    await keepPicture(page, 'access');
    expect(await accessibilityProblems(page)).toEqual([]);
    const vera = await app.openPage();
    await vera.goto(app.url);
    await vera.waitForURL(/\/sign-in/);
    await signIn(vera, 'vera');
    await vera.getByRole('article').first().waitFor();
    await expect.poll(async () => await vera.getByRole('button', { name: /^Add/ }).count()).toBe(0);
    await vera.goto(`${app.url}/access`);
    await vera.getByText('You are vera, viewer.').waitFor();
    expect(await vera.getByRole('heading', { name: 'People', exact: true }).count()).toBe(0);
    await vera.context().close();
  });

  it('sees a token for a program once, and revokes it', async () => {
    await page.getByRole('textbox', { name: 'What the token is for' }).fill('import');
    await page.getByRole('button', { name: 'Make a token' }).click();
    const secret = await page.getByRole('textbox', { name: 'Token import' }).inputValue();
    expect((await fetch(`${app.url}/api/videos`, { headers: { authorization: `Bearer ${secret}` } })).status).toBe(200);
    await page.getByRole('button', { name: 'Revoke: import' }).click();
    await expect.poll(async () => (await fetch(`${app.url}/api/videos`, { headers: { authorization: `Bearer ${secret}` } })).status).toBe(401);
  });
});

describe('a link', () => {
  it('is made in the menu of a video, and shows it to whoever has it, without anything else', async () => {
    await page.goto(app.url);
    await page.getByRole('article').first().getByRole('button', { name: /^What to do with/ }).click();
    await page.getByRole('menuitem', { name: 'Share by a link…' }).click();
    await page.getByRole('button', { name: 'Make the link' }).click();
    const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
    expect(await accessibilityProblems(page)).toEqual([]);
    const guest = await app.openPage();
    const refused: string[] = [];
    guest.on('response', (answer) => void (answer.status() >= 400 && refused.push(answer.url())));
    await guest.goto(link);
    await guest.getByText('Shared with you until').waitFor();
    await guest.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 1);
    expect(await guest.getByRole('link').count()).toBe(0);
    expect(refused).toEqual([]);
    await keepPicture(guest, 'shared');
    expect(await accessibilityProblems(guest)).toEqual([]);
    await guest.context().close();

    await page.goto(`${app.url}/access`);
    await page.getByRole('button', { name: /^Revoke: / }).click();
    await expect.poll(async () => (await fetch(link.replace('/s/', '/api/shared/'))).status).toBe(401);
    const late = await app.openPage();
    await late.goto(link);
    await late.getByRole('heading', { name: 'Nothing to see here' }).waitFor();
    await late.context().close();
  });
});

it('signing out ends the session, wherever its cookie is kept', async () => {
  const [cookie] = (await page.context().cookies()).filter(({ name }) => name === 'frameseek_session');
  const ask = () => fetch(`${app.url}/api/videos`, { headers: { cookie: `frameseek_session=${cookie?.value ?? ''}` } });
  expect([cookie?.httpOnly, cookie?.sameSite, (await ask()).status]).toEqual([true, 'Strict', 200]);
  await page.goto(`${app.url}/access`);
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.waitForURL(/\/sign-in/);
  expect((await ask()).status).toBe(401);
});
