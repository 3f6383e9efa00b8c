'use client';

import type { FoundMoment, VideoDetail } from '@frameseek/core';
import { useRouter } from 'next/navigation';
import type { ExportItem } from '../../lib/api/api-export.ts';
import { clock, clockSpan } from '../../lib/ui/format.ts';
import { cx } from '../../lib/ui/cx.ts';
import { playerHref } from '../../lib/ui/links.ts';
import { modalitiesOf, pictureTime, pictureWithin, wordsOf } from '../../lib/search/moment.ts';
import { ExportMenu } from '../export/export-menu.tsx';
import { Highlighted } from '../search/highlighted.tsx';
import { ModalityBadge } from '../search/modality-badge.tsx';
import { PanelSearch } from '../ui/panel-search.tsx';
import { Hint } from '../ui/hint.tsx';
import type { PlayerPanelProps } from './player-panel-props.ts';
import { Poster } from '../pictures/poster.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** The moments of this video for the query, in the order of time. */
export function MomentList({ video, query, answer, moments, time, onGoTo }: PlayerPanelProps) {
  const { t } = useWords();
  const router = useRouter();
  return (
    <>
      <form onSubmit={(event) => {
        event.preventDefault();
        const q = new FormData(event.currentTarget).get('in-video');
        router.replace(playerHref(video.id, { q: typeof q === 'string' ? q.trim() : '', tab: 'moments' }), { scroll: false });
      }}>
        <PanelSearch key={query} name="in-video" defaultValue={query} aria-label={t('Search in this video')} placeholder={t('Search in this video, then Enter')} maxLength={1_000} />
      </form>
      <div className="min-h-0 flex-1 overflow-y-auto p-2" tabIndex={-1}>
        {query === '' && <Hint>{t('Search, and the moments of this video are listed here and marked on its time line.')}</Hint>}
        {moments.length > 1 && (
          <div className="flex items-center justify-between gap-2 px-2 pb-1 text-xs text-faint">
            {t('{n} moments', { n: moments.length })}<ExportMenu title={`${video.title} ${query}`} items={moments.map((moment) => itemOf(video, moment))} />
          </div>
        )}
        {answer !== undefined && moments.length === 0 && <Hint>{t('Nothing in this video for “{query}”.', { query })}</Hint>}
        {answer !== undefined && moments.length > 0 && !answer.match && <Hint>{t('Nothing really matches; these are the nearest.')}</Hint>}
        <ol aria-label={t('Moments in this video')}>
          {moments.map((moment) => (
            <li key={moment.start} className="relative">
              <button type="button" onClick={() => onGoTo(moment.start)} aria-current={time >= moment.start && time < moment.end}
                className={cx('flex w-full gap-3 rounded-xl p-2 text-start hover:bg-sunken', time >= moment.start && time < moment.end && 'bg-sunken')}>
                <span className="aspect-video w-28 shrink-0 overflow-hidden rounded-lg bg-sunken"><Poster id={video.id} at={pictureTime(moment)} hasPicture={video.hasVideo} within={pictureWithin(moment)} /></span>
                <span className="min-w-0 flex-1">
                  <span className="block text-sm font-medium tabular-nums">{clockSpan(moment)}</span>
                  <span className="mt-1 flex flex-wrap gap-1">{modalitiesOf(moment).map((modality) => <ModalityBadge key={modality} modality={modality} />)}</span>
                  {wordsOf(moment).slice(0, 1).map((text) => <span key={text} className="mt-1 line-clamp-2 text-xs text-soft"><Highlighted text={text} query={query} /></span>)}
                </span>
              </button>
              <span className="absolute top-1.5 inset-e-1.5"><ExportMenu label={t('Export the moment at {time}', { time: clock(moment.start) })} title={video.title} what={clockSpan(moment)} items={[itemOf(video, moment)]} /></span>
            </li>
          ))}
        </ol>
      </div>
    </>
  );
}

const itemOf = (video: VideoDetail, { start, end }: FoundMoment): ExportItem => ({ video: video.id, start, end, title: video.title });
