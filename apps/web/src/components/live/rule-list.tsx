'use client';

import type { AlertRuleSummary } from '@frameseek/core';
import { useCollections } from '../../hooks/collection/use-collections.ts';
import { useLiveChange } from '../../hooks/live/use-live.ts';
import { removeRule } from '../../lib/api/api-live.ts';
import { EditorOnly } from '../access/editor-only.tsx';
import { Button } from '../ui/button.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** The saved searches. */
export function RuleList({ rules }: { readonly rules: readonly AlertRuleSummary[] }) {
  const { t } = useWords();
  const remove = useLiveChange(removeRule);
  const { collections } = useCollections();
  if (rules.length === 0) return null;
  const gathers = (id: string): string => {
    const bin = collections?.find((one) => one.id === id);
    return bin === undefined ? '' : t('gathers in “{name}”', { name: bin.name });
  };
  return (
    <ul aria-labelledby="rules" className="mt-3 divide-y divide-line rounded-2xl border border-line bg-surface">
      {rules.map(({ id, name, threshold, webhook, email, mqtt, push, collection, paused }) => (
        <li key={id} className="flex items-center gap-3 py-2 pe-2 ps-4 text-sm">
          <p className="min-w-0 grow truncate"><span className="font-medium">{name}</span> <span className="text-soft">{[t('from {percent} %', { percent: Math.round(threshold * 100) }), webhook === undefined ? '' : t('tells a webhook'), email === undefined ? '' : t('writes to {email}', { email }), push === true ? t('notifies browsers') : '', mqtt === true ? t('tells the MQTT broker') : '', collection === undefined ? '' : gathers(collection), paused ? t('paused') : ''].filter(Boolean).join(' · ')}</span></p>
          <EditorOnly><Button size="small" look="quiet" aria-label={t('Remove {name}', { name })} onClick={() => remove(id)}>{t('Remove')}</Button></EditorOnly>
        </li>
      ))}
    </ul>
  );
}
