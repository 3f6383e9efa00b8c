import { copyFile, link, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Abortable } from '@frameseek/core';

/**
 * Takes a folder of files that are never changed, only added and removed, as it is now: by hard links where the file system has them. What is
 * removed meanwhile is left out. `first` names a folder whose files are taken before all others.
 */
export const linkTree = async (from: string, to: string, { first, signal }: Abortable & { readonly first?: string }): Promise<void> => {
  signal.throwIfAborted();
  const entries = await readdir(from, { withFileTypes: true }).catch(orNothing([]));
  await mkdir(to, { recursive: true, mode: 0o700 });
  const sorted = entries.toSorted((a, b) => Number(b.name === first) - Number(a.name === first));
  for (const entry of sorted) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await linkTree(source, target, { signal, ...(first !== undefined && { first }) });
    else if (entry.isFile()) await take(source, target);
  }
};

const take = async (source: string, target: string): Promise<void> => {
  try {
    await link(source, target);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    // Another disk, or a file system without links.
    await copyFile(source, target).catch(orNothing(undefined));
  }
};

/** What was removed meanwhile belongs to nothing any longer. */
const orNothing = <T>(nothing: T) => (error: unknown): T => {
  if (codeOf(error) === 'ENOENT') return nothing;
  throw error;
};

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);
