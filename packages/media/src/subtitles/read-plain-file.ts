import { lstat } from 'node:fs/promises';
import { errorMessage, isFault } from '@frameseek/core';
import { openBeside } from '../tools/open-beside.ts';
import { fileFault } from '../tools/source-file.ts';
import { systemPath } from '../tools/names/system-path.ts';
import { MAX_SUBTITLE_BYTES } from './subtitle-text.ts';

/** The bytes of a file of at most 8 MB, or why it is not read. Rejects with what is no matter of the file. */
export const readPlainFile = async (file: string): Promise<{ readonly bytes: Uint8Array } | { readonly reason: string }> => {
  try {
    const before = await lstat(systemPath(file));
    if (before.isSymbolicLink()) return { reason: 'it is a link, and links are not followed here' };
    if (!before.isFile()) return { reason: before.isDirectory() ? 'it is a folder' : 'it is not a file' };
    await using handle = await openBeside(file);
    const stats = await handle.stat();
    if (!stats.isFile()) return { reason: 'it is not a file' };
    if (stats.size > MAX_SUBTITLE_BYTES) return { reason: `it is larger than ${MAX_SUBTITLE_BYTES / 1_000_000} MB` };
    const buffer = new Uint8Array(stats.size);
    const { bytesRead } = await handle.read(buffer, 0, stats.size, 0);
    return { bytes: buffer.subarray(0, bytesRead) };
  } catch (error) {
    const fault = fileFault(error, file);
    if (isFault(fault)) return { reason: errorMessage(fault).replace(/\.$/, '') };
    throw fault;
  }
};
