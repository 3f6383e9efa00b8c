import { insight, type InsightRepository } from '@frameseek/core';
import { z } from 'zod';
import { requireVideo } from './catalog-videos.ts';
import { json } from '../database/row.ts';
import { upsert } from '../database/upsert.ts';
import type { Database } from '../database/database.ts';

/** The insights of each video, one for each key. */
export const catalogInsights = (db: Database): InsightRepository => ({
  putInsight: (videoId, made) => db.transact(() => {
    requireVideo(db, videoId);
    upsert(db, { table: 'insight', key: ['video_id', 'key'] }, { video_id: videoId, key: made.key, insight: JSON.stringify(made) });
  }),
  insight: (videoId, key) => db.first(insightRow, 'SELECT insight FROM insight WHERE video_id = ? AND key = ?', [videoId, key])?.insight,
  insights: (videoId) =>
    db.all(insightRow, 'SELECT insight FROM insight WHERE video_id = ? ORDER BY key', [videoId]).map((row) => row.insight),
  hasInsights: () => db.first(keyRow, 'SELECT key FROM insight LIMIT 1') !== undefined,
  removeInsight: (videoId, key) => db.run('DELETE FROM insight WHERE video_id = ? AND key = ?', [videoId, key]) === 1,
});

const keyRow = z.object({ key: z.string() });
const insightRow = z.object({ insight: json(insight) });
