'use client';

import { useAccessList } from '../../hooks/access/use-access-list.ts';
import { shares } from '../../lib/api/api-access.ts';
import { day } from '../../lib/ui/format.ts';
import { AccessList } from './access-list.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** Links that still open. */
export function ShareSection() {
  const words = useWords();
  const { t } = words;
  const { rows, error, end } = useAccessList('shares', shares);
  return (
    <AccessList
      title={t('Links')} about={t('“Share by a link” in the menu of a video, a moment or the collection makes one. Whoever has it sees that, and nothing else.')} error={error}
      rows={rows?.map(({ id, title, items, user, expiresAt, lastUsedAt }) => ({
        id, name: title, end: t('Revoke'), onEnd: () => end(id),
        about: [t('{n} items', { n: items.length }), ...(user === undefined ? [] : [t('of {user}', { user })]), ...(expiresAt === undefined ? [] : [t('until {date}', { date: day(expiresAt, words) })]), lastUsedAt === undefined ? t('not opened yet') : t('opened last {date}', { date: day(lastUsedAt, words) })].join(' · '),
      }))}
    />
  );
}
