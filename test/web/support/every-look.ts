import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { DESKTOP, PHONE } from './app.ts';
import type { App } from './app.ts';
import { accessibilityProblems, keepPicture, overflow } from './look.ts';

const LOOKS = [
  ['desktop-light', { ...DESKTOP, colorScheme: 'light' }],
  ['desktop-dark', { ...DESKTOP, colorScheme: 'dark' }],
  ['phone-light', { ...PHONE, colorScheme: 'light' }],
  ['phone-dark', { ...PHONE, colorScheme: 'dark' }],
] as const;

/**
 * Looks at a page on a desktop and on a phone of 360 pixels, in light and in dark: axe finds nothing, nothing sticks out
 * sideways, and a picture is kept. `ready` waits until the page shows what it is for.
 */
export async function checkEveryLook(app: App, name: string, { path, ready }: { readonly path: string; readonly ready: (page: Page) => Promise<unknown> }): Promise<void> {
  for (const [look, options] of LOOKS) {
    const page = await app.openPage(options);
    await page.goto(app.url + path);
    await ready(page);
    await keepPicture(page, `${name}-${look}`);
    expect(await overflow(page), `${name} on ${look} is wider than its window`).toBe(0);
    expect(await accessibilityProblems(page), `${name} on ${look}`).toEqual([]);
    await page.context().close();
  }
}
