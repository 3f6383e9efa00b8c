'use client';

import { Download, Printer } from 'lucide-react';
import Link from 'next/link';
import { useSlides } from '../../hooks/library/use-videos.ts';
import { slidesFilePath } from '../../lib/api/api.ts';
import { cx } from '../../lib/ui/cx.ts';
import { clockSpan } from '../../lib/ui/format.ts';
import { slidesHref } from '../../lib/ui/links.ts';
import { Poster } from '../pictures/poster.tsx';
import { buttonClass } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { Hint } from '../ui/hint.tsx';
import type { PlayerPanelProps } from './player-panel-props.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** The slides of a talk or a screen recording; a click goes to where one is shown. */
export function SlideList({ video, time, onGoTo }: Pick<PlayerPanelProps, 'video' | 'time' | 'onGoTo'>) {
  const { t } = useWords();
  const { data: slides, error, refetch } = useSlides(video.id);
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (slides === undefined) return <p role="status" className="p-4 text-sm text-faint">{t('Loading…')}</p>;
  if (slides.length === 0) return <Hint>{t('No slides were found in this video.')}</Hint>;
  return (
    <>
      <div className="flex items-center gap-2 border-b border-line p-2">
        <a href={slidesFilePath(video.id)} download className={buttonClass()}><Download aria-hidden />Markdown</a>
        <Link href={slidesHref(video.id)} className={buttonClass()}><Printer aria-hidden />{t('Print or PDF')}</Link>
      </div>
      <ol aria-label={t('Slides')} className="min-h-0 flex-1 overflow-y-auto p-2" tabIndex={-1}>
        {slides.map((slide, index) => {
          const isShown = slide.shown.some(({ start, end }) => time >= start && time < end);
          return (
            <li key={slide.at}>
              <button type="button" onClick={() => onGoTo(slide.shown[0]?.start ?? slide.at)} aria-current={isShown}
                className={cx('flex w-full gap-3 rounded-xl p-2 text-start hover:bg-sunken', isShown && 'bg-sunken')}>
                <span className="relative aspect-video w-28 shrink-0 overflow-hidden rounded-lg bg-sunken"><Poster id={video.id} at={slide.at} hasPicture={video.hasVideo} within={0} /></span>
                <span className="min-w-0 flex-1">
                  <span className="line-clamp-2 text-sm font-medium">{index + 1}. {slide.title}</span>
                  <span className="mt-1 block text-xs text-soft tabular-nums">{slide.shown.map(clockSpan).join(', ')}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </>
  );
}
