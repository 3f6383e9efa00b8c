/// <reference lib="dom" />
import type { Page } from 'playwright-core';

/** Goes on with Tab until something of this name has the focus. */
export const tabTo = async (page: Page, name: RegExp): Promise<void> => {
  const reached: string[] = [];
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab');
    const [focused, isHidden] = await page.evaluate(() => {
      const { activeElement } = document;
      return [activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '', activeElement?.getBoundingClientRect().width === 0] as const;
    });
    if (name.test(focused) && !isHidden) return;
    reached.push(focused.slice(0, 30));
  }
  throw new Error(`Nothing called ${name} is reached with Tab, only ${[...new Set(reached)].join(', ')}.`);
};
