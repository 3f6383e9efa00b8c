import type { LeaseRepository, LeaseState } from '@frameseek/core';
import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import { upsert } from '../../database/upsert.ts';

/** What one at a time may do. `now` gives milliseconds since 1970. */
export const catalogLeases = (db: Database, now: () => number): LeaseRepository => ({
  takeLease: (name, holder, leaseMs) => db.transact(() => takeLease(db, { name, holder, leaseMs, at: now() })),
  dropLease: (name, holder) => {
    db.run('DELETE FROM lease WHERE name = ? AND holder = ?', [name, holder]);
  },
});

interface Taking {
  readonly name: string;
  readonly holder: string;
  readonly leaseMs: number;
  readonly at: number;
}

const takeLease = (db: Database, { name, holder, leaseMs, at }: Taking): LeaseState => {
  const found = db.first(leaseRow, 'SELECT holder, renewed_ms AS "renewedMs", is_wanted AS "isWanted" FROM lease WHERE name = ?', [name]);
  const isOurs = found?.holder === holder;
  // One renewed far in the future is as dead as an old one: the clock was set back.
  if (found !== undefined && !isOurs && Math.abs(at - found.renewedMs) <= leaseMs) {
    if (found.isWanted === 0) db.run('UPDATE lease SET is_wanted = 1 WHERE name = ?', [name]);
    return 'taken';
  }
  const isWanted = isOurs ? found.isWanted : 0;
  upsert(db, { table: 'lease', key: ['name'] }, { name, holder, renewed_ms: at, is_wanted: isWanted });
  return isWanted === 1 ? 'wanted' : 'held';
};

const leaseRow = z.object({ holder: z.string(), renewedMs: z.number(), isWanted: z.number() });
