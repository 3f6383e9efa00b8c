'use client';

import type { AlertRuleSummary, AlertSummary } from '@frameseek/core';
import { useState } from 'react';
import { useLiveChange } from '../../hooks/live/use-live.ts';
import { judgeAlert, markSeen } from '../../lib/api/api-live.ts';
import { EditorOnly } from '../access/editor-only.tsx';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { RingList } from './ring-list.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface AlertListProps {
  readonly alerts: readonly AlertSummary[];
  readonly rules: readonly AlertRuleSummary[];
}

/** What rang, newest first, each to be called right or wrong, and to be marked as seen, one by one or all. */
export function AlertList({ alerts, rules }: AlertListProps) {
  const { t } = useWords();
  const judge = useLiveChange(judgeAlert);
  const see = useLiveChange(markSeen);
  const [onlyUnseen, setOnlyUnseen] = useState(false);
  if (alerts.length === 0) return <p className="mt-0.5 text-sm text-soft">{t('Nothing has rung yet.')}</p>;
  const names = new Map(rules.map(({ id, name }) => [id, name]));
  const unseen = alerts.filter(({ seen }) => !seen);
  return (
    <>
      <div className="mt-1 flex flex-wrap items-center gap-2 text-sm text-soft">
        <p role="status" className="me-1">{unseen.length === 0 ? t('All of them were seen.') : t('{n} not seen yet.', { n: unseen.length })}</p>
        {(unseen.length > 0 || onlyUnseen) && <Chip pressed={onlyUnseen} onClick={() => setOnlyUnseen(!onlyUnseen)}>{t('Only those not seen')}</Chip>}
        {unseen.length > 0 && <EditorOnly><Button size="small" look="quiet" onClick={() => see(undefined)}>{t('Mark all as seen')}</Button></EditorOnly>}
      </div>
      <RingList label={t('What rang')} rings={(onlyUnseen ? unseen : alerts).map(({ id, rule, feedback, seen, ...ring }) => ({
        ...ring, key: id, name: names.get(rule) ?? ring.title, isNew: !seen,
        aside: (
          <EditorOnly>
            <div className="flex flex-wrap gap-2 pt-1">
              <Chip pressed={feedback === 'right'} onClick={() => judge({ id, feedback: 'right' })}>{t('Right')}</Chip>
              <Chip pressed={feedback === 'wrong'} onClick={() => judge({ id, feedback: 'wrong' })}>{t('Wrong')}</Chip>
              {!seen && <Chip pressed={false} onClick={() => see(id)}>{t('Mark as seen')}</Chip>}
            </div>
          </EditorOnly>
        ),
      }))} />
    </>
  );
}
