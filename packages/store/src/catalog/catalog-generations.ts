import { randomUUID } from 'node:crypto';
import { MODALITIES, type GenerationOf, type GenerationRecord, type GenerationRepository } from '@frameseek/core';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { json } from '../database/row.ts';
import { upsert } from '../database/upsert.ts';
import { requireVideo } from './catalog-videos.ts';

/** Which generations lie in which store, and the stores themselves. `now` gives milliseconds since 1970. */
export const catalogGenerations = (db: Database, now: () => number): GenerationRepository => ({
  generations: (store, videoId) => videoId === undefined
    ? db.all(generationRow, `SELECT ${GENERATION} FROM generation WHERE store = ?`, [store])
    : db.all(generationRow, `SELECT ${GENERATION} FROM generation WHERE store = ? AND video_id = ?`, [store, videoId]),
  currentGeneration: (store, of) => current(db, store, of),
  hiddenGenerations: (store) => db.all(keyRow, HIDDEN, [store]),
  beginGeneration: (store, of) => db.transact(() => {
    requireVideo(db, of.videoId);
    const isAgain = of.again !== undefined && current(db, store, of)?.generation !== of.again;
    const generation = isAgain ? of.again : nextNumber(db, of);
    const token = randomUUID();
    upsert(db, INTO, { store, video_id: of.videoId, modality: of.modality, number: generation, is_current: 0, holds: NOTHING, token });
    return { generation, token };
  }),
  commitGeneration: (store, { videoId, modality, generation, token, holds }) => db.transact(() => {
    const changed = db.run(
      'UPDATE generation SET is_current = 1, holds = ?, token = NULL WHERE store = ? AND video_id = ? AND modality = ? AND number = ? AND token = ?',
      [JSON.stringify(holds), store, videoId, modality, generation, token]);
    if (changed === 0) return false;
    db.run('UPDATE generation SET is_current = 0 WHERE store = ? AND video_id = ? AND modality = ? AND number <> ?', [store, videoId, modality, generation]);
    return true;
  }),
  putGeneration: (store, { videoId, modality, generation, isCurrent, holds }) => db.transact(() => {
    requireVideo(db, videoId);
    if (isCurrent) db.run('UPDATE generation SET is_current = 0 WHERE store = ? AND video_id = ? AND modality = ?', [store, videoId, modality]);
    upsert(db, INTO, { store, video_id: videoId, modality, number: generation, is_current: isCurrent ? 1 : 0, holds: JSON.stringify(holds), token: null });
  }),
  noteHeld: (store, { videoId, modality, generation }, { space, count }) => {
    db.run(
      `UPDATE generation SET holds = json_set(holds, '$.vectors."' || ? || '"', ?) WHERE store = ? AND video_id = ? AND modality = ? AND number = ?`,
      [space, count, store, videoId, modality, generation]);
  },
  forgetGenerations: (store, { videoId, modality, keeping = null }) => {
    db.run('DELETE FROM generation WHERE store = ?1 AND video_id = ?2 AND modality = ?3 AND number <> coalesce(?4, -1)',
      [store, videoId, modality, keeping]);
  },
  videosLacking: (store, space, modalities) =>
    db.all(idRow, `${ANSWERING} AND ?3 NOT IN (SELECT key FROM json_each(g.holds, '$.vectors'))`, [store, JSON.stringify(modalities), space]).map(({ id }) => id),
  videosAnswering: (store, modalities) => db.all(idRow, ANSWERING, [store, JSON.stringify(modalities)]).map(({ id }) => id),
  held: (store) => {
    const words = db.first(countRow, `SELECT coalesce(sum(CAST(json_extract(holds, '$.words') AS INTEGER)), 0) AS count FROM generation WHERE store = ? AND is_current = 1`, [store]);
    const vectors = db.all(spaceCountRow,
      `SELECT v.key AS space, sum(CAST(v.value AS INTEGER)) AS count FROM generation g, json_each(g.holds, '$.vectors') v WHERE g.store = ? AND g.is_current = 1 GROUP BY v.key`, [store]);
    return { words: words?.count ?? 0, vectors: Object.fromEntries(vectors.map(({ space, count }) => [space, count])) };
  },
  videosNotHeld: (store) => db.all(idRow, NOT_HELD, [store]).map(({ id }) => id),
  stores: () => db.all(storeRow, 'SELECT id, name, opened_at AS openedAt FROM store ORDER BY opened_at DESC'),
  putStore: (id, name) => {
    upsert(db, { table: 'store', key: ['id'] }, { id, name, opened_at: new Date(now()).toISOString() });
  },
});

const current = (db: Database, store: string, { videoId, modality }: GenerationOf): GenerationRecord | undefined =>
  db.first(generationRow, `SELECT ${GENERATION} FROM generation WHERE store = ? AND video_id = ? AND modality = ? AND is_current = 1`, [store, videoId, modality]);

/** One that answers in another store may be older or newer: its number is never given away again. */
const nextNumber = (db: Database, { videoId, modality }: GenerationOf): number =>
  (db.first(numberRow,
    `SELECT coalesce(max(known.number), 0) AS number FROM (
       SELECT number FROM generation WHERE video_id = ?1 AND modality = ?2 AND is_current = 1
       UNION ALL SELECT generation FROM stage WHERE video_id = ?1 AND stage = ?2) AS known`, [videoId, modality])?.number ?? 0) + 1;

const INTO = { table: 'generation', key: ['store', 'video_id', 'modality', 'number'] };
const NOTHING = JSON.stringify({ words: 0, vectors: {} });

/** Asked twice by every search: each half by an index of the few rows that it is about. One that is hidden for both reasons is told twice. */
const HIDDEN = `
  SELECT g.video_id AS videoId, g.modality, g.number AS generation FROM generation g
  WHERE g.store = ?1 AND g.is_current = 0 AND EXISTS (
    SELECT 1 FROM generation c WHERE c.store = ?1 AND c.video_id = g.video_id AND c.modality = g.modality AND c.is_current = 1)
  UNION ALL SELECT g.video_id AS videoId, g.modality, g.number AS generation FROM generation g
  WHERE g.store = ?1 AND g.video_id IN (SELECT id FROM video WHERE removed_at IS NOT NULL)`;

const ANSWERING = `
  SELECT DISTINCT g.video_id AS id FROM generation g JOIN video v ON v.id = g.video_id
  WHERE g.store = ?1 AND g.is_current = 1 AND v.missing = 0 AND v.removed_at IS NULL AND g.modality IN (SELECT value FROM json_each(?2))`;

/** The stage was done for another generation or another store, or its vectors are not in the space that answers, which waits for no file that is gone. */
const NOT_HELD = `
  SELECT DISTINCT s.video_id AS id FROM stage s JOIN video f ON f.id = s.video_id
  LEFT JOIN generation g ON g.store = ?1 AND g.video_id = s.video_id AND g.modality = s.stage AND g.is_current = 1
    AND g.number = coalesce(s.generation, 0)
  WHERE f.removed_at IS NULL AND s.stage IN ('visual', 'speech', 'text') AND s.state = 'done' AND (g.number IS NULL OR EXISTS (
    SELECT 1 FROM space p WHERE p.is_serving = 1 AND f.missing = 0
      AND (substr(s.made_by, 1, length(p.id) + 1) = p.id || '/' OR substr(s.made_by, length(s.made_by) - length(p.id)) = '/' || p.id)
      AND p.id NOT IN (SELECT key FROM json_each(g.holds, '$.vectors'))))`;

const GENERATION = 'video_id AS videoId, modality, number AS generation, is_current AS isCurrent, holds';
const keyRow = z.object({ videoId: z.string(), modality: z.enum(MODALITIES), generation: z.number() });
const holds = z.object({ words: z.number(), vectors: z.record(z.string(), z.number()) });
const generationRow = keyRow.extend({ isCurrent: z.number().transform((value) => value === 1), holds: json(holds) });
const countRow = z.object({ count: z.number() });
const spaceCountRow = countRow.extend({ space: z.string() });
const idRow = z.object({ id: z.string() });
const numberRow = z.object({ number: z.number() });
const storeRow = z.object({ id: z.string(), name: z.string(), openedAt: z.string() });
