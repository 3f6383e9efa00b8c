import {
  Fault, STAGES, fileName, probe, type StageRecord, type StageRepository, type TagRepository, type VideoId, type VideoRecord, type VideoRepository,
} from '@frameseek/core';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { json, withoutNulls } from '../database/row.ts';
import { upsert } from '../database/upsert.ts';
import { putWords } from './words/put-words.ts';

type Videos = VideoRepository & TagRepository & StageRepository;

/** Videos, and how far each has come. */
export const catalogVideos = (db: Database): Videos => ({
  putVideo: ({ id, path, title, sizeBytes, addedAt, probe: known }) => db.transact(() => {
    db.run(
      `INSERT INTO video (id, path, title, size_bytes, added_at, probe) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET path = excluded.path, title = excluded.title, size_bytes = excluded.size_bytes,
         added_at = excluded.added_at, probe = excluded.probe, missing = 0, removed_at = NULL`,
      [id, path, title, sizeBytes, addedAt, known === undefined ? null : JSON.stringify(known)],
    );
    putNames(db, id);
  }),
  video: (id) => {
    const video = db.first(videoRow, `SELECT ${VIDEO} FROM video WHERE id = ?`, [id]);
    return video && withCopies(video, db.all(copyRow, `${COPIES} WHERE video.id = ? ORDER BY file.path`, [id]));
  },
  videos: () => listVideos(db, 'WHERE removed_at IS NULL'),
  everyVideo: () => listVideos(db, ''),
  version: () => db.first(valueRow, `SELECT value FROM counter WHERE name = 'version'`)?.value ?? 0,
  findableVersion: () => db.first(valueRow, `SELECT value FROM counter WHERE name = 'findable'`)?.value ?? 0,
  noteFindable: () => {
    db.run(`UPDATE counter SET value = value + 1 WHERE name = 'findable'`);
  },
  rename: (id, title) => db.transact(() => {
    if (db.run('UPDATE video SET title = ? WHERE id = ?', [title, id]) === 0) throw unknown(id);
    putNames(db, id);
  }),
  setTags: (id, tags) => db.transact(() => {
    if (db.run('UPDATE video SET tags = ? WHERE id = ?', [tags.length === 0 ? null : JSON.stringify(tags), id]) === 0) throw unknown(id);
    putNames(db, id);
  }),
  setSoundTrack: (id, track) => {
    if (db.run('UPDATE video SET sound_track = ? WHERE id = ?', [track ?? null, id]) === 0) throw unknown(id);
  },
  setRemoved: (id, at) => db.transact(() => {
    if (db.run('UPDATE video SET removed_at = ? WHERE id = ?', [at ?? null, id]) === 0) throw unknown(id);
    if (at !== undefined) forgetJobs(db, id);
  }),
  removeVideo: (id) => db.transact(() => removeVideo(db, id)),
  forgetContent: (id) => db.transact(() => {
    for (const table of CONTENT) db.run(`DELETE FROM ${table} WHERE video_id = ?`, [id]);
    db.run(`DELETE FROM word_use WHERE video_id = ? AND source <> 'names'`, [id]);
    db.run('UPDATE video SET probe = NULL WHERE id = ?', [id]);
  }),

  putStage: (id, record) => db.transact(() => putStage(db, id, record)),
  stages: (id) => inOrder(db.all(stageRow, `SELECT ${STAGE} FROM stage WHERE video_id = ?`, [id])),
  everyStage: () => {
    const records = Map.groupBy(db.all(everyStageRow, `SELECT video_id AS id, ${STAGE} FROM stage`), ({ id }) => id);
    return new Map([...records].map(([id, each]) => [id, inOrder(each.map(({ record }) => record))]));
  },
  clearStage: (id, stage) => {
    db.run('DELETE FROM stage WHERE video_id = ? AND stage = ?', [id, stage]);
  },
});

/** Tables of what was found in a video, or made of it. */
const CONTENT = ['stage', 'scan', 'transcript', 'correction', 'screen_text', 'screen_line', 'object_track', 'sound_event', 'speakers', 'sprite', 'cover', 'print', 'keyframe_vectors', 'insight', 'generation'];

/** What people call a video, as words that may be meant. */
const putNames = (db: Database, id: VideoId): void => {
  const named = db.first(namesRow, 'SELECT title, path, tags FROM video WHERE id = ?', [id]);
  if (named !== undefined) putWords(db, { id, source: 'names' }, [named.title, fileName(named.path), ...(named.tags ?? [])]);
};

/** Throws `library/unknown-video` unless the catalog holds this video. */
export const requireVideo = (db: Database, id: VideoId): void => {
  if (db.first(fileRow, 'SELECT id FROM video WHERE id = ?', [id]) === undefined) throw unknown(id);
};

const listVideos = (db: Database, where: 'WHERE removed_at IS NULL' | ''): readonly VideoRecord[] => {
  const copies = Map.groupBy(db.all(copyRow, `${COPIES} ORDER BY file.path`), ({ id }) => id);
  return db.all(videoRow, `SELECT ${VIDEO} FROM video ${where} ORDER BY added_at DESC, rowid DESC`).map((video) => withCopies(video, copies.get(video.id)));
};

/** A job that was never told its video still names the file, and would bring the video back. */
const forgetJobs = (db: Database, id: VideoId): void => {
  db.run('DELETE FROM job WHERE video_id = ?1 OR (video_id IS NULL AND path = (SELECT path FROM video WHERE id = ?1))', [id]);
};

const removeVideo = (db: Database, id: VideoId): void => {
  forgetJobs(db, id);
  db.run('DELETE FROM file WHERE video_id = ?', [id]);
  db.run('DELETE FROM video WHERE id = ?', [id]);
};

const putStage = (db: Database, id: VideoId, record: StageRecord): void => {
  requireVideo(db, id);
  upsert(db, { table: 'stage', key: ['video_id', 'stage'] }, {
    video_id: id, stage: record.stage, state: record.state, made_by: record.by, count: record.count, seconds: record.seconds, note: record.note ?? null,
    generation: record.generation ?? null, store: record.store ?? null, at: record.at,
  });
};

const unknown = (id: VideoId): Fault => new Fault('library/unknown-video', { id });

const VIDEO = 'id, path, title, size_bytes AS sizeBytes, added_at AS addedAt, probe, tags, sound_track AS soundTrack, missing, removed_at AS removedAt, (SELECT colour FROM cover WHERE cover.video_id = video.id) AS colour';
const videoRow = z
  .object({
    id: z.string(), path: z.string(), title: z.string(), sizeBytes: z.number(), addedAt: z.string(),
    probe: json(probe).nullable(), tags: json(z.array(z.string())).nullable(), soundTrack: z.number().nullable(), missing: z.number(), removedAt: z.string().nullable(), colour: z.string().nullable(),
  })
  .transform(({ missing, ...row }): VideoRecord => ({ ...withoutNulls(row), ...(missing !== 0 && { missing: true }) }));
/** Few files hold what another one does, so they are no column of every video. */
const COPIES = 'SELECT video.id, file.path FROM video JOIN file ON file.video_id = video.id AND file.path <> video.path';
const copyRow = z.object({ id: z.string(), path: z.string() });
const withCopies = (video: VideoRecord, copies: readonly z.output<typeof copyRow>[] = []): VideoRecord =>
  copies.length === 0 ? video : { ...video, copies: copies.map(({ path }) => path) };
const STAGE = 'stage, state, made_by AS "by", count, seconds, note, generation, store, at';
const stageColumns = z.object({
  stage: z.enum(STAGES), state: z.enum(['done', 'off', 'failed']), by: z.string(), count: z.number(),
  seconds: z.number(), note: z.string().nullable(), generation: z.number().nullable(), store: z.string().nullable(), at: z.string(),
});
const stageRow = stageColumns.transform((row): StageRecord => withoutNulls(row));
const everyStageRow = stageColumns.extend({ id: z.string() }).transform(({ id, ...row }): { readonly id: VideoId; readonly record: StageRecord } => ({ id, record: withoutNulls(row) }));
const inOrder = (records: readonly StageRecord[]): readonly StageRecord[] => records.toSorted((a, b) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage));
const namesRow = z.object({ title: z.string(), path: z.string(), tags: json(z.array(z.string())).nullable() });
const fileRow = z.object({ id: z.string() });
const valueRow = z.object({ value: z.number() });
