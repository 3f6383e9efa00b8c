import { realpath } from 'node:fs/promises';
import platform, { isAbsolute, resolve, type PlatformPath } from 'node:path';
import { Fault, pathOfBytes } from '@frameseek/core';
import { isWithin, systemPath, type Config } from '@frameseek/runtime';

/**
 * The true path of a file or folder inside the media folders, all links followed, so that neither `..` nor a link leads
 * out. Whether something outside exists is not told. Rejects with `input/invalid`, `file/outside-media`, `file/forbidden` or `file/missing`.
 */
export const insideMedia = async (path: string, folders: readonly string[]): Promise<string> => {
  if (!isAbsolute(path) || path.includes('\0')) {
    throw new Fault('input/invalid', { problems: [`${JSON.stringify(path)} is not an absolute path`] });
  }
  const roots = await realFolders(folders);
  const outside = new Fault('file/outside-media', { path, allowed: folders });
  if (isElsewhere(path, [...roots, ...folders])) throw outside;
  try {
    const real = await realPath(path);
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

/**
 * Makes sure, each time before it is opened, that a file of the library is what was added: its path leads to it without links, or
 * to a place inside the media folders. A link that was put there since leads nowhere. Rejects as `insideMedia` does.
 */
export const checkSource = async (path: string, { mediaFolders }: Pick<Config, 'mediaFolders'>): Promise<void> => {
  const real = await realPath(path).catch(() => undefined);
  // What is not there is told by whoever opens it.
  if (real !== undefined && real !== path) await insideMedia(path, mediaFolders);
};

/**
 * Whether only another computer, or a device, could tell about a path: on Windows one that begins with two backslashes. Looking
 * there would already tell that computer who is logged in here, so it is done only where a media folder lies there, too.
 */
export const isElsewhere = (path: string, folders: readonly string[], { normalize, parse }: PlatformPath = platform): boolean => {
  const rootOf = (one: string): string => parse(normalize(one)).root.toLowerCase();
  return rootOf(path).startsWith('\\\\') && !folders.some((folder) => rootOf(folder) === rootOf(path));
};

/** With all links followed; of each file one string, however its path was escaped. Rejects as `realpath` of Node does. */
const realPath = async (path: string): Promise<string> => pathOfBytes(await realpath(systemPath(path), { encoding: 'buffer' }));

/** The true paths of those media folders that exist. */
export const realFolders = async (folders: readonly string[]): Promise<string[]> => {
  const found = await Promise.allSettled(folders.map(realPath));
  return [...new Set(found.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])))];
};
