/// <reference lib="dom" />
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const FOLDER = join(import.meta.dirname, '..', 'screenshots');

/** Keeps a picture of the page for people to look at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete), undefined, { timeout: 10_000 });
  await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled' });
}

/** What axe finds wrong with the page, as lines that say where. */
export async function accessibilityProblems(page: Page): Promise<readonly string[]> {
  // In the page itself: what gathers the findings of frames, in a page of its own, takes as long again, and there are none.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`));
}

/** Pixels by which the page is wider than its window; 0 when nothing sticks out. */
export const overflow = async (page: Page): Promise<number> =>
  await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
