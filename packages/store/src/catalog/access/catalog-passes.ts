import { permission, shared, type Pass, type PassRepository } from '@frameseek/core';
import { z } from 'zod';
import { json, withoutNulls } from '../../database/row.ts';
import type { Database } from '../../database/database.ts';

/** Sessions, tokens and share links, by the digests of their secrets. */
export const catalogPasses = (db: Database): PassRepository => ({
  addPass: ({ id, kind, label, userId, permissions, shared: shows, createdAt, expiresAt, lastUsedAt }, digest) => {
    db.run(
      `INSERT INTO pass (id, kind, digest, label, user_id, permissions, shared, created_at, expires_at, last_used_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [id, kind, digest, label, userId ?? null, toJson(permissions), toJson(shows), createdAt, expiresAt ?? null, lastUsedAt ?? null]);
  },
  passByDigest: (digest) => db.first(passRow, `SELECT ${PASS} FROM pass WHERE digest = ?`, [digest]),
  passes: (kind) => db.all(passRow, `SELECT ${PASS} FROM pass WHERE kind = ? ORDER BY number DESC`, [kind]),
  touchPass: (id, at) => {
    db.run('UPDATE pass SET last_used_at = ? WHERE id = ?', [at, id]);
  },
  removePass: (id) => db.run('DELETE FROM pass WHERE id = ?', [id]) > 0,
  removePassesOf: (userId, but = '') => {
    db.run('DELETE FROM pass WHERE user_id = ? AND id <> ?', [userId, but]);
  },
  removeExpiredPasses: (at) => {
    db.run('DELETE FROM pass WHERE expires_at <= ?', [at]);
  },
});

const toJson = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

const PASS = `id, kind, label, user_id AS userId, permissions, shared, created_at AS createdAt, expires_at AS expiresAt, last_used_at AS lastUsedAt`;
const text = z.string().nullable();
const passRow = z
  .object({
    id: z.string(), kind: z.enum(['session', 'token', 'share']), label: z.string(), userId: text, permissions: json(z.array(permission)).nullable(),
    shared: json(shared).nullable(), createdAt: z.string(), expiresAt: text, lastUsedAt: text,
  })
  .transform((row): Pass => withoutNulls(row));
