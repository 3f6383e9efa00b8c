import { rm } from 'node:fs/promises';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { filmFolder } from './library-films.ts';
import { startServers } from './servers.ts';
import type { Servers } from './servers.ts';

/** The whole product as users meet it, with a library of known films and a browser in front of it. */
export interface App extends AsyncDisposable {
  readonly url: string;
  readonly servers: Servers;
  readonly browser: Browser;
  /** Folder of the films. */
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

/** Starts the API and the web app, has the films indexed, and opens a browser. */
export async function openApp({ env = {} }: AppOptions = {}): Promise<App> {
  const media = await filmFolder();
  const servers = await startServers({ media, env });
  const browser = await openBrowser();
  await indexAll(servers.url, media);
  const complaints: string[] = [];
  const openPage = async (options: BrowserContextOptions = DESKTOP): Promise<Page> => {
    const page = await (await browser.newContext({ colorScheme: 'light', ...options })).newPage();
    page.on('console', (message) => { if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`); });
    page.on('pageerror', (error) => complaints.push(String(error)));
    return page;
  };
  const stop = async (): Promise<void> => {
    await browser.close();
    await servers[Symbol.asyncDispose]();
    await rm(media, { recursive: true, force: true });
  };
  return { url: servers.url, servers, browser, media, complaints, openPage, [Symbol.asyncDispose]: stop };
}

/** Milliseconds that indexing the films may take on a busy machine. */
const LIMIT_MS = 120_000;

const indexAll = async (url: string, media: string): Promise<void> => {
  const added = await fetch(`${url}/api/videos`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ paths: [media] }),
  });
  if (!added.ok) throw new Error(`The films could not be added: ${await added.text()}`);
  const deadline = Date.now() + LIMIT_MS;
  for (;;) {
    const { jobs } = (await (await fetch(`${url}/api/jobs`)).json()) as { readonly jobs: readonly { readonly state: string }[] };
    if (jobs.every(({ state }) => state !== 'queued' && state !== 'running')) return;
    if (Date.now() > deadline) throw new Error('The films were not indexed in time.');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
};
