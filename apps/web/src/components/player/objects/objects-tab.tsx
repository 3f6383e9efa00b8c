'use client';

import { Square } from 'lucide-react';
import { exactClock } from '../../../lib/player/timeline.ts';
import { classColour } from '../../../lib/player/object-view.ts';
import { cx } from '../../../lib/ui/cx.ts';
import { useWords } from '../../../hooks/ui/use-words.tsx';
import { Button } from '../../ui/button.tsx';
import type { InsightTabProps } from '../../insights/tabs/insight-tab-props.ts';
import { CountPlot } from './count-plot.tsx';
import { ZoneSection } from './zone-section.tsx';

/** Tracks that are listed at most. */
const LIMIT = 300;

/** The objects of the video: their classes, how many at once, where each is seen, and when they come into an area or go over a line. */
export function ObjectsTab({ video, time, onGoTo, objects }: InsightTabProps) {
  const { t } = useWords();
  const { tracks, classes, hidden, toggleClass, boxes, toggleBoxes } = objects;
  const shown = tracks.filter(({ label }) => !hidden.has(label)).toSorted((a, b) => a.start - b.start);
  return (
    <div className="space-y-5">
      <div className="flex flex-wrap items-center gap-2">
        <Button size="small" aria-pressed={boxes} aria-keyshortcuts="b" title={`${t('Boxes around objects')} (B)`} onClick={toggleBoxes} className="aria-pressed:border-accent aria-pressed:text-accent"><Square aria-hidden />{t('Boxes around objects')}</Button>
        <div role="group" aria-label={t('Classes of objects')} className="flex flex-wrap gap-1">
          {classes.map((label, place) => (
            <button key={label} type="button" aria-pressed={!hidden.has(label)} onClick={() => toggleClass(label)}
              className={cx('inline-flex h-8 items-center gap-1.5 rounded-lg px-2 text-[0.8125rem] hover:bg-sunken', hidden.has(label) ? 'text-faint line-through' : 'text-ink')}>
              <span aria-hidden className={cx('size-2.5 rounded-sm', hidden.has(label) && 'opacity-30')} style={{ background: classColour(place) }} />{label}
              <span className="text-faint tabular-nums">{tracks.filter((one) => one.label === label).length}</span>
            </button>
          ))}
        </div>
      </div>
      <CountPlot tracks={shown} classes={classes} duration={video.duration} time={time} onGoTo={onGoTo} />
      <ZoneSection view={objects} tracks={shown} onGoTo={onGoTo} />
      <section aria-label={t('Objects')}>
        <h2 className="mb-1 text-xs font-medium text-faint">{t('Objects')}</h2>
        <ol className="max-h-72 overflow-y-auto" tabIndex={-1}>
          {shown.slice(0, LIMIT).map(({ number, label, start, end, color }) => (
            <li key={number}>
              <button type="button" onClick={() => onGoTo(start)} aria-current={time >= start && time <= end}
                className="flex min-h-8 w-full items-center gap-3 rounded-md px-1.5 text-start text-sm hover:bg-sunken aria-[current=true]:bg-sunken">
                <span aria-hidden className="size-2.5 shrink-0 rounded-sm" style={{ background: classColour(classes.indexOf(label)) }} />
                <span className="min-w-0 flex-1 truncate">{label} {number}{color !== null && <span className="ms-2 text-faint">{t(color)}</span>}</span>
                <span className="text-xs text-soft tabular-nums">{exactClock(start)}–{exactClock(end)}</span>
              </button>
            </li>
          ))}
        </ol>
        {shown.length > LIMIT && <p className="px-1.5 text-xs text-soft">{t('And {n} more.', { n: shown.length - LIMIT })}</p>}
      </section>
    </div>
  );
}
