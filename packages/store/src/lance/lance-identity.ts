import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The name that a folder of tables keeps beside them, made where it is missing: it goes with them. Rejects as the file system does. */
export const lanceIdentity = async (folder: string): Promise<string> => {
  const file = join(folder, 'identity');
  try {
    return await readName(file);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
  await mkdir(folder, { recursive: true });
  // Two processes may come at the same time: the first one names it.
  await writeFile(file, `lance-${randomUUID()}\n`, { flag: 'wx' }).catch((error: unknown) => {
    if (!hasCode(error, 'EEXIST')) throw error;
  });
  return readName(file);
};

const readName = async (file: string): Promise<string> => (await readFile(file, 'utf8')).trim();

const hasCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code;
