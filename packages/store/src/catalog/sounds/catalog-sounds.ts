import type { SoundRepository } from '@frameseek/core';
import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import { requireVideo } from '../catalog-videos.ts';

/** What is heard in all videos. That it changed is told by the stage that is recorded with it: a trigger for each event would count a film thousands of times. */
export const catalogSounds = (db: Database): SoundRepository => ({
  putSoundEvents: (id, events) => db.transact(() => {
    requireVideo(db, id);
    db.run('DELETE FROM sound_event WHERE video_id = ?', [id]);
    db.runEach(`INSERT INTO sound_event (video_id, number, ${EVENT}) VALUES (?, ?, ?, ?, ?, ?)`,
      events.map(({ label, start, end, score }, number) => [id, number, label, start, end, score]));
  }),
  soundEvents: (id) => db.all(eventRow, `SELECT ${EVENT} FROM sound_event WHERE video_id = ? ORDER BY number`, [id]),
  soundLabels: () => db.all(labelRow, `SELECT label FROM sound_event WHERE ${IN_LIBRARY} GROUP BY label ORDER BY COUNT(*) DESC, label`).map(({ label }) => label),
  soundsOf: ({ labels, videoIds, limit }) => {
    if (labels.length === 0 || videoIds?.length === 0) return [];
    const within = videoIds === undefined ? '' : ` AND video_id IN (${placeholders(videoIds)})`;
    return db.all(foundRow, `SELECT video_id AS "videoId", ${EVENT} FROM sound_event WHERE label IN (${placeholders(labels)}) AND ${IN_LIBRARY}${within} ORDER BY score DESC, video_id, number LIMIT ?`,
      [...labels, ...(videoIds ?? []), limit]);
  },
});

/** Not in the trash. */
const IN_LIBRARY = 'video_id NOT IN (SELECT v.id FROM video v WHERE v.removed_at IS NOT NULL)';
const EVENT = 'label, start, end, score';
const placeholders = (values: readonly string[]): string => values.map(() => '?').join(', ');
const columns = { label: z.string(), start: z.number(), end: z.number(), score: z.number() };
const eventRow = z.object(columns);
const foundRow = z.object({ videoId: z.string(), ...columns });
const labelRow = z.object({ label: z.string() });
