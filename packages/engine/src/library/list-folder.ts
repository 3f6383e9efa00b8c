import { readdir } from 'node:fs/promises';
import { pathOfBytes } from '@frameseek/core';
import { systemPath } from './system-path.ts';

/** What lies in a folder. */
export interface FolderEntry {
  readonly name: string;
  /** Links are not followed. */
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

/** What lies in a folder, names that are no UTF-8 among them. Rejects as `readdir` of Node does. */
export const listFolder = async (folder: string): Promise<FolderEntry[]> => {
  const entries = await readdir(systemPath(folder), { withFileTypes: true, encoding: 'buffer' });
  return entries.map((entry) => ({ name: pathOfBytes(entry.name), kind: kindOf(entry) }));
};

const kindOf = (entry: { isFile(): boolean; isDirectory(): boolean; isSymbolicLink(): boolean }): FolderEntry['kind'] => {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
};
