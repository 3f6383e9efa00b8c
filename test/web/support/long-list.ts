/// <reference lib="dom" />
import type { Page } from 'playwright-core';

/** The query that `answerWithMany` answers. */
export const MANY = 'many';

/** Makes the search for `MANY` find `count` moments: the API itself gives a hundred at most. */
export async function answerWithMany(page: Page, url: string, count: number): Promise<void> {
  const { moments: [real] } = (await (await fetch(`${url}/api/search?q=blue&limit=1`)).json()) as { readonly moments: readonly object[] };
  const moments = Array.from({ length: count }, (_, index) => ({ ...real, start: index, end: index + 1 }));
  const answer = { query: MANY, match: true, tookMs: 1, moments };
  await page.route(new RegExp(`search/events\\?q=${MANY}`, 'u'), async (route) => await route.fulfill({
    contentType: 'text/event-stream', body: (['words', 'all'] as const).map((stage) => `data: ${JSON.stringify({ stage, ...answer })}\n\n`).join(''),
  }));
}

export interface Scrolled {
  /** Milliseconds of the main thread's own time a frame, so that what else runs on the machine does not count. */
  readonly each: number;
  readonly frames: number;
  /** Most cards that were in the page at a time. */
  readonly most: number;
  /** Pixels of the whole page. */
  readonly height: number;
}

/** Scrolls for two seconds, 200 pixels a frame: far more than fingers and wheels do. */
export async function scrollThrough(page: Page): Promise<Scrolled> {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async (): Promise<number> =>
    ((await client.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
  const before = await spent();
  const scrolled = await page.evaluate(scroll);
  const each = (await spent() - before) / scrolled.frames;
  await client.detach();
  return { ...scrolled, each };
}

const scroll = async (): Promise<Omit<Scrolled, 'each'>> => {
  let [frames, most] = [0, 0];
  for (const start = performance.now(); performance.now() - start < 2_000; frames += 1) {
    window.scrollBy(0, 200);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    most = Math.max(most, document.querySelectorAll('[data-result]').length);
  }
  return { frames, most, height: document.documentElement.scrollHeight };
};
