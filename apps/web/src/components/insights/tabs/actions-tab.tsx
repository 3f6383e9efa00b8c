'use client';

import { confidenceLabel } from '../../../lib/ui/format.ts';
import { ExportMenu } from '../../export/export-menu.tsx';
import { InsightPane } from '../parts/insight-pane.tsx';
import type { InsightTabProps } from './insight-tab-props.ts';
import { SpanRow } from '../parts/span-row.tsx';
import { useWords } from '../../../hooks/ui/use-words.tsx';

/** Who does what in the video, from when to when; found by a vision language model. */
export function ActionsTab({ video, time, onGoTo }: InsightTabProps) {
  const words = useWords();
  const { t } = words;
  return (
    <InsightPane
      video={video} request={{ kind: 'actions' }} about={t('Looks at consecutive frames and tells who does what, from when to when. Actions stand on the time line and can be searched.')}
      actions={({ data }) => <ExportMenu words="titles" title={t('{title} actions', { title: video.title })} what={t('{n} actions', { n: data.length })} items={data.map(({ start, end, text }) => ({ video: video.id, start, end, title: text }))} />}
    >
      {({ data }) => (
        <>
          {data.length === 0 && <p className="text-sm text-faint">{t('No actions were found.')}</p>}
          <ol aria-label={t('Actions')} className="-m-2">
            {data.map(({ start, end, text, confidence }) => (
              <li key={`${start} ${text}`}>
                <SpanRow video={video} span={{ start, end }} time={time} onGoTo={onGoTo}>
                  <span className="block text-sm font-medium first-letter:uppercase">{text}</span>
                  <span className="block text-xs text-soft">{confidenceLabel(confidence, words)}</span>
                </SpanRow>
              </li>
            ))}
          </ol>
        </>
      )}
    </InsightPane>
  );
}
