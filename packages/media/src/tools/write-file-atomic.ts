import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { renameFile } from './rename-file.ts';
import { fileFault } from './source-file.ts';

/** Writes a file so that nobody ever sees half of it: under another name in the same folder first, then renamed. Rejects as `fileFault` says. */
export const writeFileAtomic = (target: string, bytes: Uint8Array): Promise<void> =>
  makeFileAtomic(target, (draft) => writeFile(draft, bytes));

/** The same for a file that `make` writes at the path it is given; resolves with what `make` gives. */
export const makeFileAtomic = async <T>(target: string, make: (draft: string) => Promise<T>): Promise<T> => {
  const folder = dirname(target);
  const draft = join(folder, `.${basename(target)}.${randomUUID()}.tmp`);
  try {
    await mkdir(folder, { recursive: true });
    const made = await make(draft);
    await renameFile(draft, target);
    return made;
  } catch (error) {
    await rm(draft, { force: true });
    throw fileFault(error, target);
  }
};
