import systemPath, { type PlatformPath } from 'node:path';

/**
 * Whether `path` is `folder` or lies below it; both absolute. `..` is resolved, links are not followed. On Windows letters
 * count as equal in either case, and drives and servers are told apart. `flavour`: the rules of another system, for tests.
 */
export const isWithin = (folder: string, path: string, flavour: PlatformPath = systemPath): boolean => {
  const way = flavour.relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${flavour.sep}`) && !flavour.isAbsolute(way));
};
