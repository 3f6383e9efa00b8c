import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../tools.mjs';

/** Throws when CHANGELOG.md (in the format of https://keepachangelog.com) does not say what is in `version`. */
export const checkChangelog = async (version: string): Promise<void> => {
  if (hasEntry(await readFile(join(root, 'CHANGELOG.md'), 'utf8'), version)) return;
  throw new Error(`CHANGELOG.md has no entry for ${version}: what is under "## [Unreleased]" belongs under "## [${version}] - <date>" now.`);
};

/** Whether there is a heading for the version, and something below it. */
export const hasEntry = (changelog: string, version: string): boolean => {
  const [, ...entries] = changelog.split(/^## /mu);
  const entry = entries.find((text) => text.startsWith(`[${version}]`));
  return entry !== undefined && entry.split('\n').slice(1).join('').trim() !== '';
};
