import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../tools.mjs';

/** What the package contains of ours besides the web app, which brings what it needs. */
const WORKSPACES = ['packages/core', 'packages/media', 'packages/models', 'packages/store', 'packages/engine', 'packages/runtime', 'apps/api', 'apps/cli'];

const packageFile = z.object({
  version: z.string(),
  description: z.string().optional(),
  license: z.string().optional(),
  engines: z.record(z.string(), z.string()).optional(),
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
});
type PackageFile = z.infer<typeof packageFile>;

/** The package.json of the package. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** Made from the package.json files of the checkout, so that a version stands in one place. */
export const makeManifest = async (): Promise<Manifest> => {
  const { version, description, license, engines, devDependencies } = await readPackage('.');
  const workspaces = await Promise.all(WORKSPACES.map(readPackage));
  // The Node that runs it, wherever the one of the system is older.
  const node = z.string().parse(devDependencies['node']);
  return {
    name: 'frameseek',
    version,
    description,
    license,
    type: 'module',
    bin: { frameseek: 'apps/cli/bin/frameseek.mjs' },
    engines,
    dependencies: exactDependencies([...workspaces, { dependencies: { node } }]),
    files: ['apps', 'packages', 'CHANGELOG.md', '.env.example'],
  };
};

/** The dependencies of all, without those on each other. Throws where two want different versions, or one is not exact. */
export const exactDependencies = (packages: readonly Pick<PackageFile, 'dependencies'>[]): Record<string, string> => {
  const all = new Map<string, string>();
  for (const [name, version] of packages.flatMap(({ dependencies }) => Object.entries(dependencies))) {
    if (name.startsWith('@frameseek/')) continue;
    if (!/^\d+\.\d+\.\d+/u.test(version)) throw new Error(`${name} needs an exact version, not ${version}.`);
    const other = all.get(name);
    if (other !== undefined && other !== version) throw new Error(`${name} is wanted as ${other} and as ${version}: the package can have one of them.`);
    all.set(name, version);
  }
  return Object.fromEntries([...all].sort(([a], [b]) => a.localeCompare(b, 'en')));
};

const readPackage = async (folder: string): Promise<PackageFile> =>
  packageFile.parse(JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8')));
