import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileFault } from './source-file.ts';

/** Writes a file so that nobody ever sees half of it: under another name first, then renamed. */
export const writeWhole = async (target: string, bytes: Uint8Array): Promise<void> => {
  const folder = dirname(target);
  const draft = join(folder, `.${basename(target)}.${randomUUID()}.tmp`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(draft, bytes);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw fileFault(error, target);
  }
};
