import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { DESKTOP, PHONE } from './app.ts';
import type { App } from './app.ts';
import { accessibilityProblems, keepPicture, overflow } from './look.ts';

const DEVICES = [['desktop', DESKTOP], ['phone', PHONE]] as const;

/**
 * Looks at a page on a desktop and on a phone of 360 pixels, in light and in dark: axe finds nothing, nothing sticks out
 * sideways, and a picture is kept. `ready` waits until the page shows what it is for. Light or dark is a matter of style alone,
 * so that one page shows both.
 */
export async function checkEveryLook(app: App, name: string, { path, ready }: { readonly path: string; readonly ready: (page: Page) => Promise<unknown> }): Promise<void> {
  for (const [device, options] of DEVICES) {
    const page = await app.openPage(options);
    await page.goto(app.url + path);
    await ready(page);
    for (const colorScheme of ['light', 'dark'] as const) {
      const look = `${name}-${device}-${colorScheme}`;
      await page.emulateMedia({ colorScheme });
      await keepPicture(page, look);
      expect(await overflow(page), `${look} is wider than its window`).toBe(0);
      expect(await accessibilityProblems(page), look).toEqual([]);
    }
    await page.context().close();
  }
}
