import { stat } from 'node:fs/promises';
import { isFault } from '@frameseek/core';
import { fileFault } from '../faults/file-fault.ts';
import { systemPath } from './system-path.ts';

/** Whether there is a file at this path that can be reached. Throws what is no matter of the file, such as a broken disk. */
export const isFile = async (path: string): Promise<boolean> => {
  try {
    return (await stat(systemPath(path))).isFile();
  } catch (error) {
    if (isFault(fileFault(error, path))) return false;
    throw error;
  }
};
