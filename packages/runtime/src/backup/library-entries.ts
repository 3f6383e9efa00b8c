import { z } from 'zod';

/** What a library consists of, in its folder: the catalog, the index, pictures, files of its own, films that were cut for links, settings. */
export const LIBRARY_ENTRIES = ['catalog.sqlite', 'index', 'pictures', 'media', 'shares', 'settings'] as const;

/** The catalog, which is taken first and put back last. */
export const CATALOG_ENTRY = 'catalog.sqlite';
/** What SQLite keeps beside a catalog that is open, or was left by a process that was killed. */
export const CATALOG_TAILS = ['catalog.sqlite-wal', 'catalog.sqlite-shm'] as const;

/** The file of a backup that says what the others are; the last one in it, so that a backup that was cut off has none. */
export const MANIFEST = 'manifest.json';

/** What a backup holds. */
export const backupManifest = z.object({
  format: z.literal(1),
  version: z.string().describe('Of the Frameseek that made it'),
  at: z.string(),
  /** Where the library lay: the catalog names files of its own by it. */
  libraryFolder: z.string(),
  videos: z.number().int(),
  /** Whether the index is in it; one on a Qdrant server that was away is not. */
  hasIndex: z.boolean(),
  files: z.array(z.object({ path: z.string(), sizeBytes: z.number().int(), sha256: z.string() })),
});
/** What a backup holds. */
export type BackupManifest = z.infer<typeof backupManifest>;
