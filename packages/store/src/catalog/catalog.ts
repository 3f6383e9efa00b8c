import { Fault, type Catalog } from '@frameseek/core';
import { z } from 'zod';
import { catalogAudit } from './access/catalog-audit.ts';
import { catalogPasses } from './access/catalog-passes.ts';
import { catalogUsers } from './access/catalog-users.ts';
import { catalogCollections } from './collections/catalog-collections.ts';
import { catalogConversations } from './catalog-conversations.ts';
import { catalogContent } from './catalog-content.ts';
import { catalogScreenLines } from './catalog-screen-lines.ts';
import { catalogAlerts } from './live/catalog-alerts.ts';
import { catalogPush } from './live/catalog-push.ts';
import { catalogValues } from './access/catalog-values.ts';
import { catalogLive } from './live/catalog-live.ts';
import { catalogInsights } from './catalog-insights.ts';
import { catalogJobs } from './catalog-jobs.ts';
import { catalogModelLedger } from './catalog-model-ledger.ts';
import { catalogLabels } from './catalog-labels.ts';
import { catalogFiles } from './catalog-files.ts';
import { catalogFingerprints } from './catalog-fingerprints.ts';
import { catalogGenerations } from './catalog-generations.ts';
import { CATALOG_MIGRATIONS } from './catalog-migrations.ts';
import { catalogReports } from './reports/catalog-reports.ts';
import { catalogSpaces } from './catalog-spaces.ts';
import { catalogTasks } from './catalog-tasks.ts';
import { catalogVideos } from './catalog-videos.ts';
import { catalogWatchedFolders } from './catalog-watched-folders.ts';
import { catalogObjects } from './objects/catalog-objects.ts';
import { catalogSounds } from './sounds/catalog-sounds.ts';
import { catalogSpeakers } from './sounds/catalog-speakers.ts';
import { catalogKeyframeVectors } from './vectors/catalog-keyframe-vectors.ts';
import { catalogWords, editDistance } from './words/catalog-words.ts';
import { catalogLeases } from './work/catalog-leases.ts';
import type { Database } from '../database/database.ts';
import { Postgres } from '../postgres/postgres.ts';
import { Sqlite } from '../sqlite/sqlite.ts';

/** How a catalog is opened. */
export interface CatalogOptions {
  /** Milliseconds since 1970; tests turn it by hand. */
  readonly now?: () => number;
  /** How long a call waits for another process that is writing, before it is `store/unavailable`. */
  readonly busyMs?: number;
}

/**
 * The catalog in one SQLite file, which several processes may open at the same time. Made where it is missing. It and each
 * of its calls throw `store/unavailable` while others keep the file locked, `store/failed`, `file/forbidden` and `file/disk-full`.
 */
export const openCatalog = (file: string, { now = Date.now, busyMs = BUSY_MS }: CatalogOptions = {}): Catalog =>
  catalogIn(new Sqlite(file, { migrations: CATALOG_MIGRATIONS, busyMs, functions: { edit_distance: editDistance } }), now);

/**
 * The catalog in a PostgreSQL database, which processes of several computers may open at the same time; its clock is everybody's. The tables are
 * made where they are missing. It and each of its calls throw `store/unavailable` while the server is away or others write for too long, and
 * `store/failed` where it refuses.
 */
export const openPostgresCatalog = (url: string, { now, busyMs = BUSY_MS }: CatalogOptions = {}): Catalog => {
  const db = new Postgres({ url, migrations: CATALOG_MIGRATIONS, busyMs });
  return catalogIn(db, now ?? (() => db.now()));
};

const BUSY_MS = 5_000;

const catalogIn = (db: Database, now: () => number): Catalog => ({
  ...catalogVideos(db), ...catalogFiles(db), ...catalogWatchedFolders(db), ...catalogContent(db), ...catalogScreenLines(db), ...catalogJobs(db, now), ...catalogLabels(db, now), ...catalogCollections(db), ...catalogFingerprints(db), ...catalogKeyframeVectors(db), ...catalogModelLedger(db, now),
  ...catalogConversations(db, now), ...catalogReports(db), ...catalogTasks(db, now), ...catalogInsights(db), ...catalogUsers(db), ...catalogPasses(db), ...catalogAudit(db, now),
  ...catalogGenerations(db, now), ...catalogSpaces(db), ...catalogObjects(db), ...catalogSounds(db), ...catalogSpeakers(db), ...catalogWords(db), ...catalogLive(db, now), ...catalogAlerts(db, now), ...catalogPush(db), ...catalogValues(db), ...catalogLeases(db, now),
  libraryId: () => libraryId(db), atomically: (work) => db.transact(work), close: () => db.close(),
});

const libraryId = (db: Database): string => {
  const row = db.first(z.object({ id: z.string() }), 'SELECT id FROM library');
  if (row === undefined) throw new Fault('store/failed', { store: 'catalog', reason: 'the library has no name' });
  return row.id;
};
