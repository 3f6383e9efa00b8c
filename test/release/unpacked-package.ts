import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const MODULES = resolve(import.meta.dirname, '../../node_modules');

const manifest = z.object({ bin: z.object({ frameseek: z.string() }), dependencies: z.record(z.string(), z.string()) });

/** The package as npm would install it: below a `node_modules`, with its dependencies beside it and nothing else. */
export interface UnpackedPackage extends AsyncDisposable {
  readonly folder: string;
  /** What `npx frameseek` starts. */
  readonly program: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** Unpacks the package in `file`; its dependencies are those of the checkout, so that nothing is fetched. */
export const unpackPackage = async (file: string): Promise<UnpackedPackage> => {
  const home = await mkdtemp(join(tmpdir(), 'frameseek-package-'));
  const modules = join(home, 'node_modules');
  await mkdir(modules);
  // By its name alone: some programs `tar` take the drive of a path of Windows for another computer.
  await promisify(execFile)('tar', ['-xzf', basename(file), '-C', modules], { cwd: dirname(file) });
  const folder = join(modules, 'frameseek');
  await rename(join(modules, 'package'), folder);
  const { bin, dependencies } = manifest.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));
  for (const name of Object.keys(dependencies)) {
    await mkdir(dirname(join(modules, name)), { recursive: true });
    await symlink(join(MODULES, name), join(modules, name), 'junction');
  }
  return {
    folder,
    program: join(folder, bin.frameseek),
    dependencies,
    [Symbol.asyncDispose]: () => rm(home, { recursive: true, force: true }),
  };
};
