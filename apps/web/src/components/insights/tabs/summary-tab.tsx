'use client';

import { clock } from '../../../lib/ui/format.ts';
import { InsightPane } from '../parts/insight-pane.tsx';
import type { InsightTabProps } from './insight-tab-props.ts';
import { SpanRow } from '../parts/span-row.tsx';
import { useWords } from '../../../hooks/ui/use-words.tsx';

/** What happens in the whole video, by its parts and its key events. */
export function SummaryTab({ video, time, onGoTo }: InsightTabProps) {
  const { t } = useWords();
  return (
    <InsightPane video={video} request={{ kind: 'summary' }} about={t('Reads the whole video, shot by shot, and tells what happens: an overview, its parts with times, and its key events.')}>
      {({ data: { overview, segments, events } }) => (
        <div className="space-y-5">
          <p className="max-w-prose text-[0.9375rem] leading-relaxed text-pretty">{overview}</p>
          <section aria-label={t('Parts')}>
            <h2 className="mb-1 text-xs font-medium text-faint">{t('Parts')}</h2>
            <ol className="-mx-2">
              {segments.map(({ start, end, title, text }) => (
                <li key={start}>
                  <SpanRow video={video} span={{ start, end }} time={time} onGoTo={onGoTo}>
                    <span className="block text-sm font-medium">{title}</span><span className="block text-[0.8125rem] text-soft">{text}</span>
                  </SpanRow>
                </li>
              ))}
            </ol>
          </section>
          {events.length > 0 && (
            <section aria-label={t('Key events')}>
              <h2 className="mb-1 text-xs font-medium text-faint">{t('Key events')}</h2>
              <ol className="-mx-2">
                {events.map(({ at, text }) => (
                  <li key={`${at} ${text}`}>
                    <button type="button" onClick={() => onGoTo(at)} className="flex w-full gap-3 rounded-lg px-2 py-1.5 text-start text-sm hover:bg-sunken">
                      <span className="w-12 shrink-0 pt-px text-xs leading-5 text-faint tabular-nums">{clock(at)}</span><span className="min-w-0">{text}</span>
                    </button>
                  </li>
                ))}
              </ol>
            </section>
          )}
        </div>
      )}
    </InsightPane>
  );
}
