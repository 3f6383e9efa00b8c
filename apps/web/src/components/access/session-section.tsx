'use client';

import { useAccessList } from '../../hooks/access/use-access-list.ts';
import { sessions } from '../../lib/api/api-access.ts';
import { day } from '../../lib/ui/format.ts';
import { AccessList } from './access-list.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** Browsers that are signed in. */
export function SessionSection() {
  const words = useWords();
  const { t } = words;
  const { rows, error, end } = useAccessList('sessions', sessions);
  return (
    <AccessList
      title={t('Signed in')} about={t('Browsers that opened this library by name and password, by the provider, or by the token of the server.')} error={error}
      rows={rows?.map(({ id, user = 'owner', browser, isThis, createdAt, lastUsedAt }) => ({
        id, name: `${user}${isThis ? ` · ${t('this browser')}` : ''}`, about: t('since {date}, last {date2} · {browser}', { date: day(createdAt, words), date2: day(lastUsedAt ?? createdAt, words), browser }), ...(!isThis && { end: t('Sign out'), onEnd: () => end(id) }),
      }))}
    />
  );
}
