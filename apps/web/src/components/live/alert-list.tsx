'use client';

import type { AlertRuleSummary } from '@frameseek/core';
import { useRef, useState } from 'react';
import { useMay } from '../../hooks/access/use-session.ts';
import { useAlertKeys } from '../../hooks/live/use-alert-keys.ts';
import { useAlerts, useLiveChange } from '../../hooks/live/use-live.ts';
import { judgeAlert, markSeen } from '../../lib/api/api-live.ts';
import { EditorOnly } from '../access/editor-only.tsx';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { Failure } from '../ui/failure.tsx';
import { RingList } from './ring-list.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** Alerts that are shown at first, and with each press of the button more. */
const PAGE = 48;

/** What rang, newest first, each to be called right or wrong, and to be marked as seen, one by one or all. */
export function AlertList({ rules }: { readonly rules: readonly AlertRuleSummary[] }) {
  const { t } = useWords();
  const [onlyUnseen, setOnlyUnseen] = useState(false);
  const [limit, setLimit] = useState(PAGE);
  const { rang, error, retry } = useAlerts({ limit, unseen: onlyUnseen });
  const judge = useLiveChange(judgeAlert);
  const see = useLiveChange(markSeen);
  const mayEdit = useMay('edit');
  const list = useRef<HTMLDivElement>(null);
  const seeOne = (id: string): void => {
    if (mayEdit) see(id);
  };
  useAlertKeys(list, seeOne);
  if (error !== null) return <Failure error={error} onRetry={() => void retry()} />;
  if (rang === undefined) return null;
  const { alerts, unseen } = rang;
  if (alerts.length === 0 && !onlyUnseen) return <p className="mt-0.5 text-sm text-soft">{t('Nothing has rung yet.')}</p>;
  const names = new Map(rules.map(({ id, name }) => [id, name]));
  return (
    <>
      <div className="mt-1 flex flex-wrap items-center gap-2 text-sm text-soft">
        <p role="status" className="me-1">{unseen === 0 ? t('All of them were seen.') : t('{n} not seen yet.', { n: unseen })}</p>
        {(unseen > 0 || onlyUnseen) && <Chip pressed={onlyUnseen} onClick={() => setOnlyUnseen(!onlyUnseen)}>{t('Only those not seen')}</Chip>}
        {unseen > 0 && <EditorOnly><Button size="small" look="quiet" onClick={() => see(undefined)}>{t('Mark all as seen')}</Button></EditorOnly>}
      </div>
      <div ref={list}>
        <RingList label={t('What rang')} rings={alerts.map(({ id, rule, feedback, seen, ...ring }) => ({
          ...ring, key: id, alert: id, name: names.get(rule) ?? ring.title, isNew: !seen, ...(!seen && { onOpen: () => seeOne(id) }),
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
      </div>
      {alerts.length === limit && <Button size="small" className="mt-3" onClick={() => setLimit(limit + PAGE)}>{t('Show more')}</Button>}
    </>
  );
}
