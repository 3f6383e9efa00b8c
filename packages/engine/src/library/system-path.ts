import { pathBytes } from '@frameseek/core';

/** A path as the file system takes it: the bytes of one that is no UTF-8, all others as they are. */
export const systemPath = (path: string): string | Buffer => {
  const bytes = pathBytes(path);
  return bytes === undefined ? path : Buffer.from(bytes);
};
