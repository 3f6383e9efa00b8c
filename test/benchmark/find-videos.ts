import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { isMediaFile } from '@frameseek/core';

/**
 * Paths of the videos with these names, which are those of the files without the ending, anywhere in the folder. Of several
 * the first by its path.
 */
export const findVideos = async (folder: string, names: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> => {
  const entries = await readdir(path.resolve(folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory() && isMediaFile(entry.name)).map((entry) => path.join(entry.parentPath, entry.name));
  const found = new Map<string, string>();
  for (const file of files.toSorted()) {
    const { name } = path.parse(file);
    if (names.has(name) && !found.has(name)) found.set(name, file);
  }
  return found;
};
