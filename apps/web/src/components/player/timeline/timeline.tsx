'use client';

import type { Chapter, FoundMoment, Span, VideoDetail } from '@frameseek/core';
import { useState } from 'react';
import type { PointerEvent } from 'react';
import type { Range } from '../../../hooks/player/use-range.ts';
import type { ScoreCurve } from '../../../lib/api/api-insights.ts';
import { clockSpan, spokenTime } from '../../../lib/ui/format.ts';
import { labelsAt } from '../../../lib/player/timeline.ts';
import type { Lane } from '../../../lib/player/timeline.ts';
import { HeatStrip } from './heat-strip.tsx';
import { HoverFrame } from './hover-frame.tsx';
import { LANE_HEIGHT, LaneRows } from './lane-rows.tsx';
import { useWords } from '../../../hooks/ui/use-words.tsx';
import type { Words } from '../../../messages/words.ts';

interface TimelineProps {
  readonly video: VideoDetail;
  readonly time: number;
  readonly moments: readonly FoundMoment[];
  /** Room is kept for the curve of a query before it is there, so that nothing jumps. */
  readonly hasQuery: boolean;
  readonly curve: ScoreCurve | undefined;
  readonly chapters: readonly Chapter[];
  readonly lanes: readonly Lane[];
  /** What the collection holds of the video. */
  readonly marks: readonly Span[];
  readonly range: Range;
  readonly onSeek: (at: number) => void;
}

/** Shots that are drawn at most; more would be a grey wall. */
const SHOT_LIMIT = 400;
/** Pixels from the top to the middle of the line, and of all that stands above the rows. */
const MIDDLE = 20;
const HEAD = 40;
/** Pixels that the score curve takes above the line. */
const HEAT = 28;

/** The timeline: how well each place fits the query, what has been played, shots, chapters, moments, and what was made of the video. */
export function Timeline({ video, time, moments, hasQuery, curve, chapters, lanes, marks, range, onSeek }: TimelineProps) {
  const words = useWords();
  const { t } = words;
  const [hover, setHover] = useState<{ readonly at: number; readonly x: number; readonly width: number }>();
  const { duration } = video;
  const percent = (at: number): number => (duration > 0 ? Math.max(0, Math.min(100, (at / duration) * 100)) : 0);
  const follow = (event: PointerEvent): number => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const x = Math.min(width, Math.max(0, event.clientX - left));
    const at = (x / width) * duration;
    setHover({ at, x, width });
    return at;
  };
  const heat = hasQuery ? HEAT : 0;
  const y = heat + MIDDLE;
  const height = heat + HEAD + lanes.length * LANE_HEIGHT;
  const cuts = chapters.length > 0 ? chapters.slice(1).map(({ start }) => start) : [];
  return (
    <div className="relative mt-3">
      {hover !== undefined && <HoverFrame video={video} {...hover} labels={labelsAt(hover.at, chapters, lanes)} />}
      <div
        role="slider" tabIndex={0} aria-label={t('Position')} aria-valuemin={0} aria-valuemax={Math.round(duration)} aria-valuenow={Math.round(time)}
        aria-valuetext={valueText([time, duration], chapters, words)} className="touch-none rounded-lg"
        onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); onSeek(follow(event)); }}
        onPointerMove={(event) => { const at = follow(event); if (event.buttons === 1) onSeek(at); }}
        onPointerLeave={() => setHover(undefined)}
      >
        <svg aria-hidden className="block w-full overflow-visible" height={height}>
          {hasQuery && curve !== undefined && <HeatStrip curve={curve} height={HEAT} />}
          <rect y={y - 5} width="100%" height="10" rx="5" className="fill-line" />
          <rect y={y - 5} width={`${percent(time)}%`} height="10" rx="5" className="fill-faint" />
          <RangeBand range={range} y={y} percent={percent} />
          {video.shots.length <= SHOT_LIMIT && video.shots.slice(1).map(({ index, start }) => (
            <line key={index} x1={`${percent(start)}%`} x2={`${percent(start)}%`} y1={y - 5} y2={y + 5} className="stroke-paper" strokeWidth="1.5" />
          ))}
          {cuts.map((start) => <line key={start} data-chapter x1={`${percent(start)}%`} x2={`${percent(start)}%`} y1={y - 9} y2={y + 9} className="stroke-ink" strokeWidth="2" />)}
          {moments.map(({ start, end, score }) => (
            <rect key={start} data-moment x={`${percent(start)}%`} y={y - 11} width={`${Math.max(0.5, percent(end) - percent(start))}%`} height="22" rx="4"
              className="fill-accent stroke-paper" fillOpacity={prominence(score, moments)} strokeWidth="1.5">
              <title>{clockSpan({ start, end })}</title>
            </rect>
          ))}
          {marks.map(({ start }, index) => <path key={index} data-mark transform={`translate(0 ${y - 18})`} style={{ translate: `${percent(start)}%` }} d="M-5 0h10l-5 8z" className="fill-ink stroke-paper" />)}
          <LaneRows lanes={lanes} top={heat + HEAD} percent={percent} />
          {hover !== undefined && <line x1={hover.x} x2={hover.x} y1="2" y2={height - 2} className="stroke-soft" strokeWidth="1.5" />}
          <line x1={`${percent(time)}%`} x2={`${percent(time)}%`} y1={heat + 4} y2={Math.max(heat + 36, height - 2)} className="stroke-ink" strokeWidth="3" strokeLinecap="round" />
        </svg>
      </div>
    </div>
  );
}

interface RangeBandProps {
  readonly range: Range;
  readonly y: number;
  readonly percent: (at: number) => number;
}

/** What the reader has picked: a frame around it, or a single end that waits for the other. */
function RangeBand({ range: { start, end, span }, y, percent }: RangeBandProps) {
  if (span !== undefined) {
    const [from, to] = [percent(span.start), percent(span.end)];
    return <rect data-range x={`${from}%`} y={y - 15} width={`${Math.max(0.2, to - from)}%`} height="30" rx="5" className="fill-visual/15 stroke-visual" strokeWidth="2" />;
  }
  const at = start ?? end;
  return at === undefined ? null : <line x1={`${percent(at)}%`} x2={`${percent(at)}%`} y1={y - 15} y2={y + 15} className="stroke-visual" strokeWidth="2.5" strokeDasharray="4 2" />;
}

const valueText = ([time, duration]: readonly [number, number], chapters: readonly Chapter[], words: Words): string => {
  const chapter = chapters.find(({ start, end }) => time >= start && time < end);
  const place = words.t('{time} of {duration}', { time: spokenTime(time, words), duration: spokenTime(duration, words) });
  return chapter === undefined ? place : `${place}, ${chapter.title}`;
};

/** The best moment stands out, the others fade with the square of their distance, and none disappears. */
const prominence = (score: number, moments: readonly FoundMoment[]): number => {
  const best = Math.max(...moments.map((moment) => moment.score));
  return best > 0 ? 0.2 + 0.7 * (score / best) ** 2 : 0.9;
};
