'use client';

import { useLive } from '../../hooks/live/use-live.ts';
import { EditorOnly } from '../access/editor-only.tsx';
import { Failure } from '../ui/failure.tsx';
import { AddRule } from './add-rule.tsx';
import { AddStream } from './add-stream.tsx';
import { AlertList } from './alert-list.tsx';
import { DaySummary } from './day-summary.tsx';
import { NotifyBrowser } from './notify-browser.tsx';
import { RuleList } from './rule-list.tsx';
import { StreamCard } from './stream-card.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** What is recorded as it happens, the searches that ring, and what rang. */
export function StreamsPage() {
  const { t } = useWords();
  const { streams, rules, ways, error, retry } = useLive();
  if (error !== null) return <Failure error={error} onRetry={() => void retry()} />;
  if (streams === undefined || rules === undefined) return <div role="status" aria-label={t('Loading')} className="h-64 animate-pulse rounded-2xl bg-sunken" />;
  return (
    <div className="space-y-10">
      <section aria-labelledby="streams">
        <h1 id="streams" className="text-2xl font-semibold tracking-tight">{t('Streams')}</h1>
        <p className="mt-0.5 mb-3 text-sm text-pretty text-soft">{t('Cameras and other sources, recorded as they send, and found seconds later.')}</p>
        <EditorOnly><AddStream /></EditorOnly>
        {streams.length > 0 && <ul aria-labelledby="streams" className="mt-4 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">{streams.map((stream) => <StreamCard key={stream.id} stream={stream} />)}</ul>}
      </section>
      {streams.length > 0 && <DaySummary />}
      <section aria-labelledby="rules">
        <h2 id="rules" className="font-semibold">{t('Searches that ring')}</h2>
        <p className="mt-0.5 mb-3 text-sm text-pretty text-soft">{t('Any search can ring when it matches something new, in a stream or in a film that comes in.')}</p>
        <EditorOnly><AddRule ways={ways} /></EditorOnly>
        {ways.includes('push') && <NotifyBrowser />}
        <RuleList rules={rules} />
      </section>
      <section aria-labelledby="alerts">
        <h2 id="alerts" className="font-semibold">{t('What rang')}</h2>
        <AlertList rules={rules} />
      </section>
    </div>
  );
}
