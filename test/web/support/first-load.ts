import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { standaloneFolder } from '../../../scripts/web/build-web.ts';

/** What scripts of a page weigh, compressed as the web server sends them; bytes. */
export interface FirstLoad {
  /** All that the first HTML names. Browsers of today leave out what is marked `nomodule`. */
  readonly all: number;
  /** Of these, what every page of Next.js and React has: without it there is no page, so no change of ours makes it less. */
  readonly framework: number;
}

/** Weighs the scripts that the first HTML of a page names, before anything is fetched late. */
export const weighFirstLoad = async (url: string): Promise<FirstLoad> => {
  const html = await (await fetch(url, { headers: { accept: 'text/html' } })).text();
  const sources = new Set([...html.matchAll(/<script\b[^>]*>/gu)]
    .filter(([tag]) => !/nomodule/iu.test(tag))
    .flatMap(([tag]) => /\ssrc="([^"]+)"/u.exec(tag)?.[1] ?? []));
  const framework = await frameworkScripts();
  const weights = await Promise.all([...sources].map(async (source) => {
    const code = await (await fetch(new URL(source, url))).text();
    return { bytes: gzipSync(code).length, isFramework: framework.some((file) => source.endsWith(file)) };
  }));
  const sum = (all: typeof weights): number => all.reduce((total, { bytes }) => total + bytes, 0);
  return { all: sum(weights), framework: sum(weights.filter(({ isFramework }) => isFramework)) };
};

/** The same app in one piece: every script that was built, compressed; bytes. */
export const weighAllScripts = async (): Promise<number> => {
  let total = 0;
  for await (const file of glob('chunks/**/*.js', { cwd: join(standaloneFolder, '..', 'static') })) {
    total += gzipSync(await readFile(join(standaloneFolder, '..', 'static', file))).length;
  }
  return total;
};

const buildManifest = z.object({ rootMainFiles: z.array(z.string()) });

/** Scripts that Next.js puts on every page. */
const frameworkScripts = async (): Promise<readonly string[]> =>
  buildManifest.parse(JSON.parse(await readFile(join(standaloneFolder, '..', 'build-manifest.json'), 'utf8'))).rootMainFiles;

/** A phone of little power on a slow mobile network, as Lighthouse assumes it: 150 ms, 1.6 Mbit/s, a fourth of the processor. */
const SLOW = { latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8, offline: false };

/** Makes a page as slow as on such a phone. */
export const slowDown = async (page: Page): Promise<void> => {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Network.emulateNetworkConditions', SLOW);
  await client.send('Emulation.setCPUThrottlingRate', { rate: 4 });
};
