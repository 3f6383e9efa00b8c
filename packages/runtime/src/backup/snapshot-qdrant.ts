import { NO_TELEMETRY, isFaultOf, type Abortable, type Catalog } from '@frameseek/core';
import { copyStore } from '@frameseek/engine';
import type { Config } from '../config/config.ts';
import { openStore } from '../stores/open-stores.ts';

/** A backup that is being made: the catalog in it, and its folder. */
interface Snapshot {
  readonly catalog: Catalog;
  readonly folder: string;
}

/**
 * Takes what the library has on a Qdrant server into a folder `index`, as one without a server has it: a snapshot of the server's own would have the other
 * libraries of its collections, too. False where the server is away: nothing is taken then, and what is missing after a restore is made anew. Rejects
 * with `store/failed`, and what the embedded store throws.
 */
export const snapshotQdrant = async (config: Config, { catalog, folder }: Snapshot, { signal }: Abortable): Promise<boolean> => {
  const library = catalog.libraryId();
  const to = await openStore({ ...config, libraryFolder: folder }, { kind: 'lance', library });
  try {
    const from = await openStore(config, { kind: 'qdrant', library });
    await copyStore({ catalog, from, to, telemetry: NO_TELEMETRY }, { signal, report: () => undefined }).finally(() => from.close());
    return true;
  } catch (error) {
    if (!isFaultOf(error, 'store/unavailable')) throw error;
    return false;
  } finally {
    await to.close();
  }
};
