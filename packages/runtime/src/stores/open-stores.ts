import { join } from 'node:path';
import { Fault, isFaultOf, type Catalog, type SegmentIndex } from '@frameseek/core';
import type { Config } from '../config/config.ts';
import { makeFolder } from '../make-folder.ts';
import { absentIndex } from './absent-index.ts';
import { loadStores } from './load-stores.ts';
import { openCatalogOf } from './open-catalog.ts';

/** Where a library's segments lie: in its folder, or on a server. */
export type StoreKind = 'lance' | 'qdrant';

/** How the stores of a library are opened. */
export interface StoreOptions {
  /** Whether a store that is away, or refuses, is no failure: its calls then reject with what kept it away. */
  readonly mayBeAway?: boolean;
}

/** The catalog of a library, and its store of the kind that the settings say. */
export const openStores = async (config: Config, { mayBeAway = false }: StoreOptions = {}): Promise<{ index: SegmentIndex; catalog: Catalog }> => {
  const catalog = await openCatalogOf(config);
  try {
    return { catalog, index: await openStore(config, { kind: config.qdrant === undefined ? 'lance' : 'qdrant', library: catalog.libraryId() }) };
  } catch (error) {
    if (mayBeAway && (isFaultOf(error, 'store/unavailable') || isFaultOf(error, 'store/failed'))) return { catalog, index: absentIndex(error) };
    catalog.close();
    throw error;
  }
};

/** Which of the stores that a library may lie in. */
interface WantedStore {
  readonly kind: StoreKind;
  /** Name of the library, by which it is told from others on a server. */
  readonly library: string;
}

/** The store of one kind, whichever the settings say. Throws `config/invalid` for a server that they do not name. */
export const openStore = async (config: Config, { kind, library }: WantedStore): Promise<SegmentIndex> => {
  const { openLanceIndex, openQdrantIndex } = await loadStores();
  if (kind === 'lance') {
    const folder = join(config.libraryFolder, 'index');
    await makeFolder(folder);
    return openLanceIndex(folder);
  }
  if (config.qdrant === undefined) throw new Fault('config/invalid', { problems: ['QDRANT_URL is not set: it says which server is meant'] });
  return openQdrantIndex({ ...config.qdrant, library });
};
