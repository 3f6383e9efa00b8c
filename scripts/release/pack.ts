import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { root, run } from '../tools.mjs';

const releaseFolder = join(root, 'release');
/** Where the content of the package is put together. */
export const stagingFolder = join(releaseFolder, 'package');

/** A package, as npm packed it. */
export interface Packed {
  readonly file: string;
  readonly bytes: number;
  /** Bytes, unpacked. */
  readonly unpackedBytes: number;
  readonly files: number;
}

const packReport = z.tuple([z.object({ filename: z.string(), unpackedSize: z.number(), entryCount: z.number() })]);

/** Packs the staged folder into `release/<name>-<version>.tgz`. Throws what npm says when it fails. */
export const pack = async (): Promise<Packed> => {
  await mkdir(releaseFolder, { recursive: true });
  const { code, output } = await run('npm', ['pack', stagingFolder, '--json', '--loglevel=error', `--pack-destination=${releaseFolder}`]);
  if (code !== 0) throw new Error(`npm pack failed:\n${output}`);
  // Warnings may stand before it.
  const report = /^\[$[^]*^\]$/mu.exec(output)?.[0] ?? '';
  const [{ filename, unpackedSize, entryCount }] = packReport.parse(JSON.parse(report));
  const file = join(releaseFolder, filename);
  return { file, bytes: (await stat(file)).size, unpackedBytes: unpackedSize, files: entryCount };
};
