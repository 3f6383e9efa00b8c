import { randomUUID } from 'node:crypto';
import { Fault, label, type LabelRepository } from '@frameseek/core';
import { requireVideo } from './catalog-videos.ts';
import type { Database } from '../database/database.ts';

/** Relevance labels that people gave to results. `now` gives milliseconds since 1970. */
export const catalogLabels = (db: Database, now: () => number): LabelRepository => ({
  putLabel: ({ q, video, start, end, verdict }) => db.transact(() => {
    requireVideo(db, video);
    const kept = db.first(
      label,
      `INSERT INTO label (id, query, video_id, start, end, verdict, at) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (query, video_id, start, end) DO UPDATE SET verdict = excluded.verdict, at = excluded.at
       RETURNING ${LABEL}`,
      [randomUUID(), q, video, start, end, verdict, new Date(now()).toISOString()],
    );
    if (kept === undefined) throw new Fault('store/failed', { store: 'catalog', reason: 'a label was not kept' });
    return kept;
  }),
  labels: () => db.all(label, `SELECT ${LABEL} FROM label ORDER BY at DESC, rowid DESC`),
  removeLabel: (id) => db.run('DELETE FROM label WHERE id = ?', [id]) > 0,
});

const LABEL = 'id, query AS q, video_id AS video, start, end, verdict, at';
