import { join } from 'node:path';
import { openCatalog, openLanceIndex, openPostgresCatalog, openQdrantIndex } from '@frameseek/store';
import { libraryContents } from '../e2e/library-contents.ts';
import type { Workplace } from '../e2e/open-runtime.ts';

/** What stands in the library of a workplace, where these settings say that catalog and index lie; else both lie in its folder. */
export const contentsOf = async ({ env }: Workplace, more: Readonly<Record<string, string>> = {}): Promise<unknown> => {
  const { FRAMESEEK_LIBRARY: library = '', FRAMESEEK_DATABASE_URL: database, QDRANT_URL: url, QDRANT_PREFIX: prefix = '', QDRANT_API_KEY: apiKey } = { ...env, ...more };
  const catalog = database === undefined ? openCatalog(join(library, 'catalog.sqlite')) : openPostgresCatalog(database);
  const key = apiKey === undefined ? {} : { apiKey };
  const index = await (url === undefined ? openLanceIndex(join(library, 'index')) : openQdrantIndex({ url, prefix, library: catalog.libraryId(), ...key }));
  try {
    return await libraryContents(catalog, index);
  } finally {
    await index.close();
    catalog.close();
  }
};
