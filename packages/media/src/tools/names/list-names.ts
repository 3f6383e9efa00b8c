import { readdir } from 'node:fs/promises';
import { pathOfBytes } from '@frameseek/core';
import { systemPath } from './system-path.ts';

/** The names in a folder, those that are no UTF-8 among them. Rejects as `readdir` of Node does. */
export const listNames = async (folder: string): Promise<string[]> =>
  (await readdir(systemPath(folder), { encoding: 'buffer' })).map(pathOfBytes);
