'use client';

import { Captions } from 'lucide-react';
import { useState } from 'react';
import { useInsights } from '../../../hooks/insights/use-insights.ts';
import { insightFile } from '../../../lib/api/api-insights.ts';
import { Select } from '../../ui/select.tsx';
import { FileMenu } from '../parts/file-menu.tsx';
import { InsightPane } from '../parts/insight-pane.tsx';
import { SpanRow } from '../parts/span-row.tsx';
import type { InsightTabProps } from './insight-tab-props.ts';
import { useWords } from '../../../hooks/ui/use-words.tsx';

/** Languages that are offered; any other can be asked for on the command line and over HTTP. */
const LANGUAGES = ['ar', 'cs', 'da', 'de', 'el', 'en', 'es', 'fi', 'fr', 'he', 'hi', 'hu', 'id', 'it', 'ja', 'ko', 'nl', 'no', 'pl', 'pt-BR', 'ro', 'ru', 'sv', 'th', 'tr', 'uk', 'vi', 'zh'] as const;

/** What is said and written in the video, line by line in another language. */
export function TranslationTab({ video, time, onGoTo }: InsightTabProps) {
  const { t, locale, language: { lang } } = useWords();
  const { data } = useInsights(video.id);
  const made = [...(data?.insights ?? []), ...(data?.tasks.map(({ request }) => request) ?? [])].flatMap((one) => (one.kind === 'translation' ? [one.language] : []));
  const [chosen, setChosen] = useState<string>();
  const language = chosen ?? made[0] ?? '';
  const nameOf = (code: string): string => new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code;
  const known = [...new Set([...made, ...LANGUAGES])].map((code) => [code, nameOf(code)] as const).toSorted(([, a], [, b]) => a.localeCompare(b, locale));
  return (
    <>
      <Select aria-label={t('Translate into')} value={language} options={[['', t('Choose a language')], ...known]} onChoose={setChosen} className="mb-4" />
      {language === '' && <p className="text-sm text-pretty text-soft">{t('What is said and written is translated line by line: to read here, to find by its own words, and to take along as subtitles.')}</p>}
      {language !== '' && (
        <InsightPane
          key={language} video={video} request={{ kind: 'translation', language }} about={t('Translates what is said and written into {language}, line by line.', { language: nameOf(language) })}
          actions={({ madeAt }) => (
            <FileMenu icon={<Captions aria-hidden />} name={t('Subtitle files')} files={[
              [t('Subtitles (SRT)'), insightFile(video.id, 'translation.srt', { language, v: madeAt }), `${video.title} ${language}.srt`],
              [t('Subtitles (WebVTT)'), insightFile(video.id, 'translation.vtt', { language, v: madeAt }), `${video.title} ${language}.vtt`],
            ]} />
          )}
        >
          {({ data: lines }) => (
            <ol aria-label={t('Translated lines')} lang={language} dir="auto" className="-m-2 max-h-[32rem] overflow-y-auto">
              {lines.map(({ start, end, of, text }) => (
                <li key={`${of} ${start} ${text}`}>
                  <SpanRow video={video} span={{ start, end }} time={time} onGoTo={onGoTo}>
                    <span className="block text-sm">{text}</span>{of === 'written' && <span className="block text-xs text-faint" lang={lang}>{t('written in the picture')}</span>}
                  </SpanRow>
                </li>
              ))}
            </ol>
          )}
        </InsightPane>
      )}
    </>
  );
}
