import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, glob, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const webFolder = join(root, 'apps', 'web');
const nextProgram = join(root, 'node_modules', 'next', 'dist', 'bin', 'next');
/** What Next.js makes for `output: 'standalone'`: the server, and beside it those modules that it needs. */
export const standaloneFolder = join(webFolder, '.next', 'standalone');
/** The server of the web app, as a file that Node runs; it listens on `HOSTNAME` and `PORT`. */
export const webServer = join(standaloneFolder, 'apps', 'web', 'server.js');
/** Which sources the build in `.next` was made from. */
const marker = join(webFolder, '.next', 'frameseek-sources');
const SOURCES = ['apps/web/{src,public}/**/*', 'apps/web/*.{ts,mjs,json}', 'packages/core/src/**/*.ts', 'package-lock.json'];

/** Builds the web app, unless the build that is there was made from these very sources. */
export const buildWeb = async ({ signal }: { readonly signal: AbortSignal }): Promise<void> => {
  const sources = await hashOfSources();
  if ((await readFile(marker, 'utf8').catch(() => undefined)) === sources) return;
  const start = performance.now();
  console.log('… web app      building it; takes about half a minute');
  await build(signal);
  // Next.js leaves what browsers fetch where it was, for a server of its own.
  await cp(join(webFolder, '.next', 'static'), join(dirname(webServer), '.next', 'static'), { recursive: true });
  await writeFile(marker, sources);
  console.log(`✓ web app      built (${((performance.now() - start) / 1000).toFixed(1)} s)`);
};

const hashOfSources = async (): Promise<string> => {
  const paths: string[] = [];
  for await (const file of glob(SOURCES, { cwd: root, withFileTypes: true })) {
    // Next.js writes next-env.d.ts itself.
    if (file.isFile() && file.name !== 'next-env.d.ts') paths.push(join(file.parentPath, file.name));
  }
  const hash = createHash('sha256');
  for (const path of paths.sort()) hash.update(path.slice(root.length)).update(await readFile(path));
  return hash.digest('hex');
};

const build = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [nextProgram, 'build'], {
      cwd: webFolder,
      signal,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The web app could not be built:\n${output.trim()}`));
    });
  });
