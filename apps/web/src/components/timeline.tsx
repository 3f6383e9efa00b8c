'use client';

import type { FoundMoment, VideoDetail } from '@frameseek/core';
import { useState } from 'react';
import type { PointerEvent } from 'react';
import { clock, spokenTime } from '../lib/format.ts';
import { HoverFrame } from './hover-frame.tsx';

interface TimelineProps {
  readonly video: VideoDetail;
  readonly time: number;
  readonly moments: readonly FoundMoment[];
  readonly onSeek: (at: number) => void;
}

/** Shots that are drawn at most; more would be a grey wall. */
const SHOT_LIMIT = 400;

/** The time line: what has been played, where the shots change, where the moments of the query are. */
export function Timeline({ video, time, moments, onSeek }: TimelineProps) {
  const [hover, setHover] = useState<{ readonly at: number; readonly x: number; readonly width: number }>();
  const { duration } = video;
  const percent = (at: number): number => (duration > 0 ? Math.min(100, (at / duration) * 100) : 0);
  const follow = (event: PointerEvent): number => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const x = Math.min(width, Math.max(0, event.clientX - left));
    const at = (x / width) * duration;
    setHover({ at, x, width });
    return at;
  };
  return (
    <div className="relative mt-3">
      {hover !== undefined && <HoverFrame video={video} {...hover} />}
      <div
        role="slider" tabIndex={0} aria-label="Position" aria-valuemin={0} aria-valuemax={Math.round(duration)} aria-valuenow={Math.round(time)}
        aria-valuetext={`${spokenTime(time)} of ${spokenTime(duration)}`}
        className="h-10 touch-none rounded-lg"
        onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); onSeek(follow(event)); }}
        onPointerMove={(event) => { const at = follow(event); if (event.buttons === 1) onSeek(at); }}
        onPointerLeave={() => setHover(undefined)}
      >
        <svg aria-hidden className="size-full overflow-visible">
          <rect y="15" width="100%" height="10" rx="5" className="fill-line" />
          <rect y="15" width={`${percent(time)}%`} height="10" rx="5" className="fill-faint" />
          {video.shots.length <= SHOT_LIMIT && video.shots.slice(1).map(({ index, start }) => (
            <line key={index} x1={`${percent(start)}%`} x2={`${percent(start)}%`} y1="15" y2="25" className="stroke-paper" strokeWidth="2" />
          ))}
          {moments.map(({ start, end, score }) => (
            <rect key={start} data-moment x={`${percent(start)}%`} y="9" width={`${Math.max(0.5, percent(end) - percent(start))}%`} height="22" rx="4"
              className="fill-accent stroke-paper" fillOpacity={prominence(score, moments)} strokeWidth="1.5">
              <title>{`${clock(start)}–${clock(end)}`}</title>
            </rect>
          ))}
          {hover !== undefined && <line x1={hover.x} x2={hover.x} y1="6" y2="34" className="stroke-soft" strokeWidth="1.5" />}
          <line x1={`${percent(time)}%`} x2={`${percent(time)}%`} y1="4" y2="36" className="stroke-ink" strokeWidth="3" strokeLinecap="round" />
        </svg>
      </div>
    </div>
  );
}

/** The best moment stands out, the others fade with the square of their distance, and none disappears. */
const prominence = (score: number, moments: readonly FoundMoment[]): number => {
  const best = Math.max(...moments.map((moment) => moment.score));
  return best > 0 ? 0.2 + 0.7 * (score / best) ** 2 : 0.9;
};
