import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileFault } from '../../faults/file-fault.ts';
import { renameFile } from '../rename-file.ts';

/**
 * Has a JPEG written to a file: beside it and then renamed, so that nobody is served half a picture. Throws what `make`
 * throws, and the faults of writing files.
 */
export const writePicture = async <T>(file: string, make: (target: string) => Promise<T>): Promise<T> => {
  const target = join(dirname(file), `.${randomUUID()}.jpg`);
  try {
    await mkdir(dirname(file), { recursive: true });
    const made = await make(target);
    await renameFile(target, file);
    return made;
  } catch (error) {
    throw fileFault(error, file, 'write');
  } finally {
    await rm(target, { force: true });
  }
};
