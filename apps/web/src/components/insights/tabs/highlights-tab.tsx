'use client';

import type { Highlight } from '@frameseek/core';
import { Clapperboard, ListVideo, Square } from 'lucide-react';
import { useState } from 'react';
import { usePlaySpans } from '../../../hooks/player/use-play-spans.ts';
import { useInsights } from '../../../hooks/insights/use-insights.ts';
import { HIGHLIGHT_LABELS } from '../../../lib/player/timeline.ts';
import { Button } from '../../ui/button.tsx';
import { ExportMenu } from '../../export/export-menu.tsx';
import { InsightPane } from '../parts/insight-pane.tsx';
import type { InsightTabProps } from './insight-tab-props.ts';
import { SpanRow } from '../parts/span-row.tsx';
import { PromptForm } from '../parts/prompt-form.tsx';
import { useWords } from '../../../hooks/ui/use-words.tsx';

/** The stretches that stand out, by themselves or by a wish, played in a row. */
export function HighlightsTab({ video, time, onGoTo, playback }: InsightTabProps) {
  const { t } = useWords();
  const [wish, setWish] = useState('');
  const { data } = useInsights(video.id);
  const wishes = [...new Set([...(data?.insights ?? []), ...(data?.tasks.map(({ request }) => request) ?? [])].flatMap((one) => (one.kind === 'highlights' && one.wish !== undefined ? [one.wish] : [])))];
  const { index, start, stop } = usePlaySpans(playback);
  return (
    <>
      <PromptForm label={t('What the highlights should show, if anything')} placeholder={t('Optional: “goals”, “laughing people”')} chosen={wish} known={wishes} plain={t('By loudness, motion and speech')} onChoose={setWish} />
      <InsightPane
        key={wish} video={video} request={wish === '' ? { kind: 'highlights' } : { kind: 'highlights', wish }}
        about={wish === '' ? t('Picks the stretches that are loud, move much, or are full of speech. Works without a language model.') : t('Picks the stretches that fit “{wish}” best. Works without a language model.', { wish })}
        actions={({ data }) => <ExportMenu title={t('{title} highlights', { title: video.title })} what={t('{n} highlights', { n: data.length })} items={byTime(data).map(({ start, end }) => ({ video: video.id, start, end }))} />}
      >
        {({ data }) => (
          <>
            <div className="mb-3 flex items-center gap-3">
              {index === undefined
                ? <Button size="small" disabled={data.length === 0} onClick={() => start(byTime(data))}><ListVideo aria-hidden />{t('Play in a row')}</Button>
                : <Button size="small" onClick={stop}><Square aria-hidden />{t('Stop the row')}</Button>}
              <p role="status" className="text-[0.8125rem] text-soft">{index === undefined ? '' : t('Highlight {index} of {n}', { index: index + 1, n: data.length })}</p>
            </div>
            {data.length === 0 && <p className="text-sm text-faint"><Clapperboard aria-hidden className="me-1.5 inline size-4" />{t('Nothing stands out in this video.')}</p>}
            <ol aria-label={t('Highlights')} className="-mx-2">
              {byTime(data).map(({ start: from, end, score, why }) => (
                <li key={from}>
                  <SpanRow video={video} span={{ start: from, end }} time={time} onGoTo={onGoTo}>
                    <span className="block text-sm font-medium first-letter:uppercase">{why.map((one) => t(HIGHLIGHT_LABELS[one])).join(', ')}</span>
                    <span className="mt-1.5 flex items-center gap-2 text-xs text-faint tabular-nums"><progress aria-hidden className="meter h-1 w-20" max={1} value={score} />{Math.round(score * 100)} %</span>
                  </SpanRow>
                </li>
              ))}
            </ol>
          </>
        )}
      </InsightPane>
    </>
  );
}

const byTime = (highlights: readonly Highlight[]): readonly Highlight[] => highlights.toSorted((a, b) => a.start - b.start);
