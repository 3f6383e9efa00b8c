import { createReadStream } from 'node:fs';
import { mkdir, readFile, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Fault, errorMessage, isAbort, isFault, type Abortable, type PartStatus } from '@frameseek/core';
import * as tar from 'tar';
import { catalogFile, requireCatalogFile } from '../stores/open-catalog.ts';
import type { Config } from '../config/config.ts';
import { makeFolder } from '../make-folder.ts';
import { createRuntime } from '../runtime.ts';
import { fileDigest } from './backup-library.ts';
import { finishRestore, markRestored, stagingFolder } from './finish-restore.ts';
import { CATALOG_ENTRY, LIBRARY_ENTRIES, MANIFEST, backupManifest, type BackupManifest } from './library-entries.ts';

/** What was put back, and what the doctor says of it. */
export interface Restored {
  readonly manifest: BackupManifest;
  readonly parts: readonly PartStatus[];
}

/**
 * Puts a backup in the place of the library. It is unpacked beside the library, every file is compared with what was written, the catalog is
 * checked, and the doctor looks at it; only then it takes the place of what was there, in one step that the next start goes on with where it is
 * interrupted. Until then the library stays as it is. Rejects with `input/invalid` for what is no sound backup, while the library is open
 * elsewhere, or where its catalog lies on a server, `file/missing`, and `file/disk-full`.
 */
export const restoreLibrary = async (config: Config, file: string, { signal }: Abortable): Promise<Restored> => {
  const { libraryFolder } = config;
  requireCatalogFile(config, 'restore');
  await makeFolder(libraryFolder);
  await finishRestore(libraryFolder);
  await checkUnused(config);
  const staging = stagingFolder(libraryFolder);
  await rm(staging, { recursive: true, force: true });
  try {
    await unpack(file, staging, { signal });
    const manifest = await checkFiles(staging, file, { signal });
    await checkCatalog(staging, { manifest, libraryFolder, file });
    const parts = await doctor(config, staging, { signal });
    // What the doctor opened may have left traces.
    for (const name of ['exports', 'uploads-begun']) await rm(join(staging, name), { recursive: true, force: true });
    for (const name of LIBRARY_ENTRIES) if (name !== CATALOG_ENTRY) await mkdir(join(staging, name), { recursive: true, mode: 0o700 });
    signal.throwIfAborted();
    await checkUnused(config);
    await markRestored(libraryFolder);
    await finishRestore(libraryFolder);
    return { manifest, parts };
  } finally {
    // Where the backup was cut off, files that were being written may still come.
    await rm(staging, { recursive: true, force: true, maxRetries: 10 });
  }
};

const checkUnused = async (config: Config): Promise<void> => {
  const { isCatalogOpen } = await import('@frameseek/store');
  const file = catalogFile(config);
  if ((await stat(file).catch(() => undefined)) === undefined) return;
  if (isCatalogOpen(file)) throw broken([`${config.libraryFolder} is open in another program: stop the server, or whatever works on it, first`]);
};

const broken = (problems: readonly string[], cause?: unknown): Fault => new Fault('input/invalid', { problems }, { cause });

/** Plain files and folders alone: nothing in a backup may lead elsewhere. */
const unpack = async (file: string, staging: string, { signal }: Abortable): Promise<void> => {
  const found = await stat(file).catch((cause: unknown) => {
    throw new Fault('file/missing', { path: file }, { cause });
  });
  await mkdir(staging, { mode: 0o700 });
  const { bavail, bsize } = await statfs(staging);
  if (found.size > bavail * bsize) throw new Fault('file/disk-full', { path: staging });
  try {
    const extract = tar.extract({ cwd: staging, strict: true, preservePaths: false, filter: (_path, entry) => !('type' in entry) || entry.type === 'File' || entry.type === 'Directory' });
    await pipeline(createReadStream(file), extract, { signal });
  } catch (error) {
    if (isAbort(error)) throw error;
    throw broken([`${file} cannot be unpacked (${errorMessage(error)}): it is no backup, or was cut off`], error);
  }
};

/** Every file is there as it was written. */
const checkFiles = async (staging: string, file: string, { signal }: Abortable): Promise<BackupManifest> => {
  const text = await readFile(join(staging, MANIFEST), 'utf8').catch((cause: unknown) => {
    throw broken([`${file} is no backup of a library, or was cut off: it has no ${MANIFEST}`], cause);
  });
  await rm(join(staging, MANIFEST));
  const manifest = backupManifest.safeParse(JSON.parse(text));
  if (!manifest.success) throw broken([`${file} was made by another version of Frameseek, which this one does not read`]);
  for (const { path, sizeBytes, sha256 } of manifest.data.files) {
    signal.throwIfAborted();
    const found = await stat(join(staging, path)).catch(() => undefined);
    if (found?.size !== sizeBytes || (await fileDigest(join(staging, path))) !== sha256) throw broken([`${path} in ${file} is not what was written`]);
  }
  return manifest.data;
};

interface Checking {
  readonly manifest: BackupManifest;
  readonly libraryFolder: string;
  readonly file: string;
}

const checkCatalog = async (staging: string, { manifest, libraryFolder, file }: Checking): Promise<void> => {
  const { catalogDamage, moveCatalogFiles, openCatalog } = await import('@frameseek/store');
  const path = join(staging, CATALOG_ENTRY);
  const damage = catalogDamage(path);
  if (damage.length > 0) throw broken(damage.map((said) => `the catalog in ${file} is damaged: ${said}`));
  // Brings one of an older version up to date.
  const catalog = openCatalog(path);
  const videos = catalog.videos().length;
  catalog.close();
  if (videos !== manifest.videos) throw broken([`the catalog in ${file} has ${videos} videos, not ${manifest.videos}`]);
  if (manifest.libraryFolder !== libraryFolder) moveCatalogFiles(path, { from: join(manifest.libraryFolder, 'media'), to: join(libraryFolder, 'media') });
};

/** Opens what was unpacked as a library, and looks at its parts; a store that does not work is the end. */
const doctor = async (config: Config, staging: string, { signal }: Abortable): Promise<readonly PartStatus[]> => {
  const media = join(staging, 'media');
  const there: Config = { ...config, libraryFolder: staging, uploadsFolder: join(media, 'uploads'), samplesFolder: join(media, 'samples') };
  try {
    await using runtime = await createRuntime(there, { write: () => undefined });
    const parts = await runtime.status({ signal });
    const store = parts.find(({ part }) => part === 'store');
    if (store?.state === 'off') throw broken([`the index in it does not work: ${store.why ?? 'it cannot be read'}`]);
    runtime.engine.videos();
    return parts;
  } catch (error) {
    if (isFault(error) || isAbort(error)) throw error;
    throw broken([`it cannot be opened: ${errorMessage(error)}`], error);
  }
};
