import { Fault, STREAM_EVENTS, liveStream, type LiveRepository, type Recording } from '@frameseek/core';
import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import { withoutNulls } from '../../database/row.ts';
import { upsert } from '../../database/upsert.ts';
import { requireVideo } from '../catalog-videos.ts';

/** Events of one stream that are kept. */
const MAX_EVENTS = 1_000;

/** Streams and what is recorded of them. `now` gives milliseconds since 1970. */
export const catalogLive = (db: Database, now: () => number): LiveRepository => ({
  putStream: ({ id, name, url, keepDays, keepGigabytes, state, note, addedAt }) => upsert(db, { table: 'live_stream', key: ['id'] }, {
    id, name, url, keep_days: keepDays, keep_gigabytes: keepGigabytes, state, note: note ?? null, added_at: addedAt,
  }),
  streams: () => db.all(streamRow, `SELECT ${STREAM} FROM live_stream ORDER BY name, id`),
  stream: (id) => db.first(streamRow, `SELECT ${STREAM} FROM live_stream WHERE id = ?`, [id]),
  removeStream: (id) => db.run('DELETE FROM live_stream WHERE id = ?', [id]) > 0,
  setStreamState: (id, { state, note }) => {
    // Only where it changes something, and never over what people said.
    db.run(`UPDATE live_stream SET state = ?2, note = ?3 WHERE id = ?1 AND state <> 'paused' AND (state <> ?2 OR coalesce(note, '') <> coalesce(?3, ''))`, [id, state, note ?? null]);
  },
  streamCursor: (id) => db.first(cursorRow, 'SELECT taken FROM live_stream WHERE id = ?', [id])?.taken ?? undefined,
  setStreamCursor: (id, cursor) => {
    db.run('UPDATE live_stream SET taken = ? WHERE id = ?', [cursor, id]);
  },
  claimStream: (id, worker, leaseMs) => db.run(
    // A claim far in the future is as dead as an old one: the clock was set back.
    `UPDATE live_stream SET worker = ?2, claimed_ms = ?3 WHERE id = ?1 AND (worker = ?2 OR worker IS NULL OR abs(claimed_ms - ?3) > ?4)`, [id, worker, now(), leaseMs]) === 1,
  recordings: (of) => of === 'open'
    ? db.all(recordingRow, `${RECORDINGS} WHERE is_open = 1 ORDER BY started_ms DESC`)
    : db.all(recordingRow, `${RECORDINGS} WHERE stream_id = ? ORDER BY started_ms DESC`, [of.streamId]),
  recording: (id) => db.first(recordingRow, `${RECORDINGS} WHERE video_id = ?`, [id]),
  putRecording: (recording) => db.transact(() => putRecording(db, recording)),
  addFragment: (id, { number, start, end, offset, bytes, intra }) => db.transact(() => {
    const added = db.run(
      'INSERT INTO fragment (video_id, number, start, end, at_byte, bytes, intra) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (video_id, number) DO NOTHING',
      [id, number, start, end, offset, bytes, intra ? 1 : 0]);
    if (added > 0) db.run('UPDATE recording SET seconds = ?, size_bytes = ? WHERE video_id = ?', [end, offset + bytes, id]);
  }),
  fragments: (id) => db.all(fragmentRow, 'SELECT number, start, end, at_byte AS offset, bytes, intra FROM fragment WHERE video_id = ? ORDER BY number', [id]),
  setAnalysed: (id, to) => {
    db.run('UPDATE recording SET analysed_to = ? WHERE video_id = ? AND analysed_to < ?', [to, id, to]);
  },
  closeRecording: (id) => db.transact(() => {
    db.run('UPDATE recording SET is_open = 0 WHERE video_id = ?', [id]);
    db.run('DELETE FROM fragment WHERE video_id = ?', [id]);
  }),
  addStreamEvent: ({ streamId, at, kind, note }) => db.transact(() => {
    if (db.first(idRow, 'SELECT id FROM live_stream WHERE id = ?', [streamId]) === undefined) return;
    db.run('INSERT INTO stream_event (stream_id, at_ms, kind, note) VALUES (?, ?, ?, ?)', [streamId, at, kind, note]);
    db.run('DELETE FROM stream_event WHERE stream_id = ?1 AND id <= (SELECT id FROM stream_event WHERE stream_id = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)', [streamId, MAX_EVENTS]);
  }),
  streamEvents: (id, { limit }) => db.all(eventRow, 'SELECT stream_id AS streamId, at_ms AS at, kind, note FROM stream_event WHERE stream_id = ? ORDER BY id DESC LIMIT ?', [id, limit]),
});

const putRecording = (db: Database, { videoId, streamId, startedAt, end, sizeBytes, headBytes, isOpen, analysedTo }: Omit<Recording, 'path'>): void => {
  requireVideo(db, videoId);
  if (end < 0 || sizeBytes < headBytes) throw new Fault('input/invalid', { problems: ['a recording has its head at least'] });
  upsert(db, { table: 'recording', key: ['video_id'] }, {
    video_id: videoId, stream_id: streamId, started_ms: startedAt, seconds: end, size_bytes: sizeBytes, head_bytes: headBytes, is_open: isOpen ? 1 : 0, analysed_to: analysedTo,
  });
};

const STREAM = 'id, name, url, keep_days AS "keepDays", keep_gigabytes AS "keepGigabytes", state, note, added_at AS "addedAt"';
const RECORDINGS = `SELECT video_id AS "videoId", stream_id AS "streamId", video.path AS path, started_ms AS "startedAt", seconds, recording.size_bytes AS "sizeBytes",
  head_bytes AS "headBytes", is_open AS "isOpen", analysed_to AS "analysedTo" FROM recording JOIN video ON video.id = recording.video_id`;

const idRow = z.object({ id: z.string() });
const cursorRow = z.object({ taken: z.string().nullable() });
const flag = z.number().transform((value) => value === 1);
const streamRow = liveStream.extend({ note: z.string().nullable() }).transform((row) => withoutNulls(row));
const recordingRow = z.object({
  videoId: z.string(), streamId: z.string(), path: z.string(), startedAt: z.number(), seconds: z.number(), sizeBytes: z.number(), headBytes: z.number(), isOpen: flag,
  analysedTo: z.number(),
}).transform(({ seconds, ...row }): Recording => ({ ...row, end: seconds }));
const fragmentRow = z.object({ number: z.number(), start: z.number(), end: z.number(), offset: z.number(), bytes: z.number(), intra: flag });
const eventRow = z.object({ streamId: z.string(), at: z.number(), kind: z.enum(STREAM_EVENTS), note: z.string() });
