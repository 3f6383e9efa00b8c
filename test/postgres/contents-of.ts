import { join } from 'node:path';
import { openCatalog, openLanceIndex, openPostgresCatalog } from '@frameseek/store';
import { libraryContents } from '../e2e/library-contents.ts';
import type { Workplace } from '../e2e/open-runtime.ts';

/** What stands in a library whose index lies in its folder, and whose catalog does, too, or in a database. */
export const contentsOf = async ({ env }: Workplace, database?: string): Promise<unknown> => {
  const library = env['FRAMESEEK_LIBRARY'] ?? '';
  const catalog = database === undefined ? openCatalog(join(library, 'catalog.sqlite')) : openPostgresCatalog(database);
  const index = await openLanceIndex(join(library, 'index'));
  try {
    return await libraryContents(catalog, index);
  } finally {
    await index.close();
    catalog.close();
  }
};
