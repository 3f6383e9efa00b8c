import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hasEnded } from '../jobs/work-queue.ts';
import { removeFile } from '../library/own-files.ts';
import type { LibraryParts } from '../library-parts.ts';
import { finding, type Finding } from './finding.ts';

const VIDEO_ID = /^[0-9a-f]{32}$/u;
/** Jobs that are looked through for uploads that wait. */
const MAX_JOBS = 1_000;
/** Milliseconds after which an upload that nothing leads to will have no job any more. */
const SETTLED_MS = 3_600_000;

/** Folders of pictures of films that are not in the library. */
export const inspectPictures = async ({ catalog, settings: { picturesFolder } }: LibraryParts): Promise<readonly Finding[]> => {
  const names = await readdir(picturesFolder).catch(() => []);
  const orphans = names.filter((name) => VIDEO_ID.test(name) && catalog.video(name) === undefined);
  return finding('pictures', orphans, { words: 'There are pictures of films that are not in the library.', repair: async () => {
    for (const name of orphans) await rm(join(picturesFolder, name), { recursive: true, force: true, maxRetries: 5 });
  } });
};

/** Uploads that no film and no waiting job leads to: their film was removed, or they cannot be read. */
export const inspectUploads = async ({ catalog, settings: { uploadsFolder } }: LibraryParts): Promise<readonly Finding[]> => {
  if (uploadsFolder === undefined) return [];
  const found = await readdir(uploadsFolder, { withFileTypes: true }).catch(() => []);
  const known = new Set([
    ...catalog.everyVideo().flatMap(({ id, path }) => [path, ...catalog.filesOf(id)]),
    ...catalog.jobs({ limit: MAX_JOBS }).filter((job) => !hasEnded(job)).map(({ path }) => path),
  ]);
  const orphans: string[] = [];
  for (const entry of found) {
    const path = join(uploadsFolder, entry.name);
    if (!entry.isFile() || entry.name.startsWith('.') || known.has(path)) continue;
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > SETTLED_MS) orphans.push(path);
  }
  return finding('uploads', orphans, { words: 'Nothing in the library leads to these uploads.', repair: async () => {
    for (const path of orphans) await removeFile(path);
  } });
};
