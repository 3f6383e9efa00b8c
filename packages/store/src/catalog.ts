import type { Catalog } from '@frameseek/core';
import { catalogContent } from './catalog-content.ts';
import { catalogJobs } from './catalog-jobs.ts';
import { CATALOG_MIGRATIONS } from './catalog-schema.ts';
import { catalogVideos } from './catalog-videos.ts';
import { Sqlite } from './sqlite.ts';

export interface CatalogOptions {
  /** Milliseconds since 1970; tests turn it by hand. */
  readonly now?: () => number;
}

/** The catalog in one SQLite file, which several processes may open at the same time. Made where it is missing. */
export const openCatalog = (file: string, { now = Date.now }: CatalogOptions = {}): Catalog => {
  const db = new Sqlite(file, CATALOG_MIGRATIONS);
  return { ...catalogVideos(db), ...catalogContent(db), ...catalogJobs(db, now), close: () => db.close() };
};
