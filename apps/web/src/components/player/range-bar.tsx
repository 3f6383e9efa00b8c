'use client';

import type { ExportItem } from '../../lib/api/api-export.ts';
import type { Span, VideoDetail } from '@frameseek/core';
import { ArrowLeftToLine, ArrowRightToLine, BookmarkPlus, X } from 'lucide-react';
import type { Playback } from '../../hooks/player/use-playback.ts';
import type { Range } from '../../hooks/player/use-range.ts';
import { exactClock, exactSpan } from '../../lib/player/timeline.ts';
import { EditorOnly } from '../access/editor-only.tsx';
import { Button } from '../ui/button.tsx';
import { ExportMenu } from '../export/export-menu.tsx';
import { PlaceMenu } from './place-menu.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface RangeBarProps {
  readonly video: VideoDetail;
  readonly playback: Playback;
  readonly range: Range;
  /** The moment that is playing, which is taken where no range is set. */
  readonly moment: Span | undefined;
  /** Adds it, or the shot that plays, to the collection. */
  readonly onAdd: () => void;
}

/** Where the ends of a range are set, and where it (or the moment that plays, or this very picture) is taken away. */
export function RangeBar({ video, playback, range, moment, onAdd }: RangeBarProps) {
  const { t } = useWords();
  const { start, end, span } = range;
  const taken = span ?? moment;
  const items: readonly ExportItem[] = taken === undefined ? [] : [{ video: video.id, start: taken.start, end: taken.end, title: video.title }];
  return (
    <div role="group" aria-label={t('Range')} className="mt-1.5 flex flex-wrap items-center gap-1.5">
      <Button size="small" aria-keyshortcuts="i" title={t('Begin here (I)')} onClick={() => range.setStart(playback.now())}><ArrowRightToLine aria-hidden className="max-sm:hidden" />{t('In (range)')}</Button>
      <Button size="small" aria-keyshortcuts="o" title={t('End here (O)')} onClick={() => range.setEnd(playback.now())}>{t('Out (range)')}<ArrowLeftToLine aria-hidden className="max-sm:hidden" /></Button>
      <p role="status" aria-label={t('Range')} className="min-w-0 text-[0.8125rem] whitespace-nowrap text-soft tabular-nums">
        {span !== undefined && <>{exactSpan(span.start, span.end)} <span className="text-faint max-sm:hidden">{(span.end - span.start).toFixed(1)} s</span></>}
        {span === undefined && start !== undefined && t('from {time}', { time: exactClock(start) })}
        {span === undefined && end !== undefined && t('until {time}', { time: exactClock(end) })}
      </p>
      {(start !== undefined || end !== undefined) && <Button look="quiet" size="small" icon aria-label={t('Clear the range')} title={t('Clear the range (X)')} aria-keyshortcuts="x" onClick={range.clear}><X aria-hidden /></Button>}
      <div className="ms-auto flex gap-1.5">
        <EditorOnly><Button size="small" icon aria-label={t('Collect it')} title={t('Add the range, the moment or the shot to the collection (E)')} aria-keyshortcuts="e" onClick={onAdd}><BookmarkPlus aria-hidden /></Button></EditorOnly>
        <PlaceMenu video={video} playback={playback} taken={taken} />
        <ExportMenu
          title={video.title} items={items} what={span !== undefined ? t('Range {span}', { span: exactSpan(span.start, span.end) }) : moment !== undefined ? t('Moment {span}', { span: exactSpan(moment.start, moment.end) }) : undefined}
          hint={t('Set In and Out, and the part between them can be taken.')} {...(video.hasVideo ? { frame: { video: video.id, now: playback.now } } : {})}
        />
      </div>
    </div>
  );
}
