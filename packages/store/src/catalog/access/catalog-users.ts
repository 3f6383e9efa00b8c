import { Fault, role, type StoredUser, type UserRepository } from '@frameseek/core';
import { z } from 'zod';
import { withoutNulls } from '../../database/row.ts';
import type { Database } from '../../database/database.ts';

/** Who may sign in. */
export const catalogUsers = (db: Database): UserRepository => ({
  hasUsers: () => db.first(oneRow, 'SELECT 1 AS one FROM user LIMIT 1') !== undefined,
  users: () => db.all(userRow, `SELECT ${USER} FROM user ORDER BY lower(name)`),
  user: (id) => db.first(userRow, `SELECT ${USER} FROM user WHERE id = ?`, [id]),
  userByName: (name) => db.first(userRow, `SELECT ${USER} FROM user WHERE lower(name) = ?`, [lower(name)]),
  userBySubject: (subject) => db.first(userRow, `SELECT ${USER} FROM user WHERE subject = ?`, [subject]),
  putUser: (user) => db.transact(() => putUser(db, user)),
  removeUser: (id) => db.run('DELETE FROM user WHERE id = ?', [id]) > 0,
});

const putUser = (db: Database, { id, name, role: is, passwordHash, subject, createdAt }: StoredUser): void => {
  const other = db.first(userRow, `SELECT ${USER} FROM user WHERE lower(name) = ? AND id <> ?`, [lower(name), id]);
  if (other !== undefined) throw new Fault('input/invalid', { problems: [`there is somebody with the name ${other.name} already`] });
  db.run(
    `INSERT INTO user (id, name, role, password, subject, created_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role, password = excluded.password, subject = excluded.subject`,
    [id, name, is, passwordHash ?? null, subject ?? null, createdAt]);
};

/** Of A to Z alone, as both databases compare names. */
const lower = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());

const USER = 'id, name, role, password AS passwordHash, subject, created_at AS createdAt';
const oneRow = z.object({ one: z.number() });
const userRow = z
  .object({ id: z.string(), name: z.string(), role, passwordHash: z.string().nullable(), subject: z.string().nullable(), createdAt: z.string() })
  .transform((row): StoredUser => withoutNulls(row));
