'use client';

import type { Task } from '@frameseek/core';
import { CircleAlert, RotateCw, X } from 'lucide-react';
import { useInsightActions } from '../../../hooks/insights/use-insights.ts';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../../hooks/ui/use-words.tsx';

/** How far the making is, and how it is ended; or why it failed, and how it is tried again. */
export function TaskState({ task: { id, videoId, state, done, words, fault } }: { readonly task: Task }) {
  const { t, known, failure } = useWords();
  const { change } = useInsightActions(videoId);
  if (state === 'queued' || state === 'running') {
    return (
      <div className="mb-4 flex items-center gap-3 rounded-xl border border-line bg-paper p-3">
        <div className="min-w-0 flex-1">
          <p role="status" className="mb-2 truncate text-sm text-soft">{state === 'queued' ? t('Waiting its turn') : words === undefined ? t('Making it') : t('Making it: {words}', { words: known(words) })}<span className="ms-2 text-faint tabular-nums">{Math.round(done * 100)} %</span></p>
          <progress aria-label={t('Progress')} className="meter w-full" max={1} value={done} />
        </div>
        <Button size="small" disabled={change.isPending} onClick={() => change.mutate({ id, change: 'cancel' })}><X aria-hidden />{t('Cancel')}</Button>
      </div>
    );
  }
  if (state === 'cancelled') return <p role="status" className="text-center text-sm text-faint">{t('Cancelled.')}</p>;
  return (
    <div role="alert" className="mb-4 flex flex-wrap items-start gap-3 rounded-xl border border-line bg-paper p-3 text-sm">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
      <p className="min-w-0 flex-1 basis-48 break-words">{fault === undefined ? t('It failed, and the server gives no reason.') : failure(fault)}</p>
      <Button size="small" disabled={change.isPending} onClick={() => change.mutate({ id, change: 'retry' })}><RotateCw aria-hidden />{t('Try again')}</Button>
    </div>
  );
}
