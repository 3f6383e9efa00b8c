import type { PushRepository } from '@frameseek/core';
import { z } from 'zod';
import type { Database } from '../../database/database.ts';

/** The browsers that are notified. */
export const catalogPush = (db: Database): PushRepository => ({
  putSubscription: ({ id, endpoint, keys: { p256dh, auth }, addedAt }) => {
    db.run(
      `INSERT INTO push_subscription (endpoint, id, p256dh, auth, added_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (endpoint) DO UPDATE SET p256dh = excluded.p256dh, auth = excluded.auth`, [endpoint, id, p256dh, auth, addedAt]);
  },
  subscriptions: () => db.all(subscriptionRow, `${SUBSCRIPTIONS} ORDER BY added_at, id`),
  subscription: (id) => db.first(subscriptionRow, `${SUBSCRIPTIONS} WHERE id = ?`, [id]),
  removeSubscription: (endpoint) => db.run('DELETE FROM push_subscription WHERE endpoint = ?', [endpoint]) > 0,
});

const SUBSCRIPTIONS = 'SELECT id, endpoint, p256dh, auth, added_at AS "addedAt" FROM push_subscription';
const subscriptionRow = z.object({ id: z.string(), endpoint: z.string(), p256dh: z.string(), auth: z.string(), addedAt: z.string() })
  .transform(({ p256dh, auth, ...row }) => ({ ...row, keys: { p256dh, auth } }));
