import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { Fault } from '@frameseek/core';

/**
 * The true path of a file or folder inside the media folders, all links followed, so that neither `..` nor a link leads
 * out. Whether something outside exists is not told.
 */
export const insideMedia = async (path: string, folders: readonly string[]): Promise<string> => {
  if (!isAbsolute(path) || path.includes('\0')) {
    throw new Fault('input/invalid', { problems: [`${JSON.stringify(path)} is not an absolute path`] });
  }
  const roots = await realFolders(folders);
  const outside = new Fault('file/outside-media', { path, allowed: folders });
  try {
    const real = await realpath(path);
    if (roots.some((root) => isWithin(root, real))) return real;
  } catch (cause) {
    const claimed = resolve(path);
    if (![...roots, ...folders].some((root) => isWithin(root, claimed))) throw outside;
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'EACCES' || code === 'EPERM') throw new Fault('file/forbidden', { path }, { cause });
    throw new Fault('file/missing', { path }, { cause });
  }
  throw outside;
};

/** Whether `path` is `folder` or lies below it; both absolute. */
export const isWithin = (folder: string, path: string): boolean => {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
};

/** The true paths of those media folders that exist. */
export const realFolders = async (folders: readonly string[]): Promise<string[]> => {
  const found = await Promise.allSettled(folders.map((folder) => realpath(folder)));
  return [...new Set(found.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])))];
};
