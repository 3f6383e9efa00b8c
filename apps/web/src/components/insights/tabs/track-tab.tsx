'use client';

import { useState } from 'react';
import { useInsights } from '../../../hooks/insights/use-insights.ts';
import { confidenceLabel } from '../../../lib/ui/format.ts';
import { ExportMenu } from '../../export/export-menu.tsx';
import { InsightPane } from '../parts/insight-pane.tsx';
import type { InsightTabProps } from './insight-tab-props.ts';
import { SpanRow } from '../parts/span-row.tsx';
import { PromptForm } from '../parts/prompt-form.tsx';
import { useWords } from '../../../hooks/ui/use-words.tsx';

/** Every stretch in which a thing that is named is seen. */
export function TrackTab({ video, time, onGoTo }: InsightTabProps) {
  const words = useWords();
  const { t } = words;
  const { data } = useInsights(video.id);
  const objects = [...new Set([...(data?.insights ?? []), ...(data?.tasks.map(({ request }) => request) ?? [])].flatMap((one) => (one.kind === 'track' ? [one.object] : [])))];
  const [chosen, setChosen] = useState<string>();
  const object = chosen ?? objects[0] ?? '';
  return (
    <>
      <PromptForm label={t('What to track')} placeholder={t('“red car”, “the dog”')} chosen={object} known={objects} onChoose={setChosen} />
      {object === '' && <p className="text-sm text-pretty text-soft">{t('Name a thing, and every stretch of the video where it is seen is found, and marked on the time line.')}</p>}
      {object !== '' && (
        <InsightPane
          key={object} video={video} request={{ kind: 'track', object }} about={t('Finds where “{object}” is seen in this video, and marks it on the time line.', { object })}
          actions={({ data }) => <ExportMenu title={`${video.title} ${object}`} what={t('{n} sightings', { n: data.length })} items={data.map(({ start, end }) => ({ video: video.id, start, end, title: object }))} />}
        >
          {({ data }) => (
            <>
              {data.length === 0 && <p className="text-sm text-faint">{t('“{object}” was not seen.', { object })}</p>}
              <ol aria-label={t('Sightings')} className="-m-2">
                {data.map(({ start, end, confidence, positions }) => (
                  <li key={start}>
                    <SpanRow video={video} span={{ start, end }} time={time} onGoTo={onGoTo} {...(positions[0] === undefined ? {} : { at: positions[0].at })}>
                      <span className="block text-sm font-medium">“{object}”</span>
                      <span className="block text-xs text-soft">{confidenceLabel(confidence, words)}{positions.length > 0 && ` · ${t('{n} places in the picture', { n: positions.length })}`}</span>
                    </SpanRow>
                  </li>
                ))}
              </ol>
            </>
          )}
        </InsightPane>
      )}
    </>
  );
}
