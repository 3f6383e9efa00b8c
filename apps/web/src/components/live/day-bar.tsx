'use client';

import type { StreamTimeline } from '@frameseek/core';
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { placeAt, shareOf, type Day } from '../../lib/live/day-line.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface DayBarProps extends Pick<StreamTimeline, 'recordings' | 'events' | 'alerts'> {
  readonly day: Day;
  /** Milliseconds since 1970, as what is told. */
  readonly chosen: number | undefined;
  readonly onChoose: (time: number) => void;
}

/** Milliseconds by which keys move. */
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -10_000, ArrowRight: 10_000, ArrowDown: -60_000, ArrowUp: 60_000, PageDown: -3_600_000, PageUp: 3_600_000 };
/** Units of the drawing, stretched to the width of the bar, and hours between two marks. */
const WIDTH = 24_000;
const HOURS = 6;

/** The hours of a day: what is recorded, what is not, and what happened; pointer and keys go to any second. */
export function DayBar({ day, recordings, events, alerts, chosen, onChoose }: DayBarProps) {
  const words = useWords();
  const { t } = words;
  const bar = useRef<HTMLDivElement>(null);
  const x = (time: number): number => shareOf(day, time) * WIDTH;
  const last = day.to.getTime() - 1000;
  const within = (time: number): number => Math.min(last, Math.max(day.from.getTime(), time));
  const shown = chosen ?? within(Date.now());
  const toPointer = ({ clientX }: PointerEvent): void => {
    const { left, width } = bar.current?.getBoundingClientRect() ?? { left: 0, width: 1 };
    const time = day.from.getTime() + ((clientX - left) / width) * (day.to.getTime() - day.from.getTime());
    onChoose(within(Math.round(time / 1000) * 1000));
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    const to = event.key === 'Home' ? day.from.getTime() : event.key === 'End' ? last : step === undefined ? undefined : shown + step;
    if (to === undefined) return;
    event.preventDefault();
    onChoose(within(to));
  };
  const clock = (time: number): string => words.date(time, { hour: 'numeric', minute: '2-digit', second: '2-digit' });
  const hours = Array.from({ length: 24 / HOURS + 1 }, (_, index) => new Date(day.from).setHours(index * HOURS));
  return (
    <div>
      <div
        ref={bar} role="slider" tabIndex={0} aria-label={t('Time of the day')} aria-valuemin={0} aria-valuemax={Math.round((last - day.from.getTime()) / 1000)}
        aria-valuenow={Math.round((shown - day.from.getTime()) / 1000)} aria-valuetext={`${clock(shown)}, ${placeAt(recordings, shown) === undefined ? t('nothing recorded') : t('recorded')}`}
        className="h-14 cursor-pointer touch-none overflow-hidden rounded-xl border border-line bg-sunken" onKeyDown={onKey}
        onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); toPointer(event); }}
        onPointerMove={(event) => { if (event.buttons > 0) toPointer(event); }}
      >
        <svg aria-hidden width="100%" height="100%" viewBox={`0 0 ${WIDTH} 56`} preserveAspectRatio="none">
          {recordings.map(({ video, startedAt, duration }) => {
            const start = Date.parse(startedAt);
            return <rect key={video} data-recorded x={x(start)} width={Math.max(WIDTH / 1000, x(start + duration * 1000) - x(start))} y="16" height="24" className="fill-accent/50" />;
          })}
          {events.map(({ at }, index) => <line key={index} x1={x(Date.parse(at))} x2={x(Date.parse(at))} y1="42" y2="56" className="stroke-soft" strokeWidth="2" vectorEffect="non-scaling-stroke" />)}
          {alerts.map(({ id, happenedAt }) => <line key={id} data-alert x1={x(Date.parse(happenedAt))} x2={x(Date.parse(happenedAt))} y1="0" y2="14" className="stroke-bad" strokeWidth="3" vectorEffect="non-scaling-stroke" />)}
          {chosen !== undefined && <line x1={x(chosen)} x2={x(chosen)} y1="0" y2="56" className="stroke-ink" strokeWidth="2" vectorEffect="non-scaling-stroke" />}
        </svg>
      </div>
      <div aria-hidden className="mt-1 flex justify-between text-xs text-faint tabular-nums">
        {hours.map((hour) => <span key={hour}>{words.date(hour, { hour: 'numeric' })}</span>)}
      </div>
    </div>
  );
}
