'use client';

import type { Insight, InsightRequest, VideoDetail } from '@frameseek/core';
import { RefreshCw, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { insightState, useInsightActions, useInsights } from '../../../hooks/insights/use-insights.ts';
import { errorMessage } from '../../../lib/api/api-error.ts';
import { insightKey } from '../../../lib/api/wire.ts';
import { Button } from '../../ui/button.tsx';
import { MakeInsight } from './make-insight.tsx';
import { TaskState } from './task-state.tsx';
import { useWords } from '../../../hooks/ui/use-words.tsx';

type Made<Kind extends Insight['kind']> = Extract<Insight, { kind: Kind }>;

interface InsightPaneProps<Kind extends Insight['kind']> {
  readonly video: VideoDetail;
  readonly request: InsightRequest & { readonly kind: Kind };
  /** What it is, for those who have not made it yet. */
  readonly about: string;
  readonly children: (insight: Made<Kind>) => ReactNode;
  /** What can be done with it once it is made. */
  readonly actions?: (insight: Made<Kind>) => ReactNode;
}

/** One thing that can be made of a video, in whatever state it is: not made, being made, failed, or there. */
export function InsightPane<Kind extends Insight['kind']>({ video, request, about, children, actions }: InsightPaneProps<Kind>) {
  const words = useWords();
  const { t } = words;
  const { data, error, refetch } = useInsights(video.id);
  if (error !== null) {
    return (
      <div role="alert" className="flex flex-wrap items-center gap-3 text-sm text-soft">
        <p className="min-w-0 flex-1">{errorMessage(error, words)}</p><Button size="small" onClick={() => void refetch()}>{t('Try again')}</Button>
      </div>
    );
  }
  if (data === undefined) return <div role="status" aria-label={t('Loading')} className="h-24 animate-pulse rounded-xl bg-sunken" />;
  const { insight, task } = insightState(data, insightKey(request));
  return (
    <>
      {task !== undefined && <TaskState task={task} />}
      {insight !== undefined && isOf<Kind>(insight, request.kind) && (
        <>
          {children(insight)}
          <Foot video={video} request={request} insight={insight} busy={task?.state === 'queued' || task?.state === 'running'}>{actions?.(insight)}</Foot>
        </>
      )}
      {insight === undefined && (task === undefined || task.state === 'cancelled') && <MakeInsight video={video} request={request} about={about} />}
    </>
  );
}

const isOf = <Kind extends Insight['kind']>(insight: Insight, kind: Kind): insight is Made<Kind> => insight.kind === kind;

interface FootProps {
  readonly video: VideoDetail;
  readonly request: InsightRequest;
  readonly insight: Insight;
  readonly busy: boolean;
  readonly children: ReactNode;
}

function Foot({ video, request, insight: { by, madeAt, key }, busy, children }: FootProps) {
  const words = useWords();
  const { t } = words;
  const { make, remove } = useInsightActions(video.id);
  return (
    <footer className="mt-5 flex flex-wrap items-center gap-2 border-t border-line pt-3">
      <p className="min-w-0 flex-1 basis-40 text-xs text-faint">{t('Made by {by} on {date}', { by, date: words.date(madeAt) })}</p>
      {children}
      <Button look="quiet" size="small" disabled={busy || make.isPending} onClick={() => make.mutate(request)}><RefreshCw aria-hidden />{t('Make again')}</Button>
      <Button look="quiet" size="small" icon aria-label={t('Remove it')} title={t('Remove it')} disabled={remove.isPending} onClick={() => remove.mutate(key)}><Trash2 aria-hidden /></Button>
    </footer>
  );
}
