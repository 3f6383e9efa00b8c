import { Fault, SPACE_ROLES, type SpaceRecord, type SpaceRepository, type SpaceRole } from '@frameseek/core';
import { z } from 'zod';
import { withoutNulls } from '../database/row.ts';
import { upsert } from '../database/upsert.ts';
import type { Database } from '../database/database.ts';

/** The spaces that films were embedded in, and which of them answers. */
export const catalogSpaces = (db: Database): SpaceRepository => ({
  spaces: () => db.all(spaceRow, `SELECT ${SPACE} FROM space ORDER BY number DESC`),
  servingSpace: (role) => serving(db, role),
  putSpace: ({ id, role, model, dimensions }) => db.transact(() => {
    db.run(
      `INSERT INTO space (id, role, model, dimensions, is_serving) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET model = excluded.model, dimensions = excluded.dimensions`,
      [id, role, model, dimensions, serving(db, role) === undefined ? 1 : 0]);
  }),
  addMoved: (id, { mediaSeconds, seconds }) => {
    db.run('UPDATE space SET moved_media = moved_media + ?, moved_seconds = moved_seconds + ? WHERE id = ?', [mediaSeconds, seconds, id]);
  },
  serve: (id) => db.transact(() => {
    const next = db.first(spaceRow, `SELECT ${SPACE} FROM space WHERE id = ?`, [id]);
    if (next === undefined) throw new Fault('input/invalid', { problems: [`there is no embedding space ${id}`] });
    const before = serving(db, next.role);
    if (before === undefined || before.id === id) return;
    db.run('UPDATE space SET is_serving = 0 WHERE id = ?', [before.id]);
    db.run('UPDATE space SET is_serving = 1 WHERE id = ?', [id]);
    renameMeans(db, before, next);
  }),
  forgetSpace: (id) => db.transact(() => {
    db.run('DELETE FROM space WHERE id = ? AND is_serving = 0', [id]);
    db.run('DELETE FROM keyframe_vectors WHERE space = ?', [id]);
    db.run(`UPDATE generation SET holds = json_remove(holds, '$.vectors."' || ? || '"')`, [id]);
  }),
  swapChoice: (role) => db.first(choiceRow, 'SELECT is_paused AS isPaused, declined FROM swap_choice WHERE role = ?', [role]) ?? { isPaused: false },
  setSwapChoice: (role, { isPaused, declined = null }) => {
    upsert(db, { table: 'swap_choice', key: ['role'] }, { role, is_paused: isPaused ? 1 : 0, declined });
  },
});

const serving = (db: Database, role: SpaceRole): SpaceRecord | undefined =>
  db.first(spaceRow, `SELECT ${SPACE} FROM space WHERE role = ? AND is_serving = 1`, [role]);

/** The space stands first in the means of what is seen, and last in those of what is said and written. */
const renameMeans = (db: Database, { role, id: old }: SpaceRecord, { id }: SpaceRecord): void => {
  if (role === 'visual') {
    db.run(`UPDATE stage SET made_by = ?2 || substr(made_by, length(?1) + 1) WHERE stage = 'visual' AND substr(made_by, 1, length(?1) + 1) = ?1 || '/'`, [old, id]);
  } else {
    db.run(
      `UPDATE stage SET made_by = substr(made_by, 1, length(made_by) - length(?1)) || ?2
       WHERE stage IN ('speech', 'text') AND substr(made_by, length(made_by) - length(?1)) = '/' || ?1`, [old, id]);
  }
};

const SPACE = 'id, role, model, dimensions, is_serving AS isServing, moved_media AS mediaSeconds, moved_seconds AS seconds';
const spaceRow = z
  .object({
    id: z.string(), role: z.enum(SPACE_ROLES), model: z.string(), dimensions: z.number(), isServing: z.number().transform((value) => value === 1),
    mediaSeconds: z.number(), seconds: z.number(),
  })
  .transform(({ mediaSeconds, seconds, ...space }): SpaceRecord => ({ ...space, moved: { mediaSeconds, seconds } }));
const choiceRow = z
  .object({ isPaused: z.number().transform((value) => value === 1), declined: z.string().nullable() })
  .transform((row) => withoutNulls(row));
