import { collection, type Collection, type CollectionRepository } from '@frameseek/core';
import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import { json, withoutNulls } from '../../database/row.ts';
import { upsert } from '../../database/upsert.ts';

/** What people collected. The moments are JSON, as they are always read and ordered together. */
export const catalogCollections = (db: Database): CollectionRepository => ({
  collections: () => db.all(row, `SELECT ${COLLECTION} FROM collection ORDER BY coalesce(folder, ''), name, id`),
  collection: (id) => db.first(row, `SELECT ${COLLECTION} FROM collection WHERE id = ?`, [id]),
  putCollection: ({ id, name, folder, items, createdAt, updatedAt }) => upsert(db, { table: 'collection', key: ['id'] }, {
    id, name, folder: folder ?? null, items: JSON.stringify(items), created_at: createdAt, updated_at: updatedAt,
  }),
  removeCollection: (id) => db.run('DELETE FROM collection WHERE id = ?', [id]) > 0,
});

const COLLECTION = 'id, name, folder, items, created_at AS createdAt, updated_at AS updatedAt';
const row = z
  .object({ id: z.string(), name: z.string(), folder: z.string().nullable(), items: json(collection.shape.items), createdAt: z.string(), updatedAt: z.string() })
  .transform((found): Collection => withoutNulls(found));
