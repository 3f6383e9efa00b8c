'use client';

import type { SettingList } from '@frameseek/core';
import { RefreshCw } from 'lucide-react';
import { useRestart } from '../../hooks/settings/use-settings.ts';
import { settingLabel } from '../../lib/ui/setting-labels.ts';
import { Button } from '../ui/button.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** Which new settings count only once Frameseek has started again, and the button for it where somebody would start it. */
export function RestartNote({ restart: { waiting, isPossible } }: Pick<SettingList, 'restart'>) {
  const { t, known } = useWords();
  const { mutate, isPending } = useRestart();
  if (waiting.length === 0) return null;
  return (
    <div role="status" className="mt-3 flex flex-wrap items-center gap-3 rounded-2xl border border-line bg-surface px-4 py-3 text-sm">
      <p className="min-w-0 flex-1 basis-60"><span className="font-medium">{t('Waits for a restart:')}</span> {waiting.map((name) => known(settingLabel(name))).join(', ')}. {isPossible ? t('What is being indexed goes on afterwards.') : t('Whoever started Frameseek must start it again.')}</p>
      {isPossible && <Button size="small" look="primary" disabled={isPending} onClick={() => mutate()}><RefreshCw aria-hidden />{isPending ? t('Starting again…') : t('Start again now')}</Button>}
    </div>
  );
}
