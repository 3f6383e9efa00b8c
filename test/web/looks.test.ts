/// <reference lib="dom" />
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Page } from 'playwright-core';
import { DESKTOP, openApp, PHONE } from './support/app.ts';
import type { App } from './support/app.ts';
import { checkEveryLook } from './support/every-look.ts';
import { pressOn, tabTo } from './support/keyboard.ts';
import { accessibilityProblems, keepPicture, overflow } from './support/look.ts';

let app: App;

beforeAll(async () => {
  app = await openApp(inject('filmLibrary'));
});
afterAll(async () => await app?.[Symbol.asyncDispose]());

const videoPath = async (title: string): Promise<string> => {
  const { videos } = (await (await fetch(`${app.url}/api/videos`)).json()) as { readonly videos: readonly { readonly id: string; readonly title: string }[] };
  return `/videos/${videos.find((video) => video.title === title)?.id ?? ''}`;
};

describe('every page, on a desktop and a phone, in light and dark', () => {
  it.each([
    ['library', '/', 'three colours'],
    ['library-list', '/?layout=list', 'three colours'],
    ['search', '/search?q=blue', /moments? in/],
    ['search-no-match', '/search?q=a+purple+elephant&modality=speech', /Nothing (really matches|found)/],
    ['search-empty', '/search', 'What do you remember?'],
    ['eval', '/eval', 'Nothing was judged yet'],
    ['sign-in', '/sign-in', 'This library is protected'],
    ['not-found', '/nowhere', 'There is nothing here'],
  ] as const)('%s', async (name, path, words) => {
    await checkEveryLook(app, name, { path, ready: async (page) => await page.getByRole('main').getByText(words).first().waitFor() });
  });

  it('ask', async () => {
    await checkEveryLook(app, 'ask', { path: '/ask', ready: async (page) => await page.getByRole('main').getByRole('textbox').first().waitFor() });
  });

  it('player', async () => {
    await checkEveryLook(app, 'player', { path: await videoPath('three colours'), ready: async (page) => await page.getByRole('heading', { level: 1, name: 'three colours' }).waitFor() });
  });

  it('map of where films were recorded, with the same as a list', async () => {
    const PLACES: Readonly<Record<string, object>> = {
      'radio play': { place: 'Tokyo, Japan', location: { latitude: 35.68, longitude: 139.69 } }, 'spoken tones': { place: 'Lyon, France', location: { latitude: 45.764, longitude: 4.8357 } },
      'three colours': { place: 'Lyon, France', location: { latitude: 45.75, longitude: 4.85 } },
    };
    const given = (await (await fetch(`${app.url}/api/videos`)).json()) as { readonly videos: readonly { readonly title: string }[] };
    for (const [device, options] of [['phone', PHONE], ['desktop', DESKTOP]] as const) {
      const page = await app.openPage(options);
      await page.route('**/api/videos', async (route) => await route.fulfill({ json: { videos: given.videos.map((video) => ({ ...video, ...PLACES[video.title] })) } }));
      await page.goto(`${app.url}/browse`);
      await page.getByRole('navigation', { name: 'Browse' }).getByRole('link', { name: 'Map' }).click();
      const map = page.getByRole('group', { name: 'Map' });
      await map.getByRole('button', { name: 'Lyon, France: 2 videos', pressed: true }).waitFor();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await keepPicture(page, `map-${device}-${colorScheme}`);
        expect([await overflow(page), await accessibilityProblems(page)]).toEqual([0, []]);
      }
      await page.getByRole('list', { name: 'Places' }).getByRole('button', { name: /Tokyo/u }).press('Enter');
      expect(await page.getByRole('list', { name: 'Tokyo, Japan' }).getByRole('link').allTextContents()).toEqual([expect.stringContaining('radio play')]);
      await map.getByRole('button', { name: 'Nearer' }).click();
      await map.getByRole('button', { name: /Tokyo/u }).waitFor();
      expect(await page.getByRole('link', { name: 'Search near there' }).getAttribute('href')).toBe('/search?q=near%3A%22Tokyo%22');
      await page.context().close();
    }
  });

  it('fits a window that is zoomed to 200 %', async () => {
    // A window of 1360 pixels at 200 % has 680 of them for the page.
    const page = await app.openPage({ viewport: { width: 680, height: 425 }, deviceScaleFactor: 2 });
    for (const path of ['/', '/?layout=list', '/search?q=blue', '/eval', '/ask']) {
      await page.goto(app.url + path);
      await page.getByRole('main').waitFor();
      await page.waitForTimeout(800);
      expect(await overflow(page), path).toBe(0);
    }
    await keepPicture(page, 'zoomed');
    await page.context().close();
  });
});

/** Buttons that are seen and whose words do not fit into them; words that are shortened with … on purpose are not meant. */
const cutButtons = async (page: Page): Promise<readonly string[]> =>
  await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('button, a, [role=tab]')]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.clientWidth > 0 && getComputedStyle(one).display !== 'inline')
    .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.querySelector('.truncate') === null && !one.classList.contains('truncate') && !one.classList.contains('sr-only'))
    .map((one) => one.innerText || one.outerHTML.slice(0, 120)));

/** What the page says of settings in the very words of the server. */
const englishSettings = async (page: Page): Promise<readonly string[]> => {
  const { settings } = (await (await fetch(`${app.url}/api/settings`)).json()) as { readonly settings: readonly { readonly means: string; readonly change?: object }[] };
  await page.getByText('FRAMESEEK_INDEX_HOURS').first().waitFor({ state: 'attached' });
  const shown = await page.getByRole('main').textContent() ?? '';
  return settings.filter(({ change, means }) => change !== undefined && shown.includes(means)).map(({ means }) => means);
};

describe('in another language', () => {
  it('is what is chosen beside the status of the server, at once and from then on', async () => {
    const page = await app.openPage();
    await page.goto(app.url);
    await pressOn(page, /^Status/u);
    await page.getByRole('combobox', { name: 'Language of the interface' }).waitFor();
    await tabTo(page, /^Language of the interface$/u);
    await page.keyboard.type('Deutsch');
    await page.getByRole('heading', { level: 1, name: 'Mediathek' }).waitFor();
    await page.goto(`${app.url}/search?q=blue`);
    await page.getByRole('combobox', { name: 'Deine Videos durchsuchen' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    expect(await page.title()).toBe('blue · Frameseek');
    await page.context().close();
  });

  it.each([
    ['de', 'de-DE', 'Mediathek'],
    ['ja', 'ja-JP', 'ライブラリ'],
  ])('fits a desktop and a phone in %s, which the browser asks for', async (lang, locale, library) => {
    for (const [size, options] of [['desktop', DESKTOP], ['phone', PHONE]] as const) {
      const page = await app.openPage({ ...options, locale });
      const paths = { library: '/', search: '/search?q=blue', player: await videoPath('three colours'), settings: '/settings' };
      for (const [name, path] of Object.entries(paths)) {
        await page.goto(app.url + path);
        await page.getByRole('main').getByRole('heading').or(page.getByRole('main').getByRole('textbox')).first().waitFor();
        await page.waitForLoadState('networkidle');
        if (name === 'library') await page.getByRole('heading', { level: 1, name: library }).waitFor();
        await keepPicture(page, `language-${lang}-${name}-${size}`);
        const unfilled = /\{\w+\}/u.exec(await page.getByRole('main').innerText())?.[0];
        expect([await page.locator('html').getAttribute('lang'), await overflow(page), await cutButtons(page), unfilled], `${name} on a ${size} in ${lang}`).toEqual([lang, 0, [], undefined]);
        if (name !== 'library') expect(await accessibilityProblems(page), `${name} on a ${size} in ${lang}`).toEqual([]);
        if (name === 'settings') expect(await englishSettings(page)).toEqual([]);
      }
      await page.context().close();
    }
  });
});

describe('the content security policy', () => {
  it('allows scripts and styles only with the nonce of the answer, and nothing from elsewhere', async () => {
    const [first, second] = await Promise.all([fetch(app.url), fetch(`${app.url}/search?q=blue`)]);
    const policy = first.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'/);
    expect(policy).toMatch(/style-src 'self' 'nonce-[^']+'/);
    for (const rule of ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'", "connect-src 'self'"]) expect(policy).toContain(rule);
    expect(policy).not.toMatch(/unsafe-|https?:|\*/);
    expect(second.headers.get('content-security-policy')).not.toBe(policy);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    const scripts = [...(await first.text()).matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
    expect(scripts.length).toBeGreaterThan(0);
    for (const tag of scripts) expect(tag).toContain(`nonce="${nonce}"`);
  });

  it('stops a script that was smuggled into the page, and shows text from videos as text', async () => {
    app.complaints.splice(0);
    const page = await app.openPage(DESKTOP);
    const path = await videoPath('radio play');
    const title = '<img src=x onerror="window.smuggled=1"><script>window.smuggled=1</script>';
    await fetch(`${app.url}/api${path}`, { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ title }) });
    await page.goto(app.url);
    await page.getByRole('link', { name: title }).waitFor();
    await page.goto(`${app.url}${path}`);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(app.complaints).toEqual([]);
    await page.evaluate(() => {
      const script = document.createElement('div');
      script.innerHTML = '<img src="data:," onerror="window.smuggled=1">';
      document.body.append(script);
    });
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => 'smuggled' in window)).toBe(false);
    expect(app.complaints.splice(0).join(' ')).toContain('Content Security Policy');
    await page.context().close();
  });
});

describe('when something is missing', () => {
  it('says which ways of finding are off and how to turn them on', async () => {
    const page = await app.openPage(DESKTOP);
    await page.goto(app.url);
    await page.getByRole('button', { name: /^Status/ }).click();
    await page.getByText('fixture/clip-colours').waitFor();
    await keepPicture(page, 'status');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.context().close();
  });

  it('complained about nothing else', () => {
    // The browser itself reports pages and videos that are not there.
    expect(app.complaints.filter((text) => !text.includes('404'))).toEqual([]);
  });
});
