'use client';

import { useAccessList } from '../../hooks/access/use-access-list.ts';
import { shares } from '../../lib/api/api-access.ts';
import { count, day } from '../../lib/ui/format.ts';
import { AccessList } from './access-list.tsx';

/** Links that still open. */
export function ShareSection() {
  const { rows, error, end } = useAccessList('shares', shares);
  return (
    <AccessList
      title="Links" about="“Share by a link” in the menu of a video, a moment or the collection makes one. Whoever has it sees that, and nothing else." error={error}
      rows={rows?.map(({ id, title, items, user, expiresAt, lastUsedAt }) => ({
        id, name: title, end: 'Revoke', onEnd: () => end(id),
        about: [count(items.length, 'item'), ...(user === undefined ? [] : [`of ${user}`]), ...(expiresAt === undefined ? [] : [`until ${day(expiresAt)}`]), lastUsedAt === undefined ? 'not opened yet' : `opened last ${day(lastUsedAt)}`].join(' · '),
      }))}
    />
  );
}
