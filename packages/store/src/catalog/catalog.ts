import type { Catalog } from '@frameseek/core';
import { catalogConversations } from './catalog-conversations.ts';
import { catalogContent } from './catalog-content.ts';
import { catalogInsights } from './catalog-insights.ts';
import { catalogJobs } from './catalog-jobs.ts';
import { catalogModelLedger } from './catalog-ledger.ts';
import { catalogLabels } from './catalog-labels.ts';
import { catalogFingerprints } from './catalog-fingerprints.ts';
import { CATALOG_MIGRATIONS } from './catalog-schema.ts';
import { catalogTasks } from './catalog-tasks.ts';
import { catalogVideos } from './catalog-videos.ts';
import { catalogWatch } from './catalog-watch.ts';
import { Sqlite } from '../sqlite/sqlite.ts';

export interface CatalogOptions {
  /** Milliseconds since 1970; tests turn it by hand. */
  readonly now?: () => number;
  /** How long a call waits for another process that is writing, before it is `store/unavailable`. */
  readonly busyMs?: number;
}

/** The catalog in one SQLite file, which several processes may open at the same time. Made where it is missing. */
export const openCatalog = (file: string, { now = Date.now, busyMs = 5_000 }: CatalogOptions = {}): Catalog => {
  const db = new Sqlite(file, { migrations: CATALOG_MIGRATIONS, busyMs });
  return {
    ...catalogVideos(db), ...catalogWatch(db), ...catalogContent(db), ...catalogJobs(db, now), ...catalogLabels(db, now), ...catalogFingerprints(db), ...catalogModelLedger(db, now),
    ...catalogConversations(db, now), ...catalogTasks(db, now), ...catalogInsights(db), close: () => db.close(),
  };
};
