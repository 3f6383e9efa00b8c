import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Longer than any upload takes; another server may be at work on the same library. */
const STALE_MS = 24 * 3_600_000;

/** Removes what uploads left behind whose server was killed. */
export const removeStaleUploads = async (folder: string, now: number): Promise<void> => {
  for (const name of await readdir(folder)) {
    if (!/^\.[0-9a-f-]{36}\.part$/.test(name)) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found !== undefined && now - found.mtimeMs > STALE_MS) await rm(path, { force: true });
  }
};
