import type { FingerprintRepository } from '@frameseek/core';
import { z } from 'zod';
import { requireVideo } from './catalog-videos.ts';
import type { Database } from '../database/database.ts';

/** Perceptual fingerprints of keyframes. */
export const catalogFingerprints = (db: Database): FingerprintRepository => ({
  putFingerprints: (id, fingerprints) => db.transact(() => {
    requireVideo(db, id);
    db.runEach('INSERT INTO print (video_id, at, print) VALUES (?, ?, ?) ON CONFLICT (video_id, at) DO UPDATE SET print = excluded.print',
      fingerprints.map(({ at, fingerprint }) => [id, at, fingerprint]));
  }),
  keepFingerprints: (id, times) => {
    db.run('DELETE FROM print WHERE video_id = ? AND at NOT IN (SELECT CAST(value AS REAL) FROM json_each(?))', [id, JSON.stringify(times)]);
  },
  fingerprints: (id, { start, end }) =>
    db.all(fingerprintRow, 'SELECT at, print AS fingerprint FROM print WHERE video_id = ? AND at >= ? AND at < ? ORDER BY at', [id, start, end]),
});

const fingerprintRow = z.object({ at: z.number(), fingerprint: z.instanceof(Uint8Array) });
