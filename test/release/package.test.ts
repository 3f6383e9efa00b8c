import type { ChildProcess } from 'node:child_process';
import { mkdir, readFile, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { wire } from '@frameseek/core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { buildRelease } from '../../scripts/release/build-release.ts';
import type { Packed } from '../../scripts/release/pack.ts';
import { frameseek } from '../e2e/cli-process.ts';
import { openWorkplace, type Workplace } from '../e2e/open-runtime.ts';
import { unpackPackage, type UnpackedPackage } from './unpacked-package.ts';

const LIMIT_BYTES = 10_000_000;
/** Building the web app is most of it, where it was not built already. */
const BUILD_MS = 400_000;

/** The address that is printed once everything runs. */
const addressOf = (child: ChildProcess): Promise<string> =>
  new Promise((found, ended) => {
    let text = '';
    const look = (chunk: Buffer): void => {
      text += chunk.toString();
      const address = /^Frameseek +(http\S+)/mu.exec(text)?.[1];
      if (address !== undefined) found(address);
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    child.once('close', () => ended(new Error(`It ended before it served:\n${text}`)));
  });

describe('the package for npm', () => {
  let packed: Packed;
  let unpacked: UnpackedPackage;
  let workplace: Workplace;
  const run: typeof frameseek = (place, args, options) => frameseek(place, args, { program: unpacked.program, ...options });

  beforeAll(async () => {
    packed = await buildRelease({ signal: AbortSignal.timeout(BUILD_MS) });
    unpacked = await unpackPackage(packed.file);
    workplace = await openWorkplace();
    await workplace.put('three-colours');
  }, BUILD_MS);
  afterAll(async () => {
    await unpacked[Symbol.asyncDispose]();
    await workplace[Symbol.asyncDispose]();
  });

  it('is small, and says the version of the checkout', async () => {
    expect(packed.bytes).toBeLessThan(LIMIT_BYTES);
    const { version } = JSON.parse(await readFile(resolve(import.meta.dirname, '../../package.json'), 'utf8'));
    const { code, stdout } = await run(workplace, ['--version']);
    expect(stdout).toBe(`${version}\n`);
    expect(code).toBe(0);
  });

  it('brings the Node that it needs, and every dependency in one exact version', () => {
    expect(unpacked.dependencies).toHaveProperty('node');
    for (const version of Object.values(unpacked.dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+/u);
  });

  it('brings the licences of what the web app is made of', async () => {
    const notices = await readFile(join(unpacked.folder, 'apps', 'web', 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const name of ['react', 'next', 'hls.js', 'lucide-react']) expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, 'mu'));
    expect(notices).toContain('SIL OPEN FONT LICENSE');
  });

  it('indexes a film with models in worker threads, and finds the blue part of it', async () => {
    const indexing = await run(workplace, ['index', 'three-colours.mp4']);
    expect(indexing.stderr).toMatch(/✓ three-colours\.mp4: visual [1-9]/u);
    expect(indexing.code).toBe(0);
    const { stdout } = await run(workplace, ['search', 'blue', '--json']);
    expect(wire.searchResponse.parse(JSON.parse(stdout)).moments[0]?.video.title).toBe('three-colours');
  });

  it('follows a folder that is named, wherever it is, serves the page and the search, and ends all on Ctrl-C', async () => {
    const elsewhere = join(workplace.folder, 'elsewhere');
    await mkdir(elsewhere);
    const place: Workplace = { ...workplace, media: elsewhere, env: { ...workplace.env, FRAMESEEK_LIBRARY: join(workplace.folder, 'other-library'), FRAMESEEK_WEB_PORT: '0' } };
    const { promise: started, resolve: onStart } = Promise.withResolvers<ChildProcess>();
    const served = run(place, [join('..', 'media')], { env: { FRAMESEEK_MEDIA: elsewhere }, started: onStart });
    const child = await started;
    // Also where the test fails, or takes too long.
    onTestFinished(() => void child.kill('SIGINT'));
    const address = await addressOf(child);
    const page = await (await fetch(address)).text();
    expect(page).toContain('<title>');
    const style = /href="(\/_next\/static\/[^"]+\.css[^"]*)"/u.exec(page)?.[1];
    expect((await fetch(`${address}${style}`)).headers.get('content-type')).toContain('text/css');
    const titles = async () => wire.searchResponse.parse(await (await fetch(`${address}/api/search?q=blue`)).json()).moments.map(({ video }) => video.title);
    await expect.poll(titles, { timeout: 30_000, interval: 500 }).toContain('three-colours');
    child.kill('SIGINT');
    const { code, stdout } = await served;
    expect(stdout).toMatch(/✓ ffmpeg/u);
    expect(stdout).toContain(`watching     ${await realpath(workplace.media)}\n`);
    // On Windows a test cannot press Ctrl-C, only end the process.
    if (process.platform === 'win32') return;
    expect(code).toBe(0);
    await expect(fetch(address)).rejects.toThrow('fetch failed');
  });
});
