import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { exportsFolder } from '../files/temporary-file.ts';
import { EXPIRY_MS, partialUploadsFolder } from './tus-server.ts';
import type { Config } from '@frameseek/runtime';

/** Longer than any upload or film takes; another server may be at work on the same library. */
const STALE_MS = 24 * 3_600_000;
/** What backups and restores work in, until they are done or killed. */
const UNFINISHED = /^\.(?:backup-[0-9a-f-]{36}|restoring)$/;
const PARTIAL = /^\.[0-9a-f-]{36}\.part$/;

/** Removes what is left of responses and uploads whose server was killed, and uploads that nobody went on with; `now` in milliseconds since 1970. */
export const removeLeftovers = async (config: Pick<Config, 'libraryFolder' | 'uploadsFolder'>, now: number): Promise<void> => {
  await removeStaleUploads(config.uploadsFolder, now);
  await removeStale(exportsFolder(config), { before: now - STALE_MS });
  await removeStale(config.libraryFolder, { before: now - STALE_MS, name: UNFINISHED });
  await removeStale(partialUploadsFolder(config), { before: now - EXPIRY_MS });
};

/** Removes what uploads and downloads left behind whose server was killed; `now` in milliseconds since 1970. */
export const removeStaleUploads = (folder: string, now: number): Promise<void> => removeStale(folder, { before: now - STALE_MS, name: PARTIAL });

interface Orphans {
  /** Paths that the library knows. */
  readonly known: ReadonlySet<string>;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Removes whole uploads of days ago that nothing in the library leads to: whoever took them in was killed, or an earlier version left them. */
export const removeOrphans = async (folder: string, { known, now }: Orphans): Promise<void> => {
  const found = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const files = found.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map(({ name }) => join(folder, name));
  for (const path of files.filter((one) => !known.has(one))) await removeIfStale(path, now - STALE_MS);
};

interface Stale {
  /** Milliseconds since 1970: what was changed later stays. */
  readonly before: number;
  readonly name?: RegExp;
}

const removeStale = async (folder: string, { before, name = /./ }: Stale): Promise<void> => {
  // Made when it is first needed.
  const found = await readdir(folder).catch(() => []);
  for (const path of found.filter((one) => name.test(one)).map((one) => join(folder, one))) {
    await removeIfStale(path, before);
  }
};

const removeIfStale = async (path: string, before: number): Promise<void> => {
  const file = await stat(path).catch(() => undefined);
  if (file !== undefined && file.mtimeMs < before) await rm(path, { recursive: true, force: true });
};
