import type { Catalog } from '@frameseek/core';
import { createAccess, type Access } from '@frameseek/engine';
import { finishRestore } from '../backup/finish-restore.ts';
import { definedFields, isLoopback, type Config } from '../config/config.ts';
import { makeFolder } from '../make-folder.ts';
import { openCatalogOf } from '../stores/open-catalog.ts';
import { argon2Hasher } from './argon2-hasher.ts';

/** Who may what, over an open catalog, as the configuration says. */
export const accessOf = (config: Config, catalog: Catalog): Access =>
  createAccess({
    catalog,
    hasher: argon2Hasher,
    now: Date.now,
    settings: { isLocal: isLoopback(config.host), hasProvider: config.oidc !== undefined, ...definedFields({ token: config.token, strangerRole: config.oidc?.strangerRole }) },
  });

/** Who may what in a library of which nothing else is needed; disposing of it closes the catalog. Rejects as `createRuntime` does. */
export const openAccess = async (config: Config): Promise<{ readonly access: Access } & Disposable> => {
  await makeFolder(config.libraryFolder);
  await finishRestore(config.libraryFolder);
  const catalog = await openCatalogOf(config);
  return { access: accessOf(config, catalog), [Symbol.dispose]: () => catalog.close() };
};
