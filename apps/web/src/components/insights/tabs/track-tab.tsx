'use client';

import { useState } from 'react';
import { useInsights } from '../../../hooks/insights/use-insights.ts';
import { confidenceLabel, count } from '../../../lib/ui/format.ts';
import { ExportMenu } from '../../export/export-menu.tsx';
import { InsightPane } from '../parts/insight-pane.tsx';
import type { InsightTabProps } from './insight-tab-props.ts';
import { SpanRow } from '../parts/span-row.tsx';
import { PromptForm } from '../parts/prompt-form.tsx';

/** Every stretch in which a thing that is named is seen. */
export function TrackTab({ video, time, onGoTo }: InsightTabProps) {
  const { data } = useInsights(video.id);
  const objects = [...new Set([...(data?.insights ?? []), ...(data?.tasks.map(({ request }) => request) ?? [])].flatMap((one) => (one.kind === 'track' ? [one.object] : [])))];
  const [chosen, setChosen] = useState<string>();
  const object = chosen ?? objects[0] ?? '';
  return (
    <>
      <PromptForm label="What to track" placeholder="“red car”, “the dog”" chosen={object} known={objects} onChoose={setChosen} />
      {object === '' && <p className="text-sm text-pretty text-soft">Name a thing, and every stretch of the video where it is seen is found, and marked on the time line.</p>}
      {object !== '' && (
        <InsightPane
          key={object} video={video} request={{ kind: 'track', object }} about={`Finds where “${object}” is seen in this video, and marks it on the time line.`}
          actions={({ data }) => <ExportMenu title={`${video.title} ${object}`} what={count(data.length, 'sighting')} items={data.map(({ start, end }) => ({ video: video.id, start, end, title: object }))} />}
        >
          {({ data }) => (
            <>
              {data.length === 0 && <p className="text-sm text-faint">“{object}” was not seen.</p>}
              <ol aria-label="Sightings" className="-m-2">
                {data.map(({ start, end, confidence, positions }) => (
                  <li key={start}>
                    <SpanRow video={video} span={{ start, end }} time={time} onGoTo={onGoTo} {...(positions[0] === undefined ? {} : { at: positions[0].at })}>
                      <span className="block text-sm font-medium">“{object}”</span>
                      <span className="block text-xs text-soft">{confidenceLabel(confidence)}{positions.length > 0 && ` · ${count(positions.length, 'place')} in the picture`}</span>
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
