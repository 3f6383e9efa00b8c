import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { binaries, pathWith, root, run, tail } from '../tools.mjs';
import { installPackage } from './system-package.mjs';

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const APPLICATIONS = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'];

/** Where the browser for the tests is; undefined when there is none. `CHROMIUM_PATH` names another one. */
export const findChromium = () => {
  const folders = ['/usr/bin', '/usr/local/bin', '/snap/bin', join(root, 'node_modules', '.cache', 'chromium')];
  const places = folders.flatMap((folder) => PROGRAMS.map((program) => join(folder, program)));
  return [process.env.CHROMIUM_PATH, ...places, ...APPLICATIONS].find((path) => path && existsSync(path));
};

/** Makes sure that there is a Chromium for the tests of the web app. */
export const chromium = async (announce) => {
  const found = findChromium();
  if (found !== undefined) return { ok: true, says: found };
  const failure = await installPackage({ apt: 'chromium' }, announce);
  const now = findChromium();
  if (now !== undefined) return { ok: true, says: `${now}, installed` };
  announce('fetching the one of Playwright');
  const { code, output } = await run(join(binaries, 'playwright-core'), ['install', 'chromium'], { env: { ...process.env, PATH: pathWith() } });
  if (code === 0) return { ok: true, says: 'the one of Playwright' };
  return { ok: false, says: `not found; ${failure ?? ''}\n${tail(output, 3)}\n    Install Chromium or Chrome, or set CHROMIUM_PATH` };
};
