import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const PLACES = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The Chromium of this machine, if it has one. */
export const chromiumPath = PLACES.find((path): path is string => path !== undefined && path !== '' && existsSync(path));

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
