import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Fault, isFault, type Abortable } from '@frameseek/core';
import * as tar from 'tar';
import { catalogFile, requireCatalogFile } from '../stores/open-catalog.ts';
import type { Config } from '../config/config.ts';
import { CATALOG_ENTRY, LIBRARY_ENTRIES, MANIFEST, type BackupManifest } from './library-entries.ts';
import { snapshotQdrant } from './snapshot-qdrant.ts';
import { writeFault } from '../write-fault.ts';

/** What is taken, and how it is followed. */
export interface BackupOptions extends Abortable {
  /** The version of Frameseek, which is noted. */
  readonly version: string;
  /** Whether uploads and samples are in it, which may be large. */
  readonly withMedia: boolean;
}

/** Left free on the disk of the backup, in bytes. */
const SPARE_BYTES = 32_000_000;

/**
 * Writes the library into one file, whole or not at all, while others index into it: the catalog as it is at one instant, then the index. What
 * of the index is taken away in between is noticed after a restore by the tally of the store, and made anew. Resolves with what is in
 * it. Rejects with `file/missing` where there is no library, `input/invalid` where its catalog lies on a server, `file/disk-full`, `file/forbidden` and `store/failed`.
 */
export const backupLibrary = async (config: Config, file: string, options: BackupOptions): Promise<BackupManifest> => {
  const { libraryFolder } = config;
  requireCatalogFile(config, 'backup');
  const source = catalogFile(config);
  if ((await stat(source).catch(() => undefined)) === undefined) throw new Fault('file/missing', { path: source });
  const staging = join(libraryFolder, `.backup-${randomUUID()}`);
  const partial = `${resolve(file)}.${randomUUID()}.part`;
  try {
    await mkdir(staging, { mode: 0o700 });
    const { videos, hasIndex } = await takeLibrary(config, staging, options);
    const files = await describe(staging, options);
    await checkSpace(dirname(partial), files);
    const manifest: BackupManifest = { format: 1, version: options.version, at: new Date().toISOString(), libraryFolder, videos, hasIndex, files };
    await writeFile(join(staging, MANIFEST), JSON.stringify(manifest));
    await pack(staging, partial, { paths: [...files.map(({ path }) => path), MANIFEST], signal: options.signal });
    await rename(partial, resolve(file));
    return manifest;
  } catch (error) {
    throw options.signal.aborted || isFault(error) ? error : writeFault(error, file);
  } finally {
    await rm(staging, { recursive: true, force: true });
    await rm(partial, { force: true });
  }
};

/** Takes everything into the staging folder; gives the number of videos, and whether the index could be taken. */
const takeLibrary = async (config: Config, staging: string, { signal, withMedia }: BackupOptions): Promise<Pick<BackupManifest, 'videos' | 'hasIndex'>> => {
  const { linkTree, openCatalog, snapshotCatalog, snapshotLance } = await import('@frameseek/store');
  await snapshotCatalog(catalogFile(config), join(staging, CATALOG_ENTRY), { signal });
  if (config.qdrant === undefined) await snapshotLance(join(config.libraryFolder, 'index'), join(staging, 'index'), { signal });
  const others = LIBRARY_ENTRIES.filter((name) => name !== CATALOG_ENTRY && name !== 'index' && (withMedia || name !== 'media'));
  for (const name of others) await linkTree(join(config.libraryFolder, name), join(staging, name), { signal });
  const catalog = openCatalog(join(staging, CATALOG_ENTRY));
  try {
    const hasIndex = config.qdrant === undefined || await snapshotQdrant(config, { catalog, folder: staging }, { signal });
    return { videos: catalog.videos().length, hasIndex };
  } finally {
    catalog.close();
  }
};

/** Every file of the folder with its length and digest. */
const describe = async (folder: string, { signal }: Abortable): Promise<BackupManifest['files']> => {
  const files: BackupManifest['files'] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    signal.throwIfAborted();
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.push({ path: relative(folder, path).split(sep).join('/'), sizeBytes: (await stat(path)).size, sha256: await fileDigest(path) });
  }
  return files;
};

/** The SHA-256 of a file, in hexadecimal digits. */
export const fileDigest = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
};

const checkSpace = async (folder: string, files: BackupManifest['files']): Promise<void> => {
  const { bavail, bsize } = await statfs(folder);
  const wanted = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, SPARE_BYTES);
  if (wanted > bavail * bsize) throw new Fault('file/disk-full', { path: folder });
};

/** Uncompressed: vectors and films do not get smaller. On the disk before it has its name. */
const pack = async (folder: string, target: string, { paths, signal }: Abortable & { readonly paths: readonly string[] }): Promise<void> => {
  const packed = tar.create({ cwd: folder, portable: true }, [...paths]);
  await pipeline(packed, createWriteStream(target, { flags: 'wx', mode: 0o600 }), { signal });
  const written = await open(target, 'r+');
  await written.sync().finally(() => written.close());
};
