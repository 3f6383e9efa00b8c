import { join } from 'node:path';
import { Fault, type Catalog } from '@frameseek/core';
import type { Config } from '../config/config.ts';
import { loadStores } from './load-stores.ts';
import { mapPaths } from './map-paths.ts';

/** The file of a catalog that lies in its library's folder. */
export const catalogFile = ({ libraryFolder }: Pick<Config, 'libraryFolder'>): string => join(libraryFolder, 'catalog.sqlite');

/** The catalog of a library: on the PostgreSQL server that the settings name, else in its folder. */
export const openCatalogOf = async (config: Config): Promise<Catalog> => {
  const { openCatalog, openPostgresCatalog } = await loadStores();
  return config.databaseUrl === undefined ? openCatalog(catalogFile(config)) : mapPaths(openPostgresCatalog(config.databaseUrl), config.pathMaps);
};

/** Throws `input/invalid` for a catalog on a server: it is copied by the server's own programs, as one with the library's folder. */
export const requireCatalogFile = (config: Config, work: 'backup' | 'restore'): void => {
  if (config.databaseUrl === undefined) return;
  const [program, flags] = work === 'backup' ? ['pg_dump', '--format=custom --file=catalog.dump'] : ['pg_restore', '--clean --if-exists --dbname="$FRAMESEEK_DATABASE_URL" catalog.dump'];
  throw new Fault('input/invalid', {
    problems: [
      `the catalog lies in PostgreSQL, which ${work === 'backup' ? 'makes its own backups' : 'takes back its own backups'}: run ${program} --schema=frameseek ${flags}${work === 'backup' ? ' "$FRAMESEEK_DATABASE_URL"' : ''}, and copy the folder ${config.libraryFolder}${config.qdrant === undefined ? '' : '; what is missing on the Qdrant server afterwards is made anew'}`,
    ],
  });
};
