import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import type { FilmLibrary } from './film-library.ts';
import { startServers } from './servers.ts';
import type { Servers } from './servers.ts';

/** The whole product as users meet it, with a library of known films and a browser in front of it. */
export interface App extends AsyncDisposable {
  readonly url: string;
  readonly servers: Servers;
  readonly browser: Browser;
  /** An empty folder that the API may read, for further films. */
  readonly media: string;
  /** Everything that the browser complained about: broken policies, errors in scripts, answers that failed. */
  readonly complaints: string[];
  readonly openPage: (options?: BrowserContextOptions) => Promise<Page>;
}

interface AppOptions {
  /** Further settings of the API. */
  readonly env?: Readonly<Record<string, string>>;
}

export const DESKTOP = { viewport: { width: 1360, height: 850 } } as const satisfies BrowserContextOptions;
export const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } as const satisfies BrowserContextOptions;

/** Starts the API, on a copy of the library, and the web app, and opens a browser. */
export async function openApp({ films, library }: FilmLibrary, { env = {} }: AppOptions = {}): Promise<App> {
  const media = await mkdtemp(join(tmpdir(), 'frameseek-media-'));
  const servers = await startServers({ media: [films, media].join(delimiter), library, env });
  const browser = await openBrowser();
  const complaints: string[] = [];
  const openPage = async (options: BrowserContextOptions = DESKTOP): Promise<Page> => {
    const page = await (await browser.newContext({ colorScheme: 'light', ...options })).newPage();
    page.on('console', (message) => { if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`); });
    page.on('pageerror', (error) => complaints.push(`${String(error)} ${page.url()}`));
    return page;
  };
  const stop = async (): Promise<void> => {
    await browser.close();
    await servers[Symbol.asyncDispose]();
    await rm(media, { recursive: true, force: true });
  };
  return { url: servers.url, servers, browser, media, complaints, openPage, [Symbol.asyncDispose]: stop };
}
