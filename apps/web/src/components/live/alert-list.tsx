'use client';

import type { AlertRuleSummary, AlertSummary } from '@frameseek/core';
import { useLiveChange } from '../../hooks/live/use-live.ts';
import { judgeAlert } from '../../lib/api/api-live.ts';
import { EditorOnly } from '../access/editor-only.tsx';
import { Chip } from '../ui/chip.tsx';
import { RingList } from './ring-list.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface AlertListProps {
  readonly alerts: readonly AlertSummary[];
  readonly rules: readonly AlertRuleSummary[];
}

/** What rang, newest first, each to be called right or wrong. */
export function AlertList({ alerts, rules }: AlertListProps) {
  const { t } = useWords();
  const judge = useLiveChange(judgeAlert);
  if (alerts.length === 0) return <p className="mt-0.5 text-sm text-soft">{t('Nothing has rung yet.')}</p>;
  const names = new Map(rules.map(({ id, name }) => [id, name]));
  return (
    <RingList label={t('What rang')} rings={alerts.map(({ id, rule, feedback, ...ring }) => ({
      ...ring, key: id, name: names.get(rule) ?? ring.title,
      aside: (
        <EditorOnly>
          <div className="flex gap-2 pt-1">
            <Chip pressed={feedback === 'right'} onClick={() => judge({ id, feedback: 'right' })}>{t('Right')}</Chip>
            <Chip pressed={feedback === 'wrong'} onClick={() => judge({ id, feedback: 'wrong' })}>{t('Wrong')}</Chip>
          </div>
        </EditorOnly>
      ),
    }))} />
  );
}
