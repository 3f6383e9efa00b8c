import type { FileRepository } from '@frameseek/core';
import { z } from 'zod';
import type { Database } from '../database/database.ts';

/** Which files there were, and what each held. */
export const catalogFiles = (db: Database): FileRepository => ({
  knownFile: ({ path, sizeBytes, modifiedMs, changedMs }) =>
    db.first(fileRow, `SELECT video_id AS id FROM file WHERE path = ?1 AND ${SAME_STAMP}`, [path, sizeBytes, modifiedMs, changedMs])?.id,
  hasFileOfSize: (sizeBytes) => db.first(fileRow, 'SELECT video_id AS id FROM file JOIN video ON video.id = video_id WHERE file.size_bytes = ? LIMIT 1', [sizeBytes]) !== undefined,
  filesOf: (id) => db.all(pathRow, 'SELECT path FROM file WHERE video_id = ? ORDER BY path', [id]).map(({ path }) => path),
  putFile: ({ path, sizeBytes, modifiedMs, changedMs }, id) => {
    db.run(
      `INSERT INTO file (path, size_bytes, modified_ms, changed_ms, video_id) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (path) DO UPDATE SET
         digest = CASE WHEN file.size_bytes = ?2 AND file.modified_ms = ?3 AND coalesce(file.changed_ms, ?4) = ?4 AND file.video_id = ?5 THEN file.digest END,
         size_bytes = ?2, modified_ms = ?3, changed_ms = ?4, video_id = ?5`,
      [path, sizeBytes, modifiedMs, changedMs, id]);
  },
  putDigest: ({ path, sizeBytes, modifiedMs, changedMs }, digest) => {
    db.run(`UPDATE file SET digest = ?5 WHERE path = ?1 AND ${SAME_STAMP}`, [path, sizeBytes, modifiedMs, changedMs, digest]);
  },
  digestOf: (id) => db.first(digestRow, 'SELECT digest FROM file WHERE video_id = ? AND digest IS NOT NULL', [id])?.digest,
  videoOfDigest: (digest) => db.first(fileRow, 'SELECT video.id FROM file JOIN video ON video.id = video_id WHERE digest = ? LIMIT 1', [digest])?.id,
  fileDigest: (path) => db.first(digestRow, 'SELECT digest FROM file WHERE path = ? AND digest IS NOT NULL', [path])?.digest,
  doubtFile: (path) => {
    db.run('UPDATE file SET modified_ms = -1 WHERE path = ?', [path]);
  },
  forgetFile: (path) => {
    db.run('DELETE FROM file WHERE path = ?', [path]);
  },
});

/** The columns of a file that has not changed; the last one is empty in what earlier versions noted. */
const SAME_STAMP = 'size_bytes = ?2 AND modified_ms = ?3 AND coalesce(changed_ms, ?4) = ?4';
const fileRow = z.object({ id: z.string() });
const digestRow = z.object({ digest: z.string() });
const pathRow = z.object({ path: z.string() });
