import { checkChangelog } from './check-changelog.ts';
import { makeManifest } from './manifest.ts';
import { pack, stagingFolder, type Packed } from './pack.ts';
import { stage } from './stage.ts';

/** Makes the package `frameseek` for npm, which runs without a checkout. Throws when something for it is missing. */
export const buildRelease = async ({ signal }: { readonly signal: AbortSignal }): Promise<Packed> => {
  const manifest = await makeManifest();
  await checkChangelog(manifest.version);
  await stage(stagingFolder, { manifest, signal });
  return await pack();
};
