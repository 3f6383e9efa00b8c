'use client';

import { Download, Printer } from 'lucide-react';
import Link from 'next/link';
import { insightFile } from '../../../lib/api/api-insights.ts';
import { clock } from '../../../lib/ui/format.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Poster } from '../../pictures/poster.tsx';
import { FileMenu } from '../parts/file-menu.tsx';
import { InsightPane } from '../parts/insight-pane.tsx';
import type { InsightTabProps } from './insight-tab-props.ts';
import { useWords } from '../../../hooks/ui/use-words.tsx';

/** A picture of every shot on one sheet, to look over, save or print. */
export function StoryboardTab({ video, time, onGoTo }: InsightTabProps) {
  const { t } = useWords();
  return (
    <InsightPane
      video={video} request={{ kind: 'storyboard' }} about={t('The whole video on one sheet: a picture of every shot, to look over, save or print. Works without a language model.')}
      actions={({ madeAt }) => (
        <>
          <FileMenu icon={<Download aria-hidden />} name={t('Save')} files={[
            [t('One picture (PNG)'), insightFile(video.id, 'storyboard.png', { v: madeAt }), `${video.title} storyboard.png`],
            [t('Shot list (CSV)'), insightFile(video.id, 'shots.csv'), `${video.title} shots.csv`],
          ]} />
          <Link href={`/videos/${encodeURIComponent(video.id)}/storyboard`} className={buttonClass({ size: 'small' })}><Printer aria-hidden />{t('To print')}</Link>
        </>
      )}
    >
      {({ data: { times } }) => (
        <ol aria-label={t('Storyboard')} className="grid grid-cols-[repeat(auto-fill,minmax(min(8rem,45%),1fr))] gap-2">
          {times.map((at, index) => {
            const current = time >= at && time < (times[index + 1] ?? Number.POSITIVE_INFINITY);
            return (
              <li key={at}>
                <button type="button" onClick={() => onGoTo(at)} aria-current={current} aria-label={t('Play from {time}', { time: clock(at) })}
                  className="relative block aspect-video w-full overflow-hidden rounded-lg bg-sunken aria-[current=true]:outline-2 aria-[current=true]:outline-accent">
                  <Poster id={video.id} at={at} hasPicture />
                  <span className="absolute bottom-1 inset-s-1 rounded bg-black/75 px-1 text-[0.6875rem] text-white tabular-nums">{clock(at)}</span>
                </button>
              </li>
            );
          })}
        </ol>
      )}
    </InsightPane>
  );
}
