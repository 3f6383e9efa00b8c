import type { Span, VideoDetail } from '@frameseek/core';
import type { ReactNode } from 'react';
import { clockSpan } from '../../../lib/ui/format.ts';
import { cx } from '../../../lib/ui/cx.ts';
import { Poster } from '../../pictures/poster.tsx';

interface SpanRowProps {
  readonly video: VideoDetail;
  readonly span: Span;
  /** The picture that stands for it; the middle of the span if absent. */
  readonly at?: number;
  readonly time: number;
  readonly onGoTo: (at: number) => void;
  readonly children: ReactNode;
}

/** A stretch of the video with its picture; a click plays it. */
export function SpanRow({ video, span: { start, end }, at = (start + end) / 2, time, onGoTo, children }: SpanRowProps) {
  const current = time >= start && time < end;
  return (
    <button type="button" onClick={() => onGoTo(start)} aria-current={current} className={cx('flex w-full gap-3 rounded-xl p-2 text-start hover:bg-sunken', current && 'bg-sunken')}>
      {video.hasVideo && <span className="aspect-video w-24 shrink-0 overflow-hidden rounded-lg bg-sunken sm:w-28"><Poster id={video.id} at={at} hasPicture /></span>}
      <span className="min-w-0 flex-1">
        <span className="block text-xs text-faint tabular-nums">{clockSpan({ start, end })}</span>
        {children}
      </span>
    </button>
  );
}
