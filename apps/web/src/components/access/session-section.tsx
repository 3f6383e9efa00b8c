'use client';

import { useAccessList } from '../../hooks/access/use-access-list.ts';
import { sessions } from '../../lib/api/api-access.ts';
import { day } from '../../lib/ui/format.ts';
import { AccessList } from './access-list.tsx';

/** Browsers that are signed in. */
export function SessionSection() {
  const { rows, error, end } = useAccessList('sessions', sessions);
  return (
    <AccessList
      title="Signed in" about="Browsers that opened this library by name and password, by the provider, or by the token of the server." error={error}
      rows={rows?.map(({ id, user = 'owner', browser, isThis, createdAt, lastUsedAt }) => ({
        id, name: `${user}${isThis ? ' · this browser' : ''}`, about: `since ${day(createdAt)}, last ${day(lastUsedAt ?? createdAt)} · ${browser}`, ...(!isThis && { end: 'Sign out', onEnd: () => end(id) }),
      }))}
    />
  );
}
