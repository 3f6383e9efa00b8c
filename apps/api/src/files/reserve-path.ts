import { open } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** Takes the first free of `name.mp4`, `name (2).mp4`, … by creating it empty: two uploads never get the same. Gives its path. */
export const reservePath = async (folder: string, name: string): Promise<string> => {
  const extension = extname(name);
  const stem = name.slice(0, name.length - extension.length);
  for (let number = 1; ; number += 1) {
    const path = join(folder, number === 1 ? name : `${stem} (${number})${extension}`);
    try {
      await (await open(path, 'wx')).close();
      return path;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
};
