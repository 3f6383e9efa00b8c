import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CATALOG_ENTRY, CATALOG_TAILS, LIBRARY_ENTRIES } from './library-entries.ts';

/** Where a backup is unpacked and checked; worth nothing before it is marked. */
export const stagingFolder = (libraryFolder: string): string => join(libraryFolder, '.restoring');
/** What was checked and is to take the place of the library. */
const restoredFolder = (libraryFolder: string): string => join(libraryFolder, '.restored');
/** What was there before, until the new is in its place. */
const replacedFolder = (libraryFolder: string): string => join(libraryFolder, '.replaced');

/** The one step from the old library to the new: before it a restore has done nothing, after it the rest is done by whoever comes next. */
export const markRestored = (libraryFolder: string): Promise<void> => rename(stagingFolder(libraryFolder), restoredFolder(libraryFolder));

/**
 * Puts what was restored into its place, if something was; also what an interrupted restore left to do. Each move is done once: what still lies
 * in the folder of the restored has not been moved. The catalog comes last, so that no other lies beside half a library.
 */
export const finishRestore = async (libraryFolder: string): Promise<void> => {
  const [restored, replaced] = [restoredFolder(libraryFolder), replacedFolder(libraryFolder)];
  if (existsSync(restored)) {
    await mkdir(replaced, { recursive: true, mode: 0o700 });
    const entries = [...LIBRARY_ENTRIES.filter((name) => name !== CATALOG_ENTRY), CATALOG_ENTRY];
    for (const name of entries) {
      if (!existsSync(join(restored, name))) continue;
      for (const old of name === CATALOG_ENTRY ? [...CATALOG_TAILS, name] : [name]) {
        if (existsSync(join(libraryFolder, old))) await moveOver(join(libraryFolder, old), join(replaced, old));
      }
      await rename(join(restored, name), join(libraryFolder, name));
    }
    await rm(restored, { recursive: true, force: true });
  }
  await rm(replaced, { recursive: true, force: true });
};

const moveOver = async (from: string, to: string): Promise<void> => {
  await rm(to, { recursive: true, force: true });
  await rename(from, to);
};
