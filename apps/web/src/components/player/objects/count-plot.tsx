'use client';

import { countOverTime, type ObjectTrack } from '@frameseek/core';
import { useMemo } from 'react';
import { classColour } from '../../../lib/player/object-view.ts';
import { useWords } from '../../../hooks/ui/use-words.tsx';

interface CountPlotProps {
  readonly tracks: readonly ObjectTrack[];
  readonly classes: readonly string[];
  readonly duration: number;
  readonly time: number;
  readonly onGoTo: (at: number) => void;
}

/** Units of the drawing: it is stretched to the width of the page. */
const SIZE = { width: 1_000, height: 100 } as const;
/** Lines that are drawn beside each other. */
const BESIDE = 4;

/** How many objects of each class are there at once, over the video; a press goes there. */
export function CountPlot({ tracks, classes, duration, time, onGoTo }: CountPlotProps) {
  const { t } = useWords();
  const lines = useMemo(() => classes.flatMap((label, place) => {
    const counts = countOverTime(tracks.filter((one) => one.label === label));
    return counts.length === 0 ? [] : [{ label, place, counts, most: Math.max(...counts.map(({ count }) => count)) }];
  }), [tracks, classes]);
  const most = Math.max(1, ...lines.map((line) => line.most));
  const x = (at: number): number => (duration > 0 ? (at / duration) * SIZE.width : 0);
  // Lines that run together are drawn beside each other.
  const y = (count: number, place: number): number => SIZE.height - 4 - 3 * (place % BESIDE) - (count / most) * (SIZE.height - 8 - 3 * (BESIDE - 1));
  const seek = ({ currentTarget, clientX }: React.PointerEvent): void => {
    const { left, width } = currentTarget.getBoundingClientRect();
    onGoTo(Math.max(0, Math.min(1, (clientX - left) / width)) * duration);
  };
  const list = lines.map((line) => `${line.label} ${line.most}`).join(', ');
  return (
    <figure>
      <figcaption className="mb-1 flex justify-between text-xs text-faint"><span className="font-medium">{t('Objects at once')}</span><span className="tabular-nums">{t('At most: {list}', { list })}</span></figcaption>
      <svg viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} preserveAspectRatio="none" role="img" aria-label={`${t('Objects at once')}. ${t('At most: {list}', { list })}`} onPointerDown={seek} className="h-20 w-full cursor-pointer rounded-xl bg-sunken">
        {lines.map(({ label, place, counts }) => (
          <path key={label} d={`M0 ${y(0, place)}${counts.map(({ at, count }) => `H${x(at).toFixed(1)}V${y(count, place).toFixed(1)}`).join('')}H${SIZE.width}`} vectorEffect="non-scaling-stroke" fill="none" strokeWidth="2" stroke={classColour(place)} />
        ))}
        <line x1={x(time)} x2={x(time)} y1="0" y2={SIZE.height} vectorEffect="non-scaling-stroke" className="stroke-accent" strokeWidth="2" />
      </svg>
    </figure>
  );
}
