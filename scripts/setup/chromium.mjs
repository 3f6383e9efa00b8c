import { existsSync } from 'node:fs';
import path from 'node:path';
import { ownNode, pathWith, root, run, tail } from '../tools.mjs';
import { installPackage } from './system-package.mjs';

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const APPLICATIONS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
/** Below the folders in which Windows keeps programs. Edge comes with Windows. */
const WINDOWS_PROGRAMS = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

/** Where the browser for the tests is; undefined when there is none. `CHROMIUM_PATH` names another one. */
export const findChromium = ({ platform, env, exists } = { platform: process.platform, env: process.env, exists: existsSync }) =>
  [env.CHROMIUM_PATH, ...(PLACES[platform] ?? PLACES.linux)(env)].find((place) => place && exists(place));

const PLACES = {
  linux: () => ['/usr/bin', '/usr/local/bin', '/snap/bin'].flatMap((folder) => PROGRAMS.map((program) => `${folder}/${program}`)),
  darwin: () => APPLICATIONS.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`),
  win32: (env) => {
    const folders = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter(Boolean);
    return WINDOWS_PROGRAMS.flatMap((program) => folders.map((folder) => path.win32.join(folder, program)));
  },
};

/** Makes sure that there is a Chromium for the tests of the web app. */
export const chromium = async (announce) => {
  const found = findChromium();
  if (found !== undefined) return { ok: true, says: found };
  const failure = await installPackage({ apt: 'chromium', winget: 'Google.Chrome', choco: 'googlechrome' }, announce);
  const now = findChromium();
  if (now !== undefined) return { ok: true, says: `${now}, installed` };
  announce('fetching the one of Playwright');
  const program = path.join(root, 'node_modules', 'playwright-core', 'cli.js');
  const { code, output } = await run(ownNode, [program, 'install', 'chromium'], { env: { ...process.env, PATH: pathWith() } });
  if (code === 0) return { ok: true, says: 'the one of Playwright' };
  return { ok: false, says: `not found; ${failure ?? ''}\n${tail(output, 3)}\n    Install Chromium or Chrome, or set CHROMIUM_PATH` };
};
