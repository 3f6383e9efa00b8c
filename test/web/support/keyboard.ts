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

/** Presses Enter on what has this name, which is gone to with Tab. */
export const pressOn = async (page: Page, name: RegExp): Promise<void> => {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
};

/** Types into the dialog that asks for a collection's name and folder; what is not given stays as it is. */
export const nameCollection = async (page: Page, { name, folder }: { readonly name?: string; readonly folder: string }): Promise<void> => {
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).and(page.locator(':focus')).waitFor();
  if (name !== undefined) await page.keyboard.type(name);
  await page.keyboard.press('Tab');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(folder);
  await page.keyboard.press('Enter');
};
