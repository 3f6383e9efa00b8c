import { OBJECT_COLORS, boxOf, edgesOf, type ObjectRepository, type PathPoint } from '@frameseek/core';
import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import { requireVideo } from '../catalog-videos.ts';

/** What is seen where in all videos. That it changed is told by the stage that is recorded with it: a trigger for each track would count a film thousands of times. */
export const catalogObjects = (db: Database): ObjectRepository => ({
  putObjectTracks: (id, tracks) => db.transact(() => {
    requireVideo(db, id);
    db.run('DELETE FROM object_track WHERE video_id = ?', [id]);
    db.runEach(`INSERT INTO object_track (video_id, ${TRACK}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      tracks.map(({ number, label, score, start, end, color, path }) => [id, number, label, score, start, end, color, writtenPath(path)]));
  }),
  objectTracks: (id, label) => db.all(trackRow, `SELECT ${TRACK} FROM object_track WHERE video_id = ?${label === undefined ? '' : ' AND label = ?'} ORDER BY number`, label === undefined ? [id] : [id, label]),
  objectLabels: () => db.all(labelRow, `SELECT label FROM object_track WHERE ${IN_LIBRARY} GROUP BY label ORDER BY COUNT(*) DESC, label`).map(({ label }) => label),
  tracksOf: ({ labels, videoIds, limit }) => {
    if (labels?.length === 0 || videoIds?.length === 0) return [];
    const among = (column: string, values: readonly string[] | undefined): string => (values === undefined ? '' : ` AND ${column} IN (${values.map(() => '?').join(', ')})`);
    return db.all(foundRow, `SELECT video_id AS "videoId", ${TRACK} FROM object_track WHERE ${IN_LIBRARY}${among('label', labels)}${among('video_id', videoIds)} ORDER BY score DESC, video_id, number LIMIT ?`,
      [...(labels ?? []), ...(videoIds ?? []), limit]);
  },
});

/** Parts of a second and of the picture that are kept. */
const DIGITS = 1e4;
const rounded = (value: number): number => Math.round(value * DIGITS) / DIGITS;

/** A path in few bytes: `[[seconds, left, top, right, bottom], …]`. */
const writtenPath = (path: readonly PathPoint[]): string => JSON.stringify(path.map(({ at, box }) => {
  const { left, top, right, bottom } = edgesOf(box);
  return [at, left, top, right, bottom].map(rounded);
}));

/** Not in the trash. */
const IN_LIBRARY = 'video_id NOT IN (SELECT v.id FROM video v WHERE v.removed_at IS NOT NULL)';
const TRACK = 'number, label, score, start, end, color, path';
const points = z.array(z.tuple([z.number(), z.number(), z.number(), z.number(), z.number()])
  .transform(([at, left, top, right, bottom]): PathPoint => ({ at, box: boxOf({ left, top, right, bottom }) })));
const columns = {
  number: z.number(), label: z.string(), score: z.number(), start: z.number(), end: z.number(), color: z.enum(OBJECT_COLORS).nullable(),
  path: z.string().transform((text): unknown => JSON.parse(text)).pipe(points),
};
const trackRow = z.object(columns);
const foundRow = z.object({ videoId: z.string(), ...columns });
const labelRow = z.object({ label: z.string() });
