import type { WatchedFolderRepository } from '@frameseek/core';
import { z } from 'zod';
import type { Database } from '../database/database.ts';

/** Watched folders, and files that are gone. */
export const catalogWatchedFolders = (db: Database): WatchedFolderRepository => ({
  watchedFolders: () => db.all(folderRow, 'SELECT path FROM watched_folder ORDER BY rowid').map(({ path }) => path),
  addWatchedFolder: (path) => {
    db.run('INSERT INTO watched_folder (path) VALUES (?) ON CONFLICT DO NOTHING', [path]);
  },
  removeWatchedFolder: (path) => db.run('DELETE FROM watched_folder WHERE path = ?', [path]) > 0,
  setMissing: (id, isMissing) => {
    // Only where it changes something: each change makes all who look read the library again.
    db.run('UPDATE video SET missing = ?2 WHERE id = ?1 AND missing <> ?2', [id, isMissing ? 1 : 0]);
  },
});

const folderRow = z.object({ path: z.string() });
