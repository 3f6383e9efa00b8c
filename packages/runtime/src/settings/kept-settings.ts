import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Fault } from '@frameseek/core';
import { z } from 'zod';
import { makeFolder } from '../make-folder.ts';
import { writeFault } from '../write-fault.ts';

/** Values by the names of their variables, as the environment would have them. */
export type KeptSettings = Readonly<Record<string, string>>;
const keptSchema = z.record(z.string(), z.string());

/** The file of a library that has what was changed there; in a folder, as all that a backup has. */
export const settingsFile = (libraryFolder: string): string => join(libraryFolder, 'settings', 'settings.json');

/** What was changed in a library; nothing where nothing was. Throws `config/invalid` for a file that holds something else, or cannot be read. */
export const keptSettings = (libraryFolder: string): KeptSettings => {
  const file = settingsFile(libraryFolder);
  try {
    return keptSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR')) return {};
    throw new Fault('config/invalid', { problems: [`${file} cannot be read as settings: correct it, or delete it`] }, { cause });
  }
};

/** Keeps these values instead of what was there, whole or not at all. Rejects with `file/forbidden` or `file/disk-full`. */
export const keepSettings = async (libraryFolder: string, kept: KeptSettings): Promise<void> => {
  const file = settingsFile(libraryFolder);
  const partial = `${file}.${randomUUID()}.part`;
  await makeFolder(dirname(file));
  try {
    const handle = await open(partial, 'wx', 0o600);
    await handle.writeFile(`${JSON.stringify(kept, undefined, 2)}\n`).then(() => handle.sync()).finally(() => handle.close());
    await rename(partial, file);
  } catch (error) {
    throw writeFault(error, file);
  } finally {
    await rm(partial, { force: true });
  }
};
