import type { FingerprintRepository } from '@frameseek/core';
import { z } from 'zod';
import { requireVideo } from './catalog-videos.ts';
import type { Sqlite } from '../sqlite/sqlite.ts';

/** What the keyframes of videos look like at a glance. */
export const catalogFingerprints = (db: Sqlite): FingerprintRepository => ({
  putFingerprints: (id, prints) => db.transact(() => {
    requireVideo(db, id);
    for (const { at, print } of prints) db.run('INSERT OR REPLACE INTO print (video_id, at, print) VALUES (?, ?, ?)', [id, at, print]);
  }),
  prints: (id, { start, end }) =>
    db.all(printRow, 'SELECT at, print FROM print WHERE video_id = ? AND at >= ? AND at < ? ORDER BY at', [id, start, end]),
});

const printRow = z.object({ at: z.number(), print: z.instanceof(Uint8Array) });
