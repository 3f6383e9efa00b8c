'use client';

import { FileText } from 'lucide-react';
import { insightFile } from '../../../lib/api/api-insights.ts';
import { ExportMenu } from '../../export/export-menu.tsx';
import { FileMenu } from '../parts/file-menu.tsx';
import { InsightPane } from '../parts/insight-pane.tsx';
import type { InsightTabProps } from './insight-tab-props.ts';
import { SpanRow } from '../parts/span-row.tsx';
import { useWords } from '../../../hooks/ui/use-words.tsx';

/** The chapters of the video, with the files that other programs read. */
export function ChaptersTab({ video, time, onGoTo }: InsightTabProps) {
  const { t } = useWords();
  return (
    <InsightPane
      video={video} request={{ kind: 'chapters' }}
      about={t('Divides the video where its topic shifts, by its words, its meaning and its pictures. Works without a language model; with one, the titles are better.')}
      actions={({ data, madeAt }) => (
        <>
          <FileMenu icon={<FileText aria-hidden />} name={t('Chapter files')} files={[
            [t('For YouTube (text)'), insightFile(video.id, 'chapters.txt', { v: madeAt }), `${video.title} chapters.txt`],
            [t('For players (WebVTT)'), insightFile(video.id, 'chapters.vtt', { v: madeAt }), `${video.title} chapters.vtt`],
            [t('For ffmpeg (ffmetadata)'), insightFile(video.id, 'chapters.ffmetadata', { v: madeAt }), `${video.title} chapters.ffmetadata`],
          ]} />
          <ExportMenu title={t('{title} chapters', { title: video.title })} items={data.map(({ start, end, title }) => ({ video: video.id, start, end, title }))} what={t('{n} chapters', { n: data.length })} />
        </>
      )}
    >
      {({ data }) => (
        <ol aria-label={t('Chapters')} className="-m-2">
          {data.map(({ start, end, title, keywords, speakers = [] }) => (
            <li key={start}>
              <SpanRow video={video} span={{ start, end }} at={Math.min(start + 1, end)} time={time} onGoTo={onGoTo}>
                <span className="block text-sm font-medium">{title}</span>
                {speakers.length > 0 && <span className="block truncate text-xs text-ink">{speakers.join(', ')}</span>}
                {keywords.length > 0 && <span className="block truncate text-xs text-soft">{keywords.join(', ')}</span>}
              </SpanRow>
            </li>
          ))}
        </ol>
      )}
    </InsightPane>
  );
}
