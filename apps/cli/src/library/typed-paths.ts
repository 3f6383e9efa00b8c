import { access } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { shownPath } from '@frameseek/core';
import { listFolder } from '@frameseek/runtime';

/**
 * The paths that were typed. Node gives programs text: of bytes that are no UTF-8 it makes U+FFFD, as they are shown everywhere. Such a
 * path is every file that is shown so. Accents are typed composed, while copies from a Mac have them decomposed.
 */
export const typedPaths = async (paths: readonly string[]): Promise<readonly string[]> =>
  (await Promise.all(paths.map(typedPath))).flat();

const typedPath = async (path: string): Promise<readonly string[]> => {
  if (/^\p{ASCII}*$/u.test(path) || (await access(path).then(() => true, () => false))) return [path];
  const found: string[] = [];
  for (const folder of await typedPath(dirname(path))) {
    const entries = await listFolder(folder).catch(() => []);
    found.push(...entries.filter(({ name }) => composed(shownPath(name)) === composed(basename(path))).map(({ name }) => join(folder, name)));
  }
  // Whoever opens it tells that it is not there.
  return found.length === 0 ? [path] : found;
};

const composed = (name: string): string => name.normalize('NFC');
