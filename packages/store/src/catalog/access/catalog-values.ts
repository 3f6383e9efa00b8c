import type { ValueRepository } from '@frameseek/core';
import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import { upsert } from '../../database/upsert.ts';

/** Single values of the library. */
export const catalogValues = (db: Database): ValueRepository => {
  const value = (name: string): string | undefined => db.first(valueRow, 'SELECT value FROM library_value WHERE name = ?', [name])?.value;
  return {
    value,
    setValue: (name, given) => upsert(db, { table: 'library_value', key: ['name'] }, { name, value: given }),
    keepValue: (name, given) => {
      db.run('INSERT INTO library_value (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING', [name, given]);
      return value(name) ?? given;
    },
  };
};

const valueRow = z.object({ value: z.string() });
