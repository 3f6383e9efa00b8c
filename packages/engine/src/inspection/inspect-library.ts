import type { Abortable, IndexCount, LibraryFinding, LibraryReport } from '@frameseek/core';
import type { LibraryParts } from '../library-parts.ts';
import { inspectFiles } from './inspect-files.ts';
import { inspectPictures, inspectUploads } from './inspect-folders.ts';
import { inspectSpaces } from './inspect-spaces.ts';
import { inspectStore } from './inspect-store.ts';
import { inspectVectors } from './inspect-vectors.ts';

/** One look at a library. */
export interface InspectionOptions extends Abortable {
  /** Sets right what was found. */
  readonly repair: boolean;
}

/**
 * Holds the catalog against the store and the disk: what is missing, what is left over, whether files are still what they
 * were, and whether vectors are what this computer makes of them. Nothing is changed unless it is asked for. Throws what the store throws.
 */
export const inspectLibrary = async (parts: LibraryParts, { repair, signal }: InspectionOptions): Promise<LibraryReport> => {
  const options = { signal };
  await parts.store.verify(options);
  const store = await parts.store.identity(options);
  const [held, found] = [parts.catalog.held(store), await parts.index.count(options)];
  const findings = [
    ...(await inspectStore(parts, store, options)), ...(await inspectSpaces(parts, options)), ...(await inspectFiles(parts, options)),
    ...(await inspectVectors(parts, options)), ...(await inspectPictures(parts)), ...(await inspectUploads(parts)),
  ];
  const reported: LibraryFinding[] = [];
  for (const { repair: work, ...finding } of findings) {
    signal.throwIfAborted();
    if (repair) await work();
    reported.push({ ...finding, isRepaired: repair });
  }
  return { store: { id: store, name: parts.index.name }, videos: parts.catalog.videos().length, held: total(held), found: total(found), findings: reported };
};

const total = ({ words, vectors }: IndexCount): LibraryReport['held'] => ({ words, vectors: Object.values(vectors).reduce((sum, count) => sum + count, 0) });
