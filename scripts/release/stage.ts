import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { root } from '../tools.mjs';
import { buildWeb, standaloneFolder } from '../web/build-web.ts';
import { compile } from './compile.ts';
import type { Manifest } from './manifest.ts';
import { thirdPartyNotices } from './third-party-notices.ts';

/** The programs that are started: by a person, and by the first. */
const PROGRAMS = ['apps/cli/src/main.ts', 'apps/api/src/main.ts'];
const AS_THEY_ARE = ['apps/cli/bin/frameseek.mjs', 'README.md', 'LICENSE', 'CHANGELOG.md', '.env.example'];

interface Staging {
  readonly manifest: Manifest;
  readonly signal: AbortSignal;
}

/** Fills `folder` with what the package contains: the same tree as the checkout, compiled, and with the web app as it was built. */
export const stage = async (folder: string, { manifest, signal }: Staging): Promise<void> => {
  await buildWeb({ signal });
  await rm(folder, { recursive: true, force: true });
  await compile(PROGRAMS, folder);
  for (const file of AS_THEY_ARE) await copy(join(root, file), join(folder, file));
  await copy(standaloneFolder, join(folder, relative(root, standaloneFolder)), isNeeded);
  await writeFile(join(folder, 'apps', 'web', 'THIRD-PARTY-NOTICES.txt'), await thirdPartyNotices());
  // Last: the compiled programs name it, and so brought that of the checkout along.
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
};

/** Next.js brings what it scales pictures with, for this platform only; that is turned off. */
const isNeeded = (path: string): boolean => !/node_modules[\\/](sharp|@img)([\\/]|$)/u.test(path);

const copy = async (from: string, to: string, filter = (_path: string): boolean => true): Promise<void> => {
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to, { recursive: true, filter });
};
