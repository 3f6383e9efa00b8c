'use client';

import type { CaptionStyle } from '@frameseek/core';
import { useState } from 'react';
import { CAPTION_STYLES } from '../../../lib/api/wire.ts';
import { Chip } from '../../ui/chip.tsx';
import { ExportMenu } from '../../export/export-menu.tsx';
import { InsightPane } from '../parts/insight-pane.tsx';
import type { InsightTabProps } from './insight-tab-props.ts';
import { SpanRow } from '../parts/span-row.tsx';
import { useWords } from '../../../hooks/ui/use-words.tsx';
import type { PlainMessage } from '../../../messages/message.ts';

const STYLE_LABELS: Readonly<Record<CaptionStyle, { readonly name: PlainMessage; readonly about: PlainMessage }>> = {
  brief: { name: 'Brief', about: 'One short sentence for every shot.' },
  detailed: { name: 'Detailed', about: 'Everything that can be seen in every shot.' },
  narrative: { name: 'Narrative', about: 'The shots as a story that goes on from one to the next.' },
};

/** A sentence or more about every shot, in the style that is chosen. */
export function CaptionsTab({ video, time, onGoTo }: InsightTabProps) {
  const { t } = useWords();
  const [style, setStyle] = useState<CaptionStyle>('brief');
  return (
    <>
      <div role="group" aria-label={t('Style')} className="mb-4 flex flex-wrap gap-1.5">
        {CAPTION_STYLES.map((one) => <Chip key={one} pressed={style === one} onClick={() => setStyle(one)}>{t(STYLE_LABELS[one].name)}</Chip>)}
      </div>
      <InsightPane
        key={style} video={video} request={{ kind: 'captions', style }} about={t('{about} What is described can be searched.', { about: t(STYLE_LABELS[style].about) })}
        actions={({ data }) => <ExportMenu words="titles" title={t('{title} captions', { title: video.title })} what={t('{n} captions', { n: data.length })} items={data.map(({ start, end, text }) => ({ video: video.id, start, end, title: text }))} />}
      >
        {({ data }) => (
          <ol aria-label={t('Captions')} className="-m-2 max-h-[32rem] overflow-y-auto">
            {data.map(({ start, end, shot, text }) => (
              <li key={shot} className="[content-visibility:auto]"><SpanRow video={video} span={{ start, end }} time={time} onGoTo={onGoTo}><span className="block text-sm">{text}</span></SpanRow></li>
            ))}
          </ol>
        )}
      </InsightPane>
    </>
  );
}
