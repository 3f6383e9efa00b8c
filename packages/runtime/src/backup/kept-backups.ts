import { readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault, faultNote, isFault, noteFault, type Abortable, type BackupList } from '@frameseek/core';
import { z } from 'zod';
import type { Config } from '../config/config.ts';
import { makeFolder } from '../make-folder.ts';
import { restoreLibrary } from './restore-library.ts';

type Folders = Pick<Config, 'backupsFolder' | 'libraryFolder'>;

/** The backups in the folder for them, the newest first. */
export const keptBackups = async ({ backupsFolder }: Folders): Promise<BackupList['backups']> => {
  const names = (await readdir(backupsFolder).catch(() => [])).filter((name) => name.endsWith('.tar'));
  const found = await Promise.all(names.map(async (name) => {
    const file = await stat(join(backupsFolder, name)).catch(() => undefined);
    return file?.isFile() === true ? [{ name, at: file.mtime.toISOString(), sizeBytes: file.size }] : [];
  }));
  return found.flat().toSorted((a, b) => (a.at < b.at ? 1 : -1));
};

/** Path of a file that is not there yet in that folder, named by the time; the folder is there then. Rejects as `makeFolder` does. */
export const newBackupFile = async ({ backupsFolder }: Folders): Promise<string> => {
  await makeFolder(backupsFolder);
  return join(backupsFolder, `frameseek-${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}.tar`);
};

/** Deletes a backup of that folder. Rejects with `file/missing`. */
export const removeBackup = async (config: Folders, name: string): Promise<void> => rm(await fileOf(config, name));

const fileOf = async ({ backupsFolder }: Folders, name: string): Promise<string> => {
  const file = join(backupsFolder, name);
  if (await stat(file).then((found) => found.isFile(), () => false)) return file;
  throw new Fault('file/missing', { path: file });
};

const wishSchema = z.object({ name: z.string() });
const wishFile = ({ libraryFolder }: Folders): string => join(libraryFolder, '.restore-wish.json');

const outcomeSchema = z.object({ name: z.string(), at: z.string(), fault: faultNote.optional() });
const outcomeFile = ({ libraryFolder }: Folders): string => join(libraryFolder, '.restore-outcome.json');
type Outcome = z.infer<typeof outcomeSchema>;

/** Has the next start put a backup of that folder in the place of the library: while it is open, nobody can. Rejects with `file/missing`. */
export const wishRestore = async (config: Folders, name: string): Promise<void> => {
  await fileOf(config, name);
  await writeFile(wishFile(config), JSON.stringify({ name } satisfies z.infer<typeof wishSchema>), { mode: 0o600 });
};

/** Does what was wished for before the library is opened, once; gives what became of it, if anything was. What it fails of is kept for whoever asks: the library stays as it was then. */
export const restoreAsWished = async (config: Config, options: Abortable): Promise<Outcome | undefined> => {
  const wish = await readJson(wishFile(config), wishSchema);
  if (wish === undefined) return undefined;
  await rm(wishFile(config), { force: true });
  const outcome: Outcome = { name: wish.name, at: new Date().toISOString() };
  try {
    await restoreLibrary(config, await fileOf(config, wish.name), options);
  } catch (error) {
    if (!isFault(error)) throw error;
    outcome.fault = noteFault(error, error.code);
  }
  await writeFile(outcomeFile(config), JSON.stringify(outcome), { mode: 0o600 });
  return outcome;
};

/** What became of the last wish. */
export const lastRestore = (config: Folders): Promise<Outcome | undefined> => readJson(outcomeFile(config), outcomeSchema);

const readJson = async <Schema extends z.ZodType>(file: string, schema: Schema): Promise<z.output<Schema> | undefined> => {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : schema.parse(JSON.parse(text));
};
