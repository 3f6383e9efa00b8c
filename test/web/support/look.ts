/// <reference lib="dom" />
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    readonly axe?: typeof axe;
  }
}

const FOLDER = join(import.meta.dirname, '..', 'screenshots');

/** Keeps a picture of the page for people to look at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete), undefined, { timeout: 10_000 });
  // PNG would take the browser three times as long.
  await page.screenshot({ path: join(FOLDER, `${name}.jpg`), type: 'jpeg', quality: 80, animations: 'disabled' });
}

const axeScript = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** What axe finds wrong with the page, as lines that say where. */
export async function accessibilityProblems(page: Page): Promise<readonly string[]> {
  if (page.frames().length > 1) throw new Error('This page has frames, into which axe has to be brought, too.');
  // Once for each document: to read the script takes longer than to look at the page.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeScript);
  const first = await axeSays(page);
  if (first.length === 0) return first;
  // A page that was just gone to has neither title nor heading for a moment: what is still wrong after it counts.
  await page.waitForTimeout(500);
  return await axeSays(page);
}

const axeSays = async (page: Page): Promise<readonly string[]> =>
  await page.evaluate(async () => {
    if (window.axe === undefined) throw new Error('axe is not in this page.');
    // What is right is not told in full, which would take as long again.
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`));
  });

/** Pixels by which the page is wider than its window; 0 when nothing sticks out. */
export const overflow = async (page: Page): Promise<number> =>
  await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
