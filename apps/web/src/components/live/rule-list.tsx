'use client';

import type { AlertRuleSummary } from '@frameseek/core';
import { useLiveChange } from '../../hooks/live/use-live.ts';
import { removeRule } from '../../lib/api/api-live.ts';
import { EditorOnly } from '../access/editor-only.tsx';
import { Button } from '../ui/button.tsx';

/** The saved searches. */
export function RuleList({ rules }: { readonly rules: readonly AlertRuleSummary[] }) {
  const remove = useLiveChange(removeRule);
  if (rules.length === 0) return null;
  return (
    <ul aria-labelledby="rules" className="mt-3 divide-y divide-line rounded-2xl border border-line bg-surface">
      {rules.map(({ id, name, threshold, webhook, paused }) => (
        <li key={id} className="flex items-center gap-3 py-2 pr-2 pl-4 text-sm">
          <p className="min-w-0 grow truncate"><span className="font-medium">{name}</span> <span className="text-soft">from {Math.round(threshold * 100)} %{webhook !== undefined && ' · tells a webhook'}{paused && ' · paused'}</span></p>
          <EditorOnly><Button size="small" look="quiet" aria-label={`Remove ${name}`} onClick={() => remove(id)}>Remove</Button></EditorOnly>
        </li>
      ))}
    </ul>
  );
}
