import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '@frameseek/runtime';

/** A file that is made for one response, and gone with it. */
interface TemporaryFile extends AsyncDisposable {
  readonly path: string;
}

/** Folder of files that are made for responses. */
export const exportsFolder = ({ libraryFolder }: Pick<Config, 'libraryFolder'>): string => join(libraryFolder, 'exports');

/** The path of such a file, not made yet; `extension` has no dot. */
export const temporaryFile = async (config: Config, extension: string): Promise<TemporaryFile> => {
  const folder = exportsFolder(config);
  await mkdir(folder, { recursive: true });
  // Hidden, so that a library inside a media folder does not find it.
  const path = join(folder, `.${randomUUID()}.${extension}`);
  return { path, [Symbol.asyncDispose]: () => rm(path, { force: true }) };
};
