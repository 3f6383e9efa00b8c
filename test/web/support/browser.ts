import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { findChromium } from '../../../scripts/setup/chromium.mjs';

/** The Chromium of this machine, if it has one, else the one that Playwright fetched. */
const chromiumPath = [findChromium(), chromium.executablePath()].find((path) => path !== undefined && existsSync(path));

/** A browser that asks nothing of the network by itself. Playwright gives it a new profile. */
export const openBrowser = async (): Promise<Browser> => {
  if (chromiumPath === undefined) throw new Error('There is no Chromium here. Install it, or name it in CHROMIUM_PATH.');
  return await chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--mute-audio',
    ],
  });
};
