'use client';

import type { VideoSummary } from '@frameseek/core';
import { CalendarX } from 'lucide-react';
import Link from 'next/link';
import { browseHref, byDate } from '../../lib/library/browse.ts';
import { cx } from '../../lib/ui/cx.ts';
import { Message } from '../ui/message.tsx';
import { TileGrid } from './video-tile.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';
import type { Words } from '../../messages/words.ts';

interface DateViewProps {
  readonly videos: readonly VideoSummary[];
  /** The year that is shown; the latest if absent. */
  readonly at: string | undefined;
}

/** A time line of recordings: the months and days of one year, with the way to the others. */
export function DateView({ videos, at }: DateViewProps) {
  const words = useWords();
  const { t } = words;
  const years = byDate(videos, 'year');
  const year = years.find(({ key }) => key === at) ?? years[0];
  const undated = videos.filter(({ recordedAt }) => recordedAt === undefined);
  if (year === undefined) return <Message icon={CalendarX} title={t('No video says when it was recorded')}><p>{t('Cameras and phones write the date into their files; these have none.')}</p></Message>;
  return (
    <>
      <nav aria-label={t('Years')} className="mb-5 flex flex-wrap gap-1.5">
        {years.map(({ key, videos: recorded }) => (
          <Link key={key} href={browseHref('date', key)} prefetch={false} aria-current={key === year.key ? 'page' : undefined}
            className={cx('rounded-full px-3 py-1 text-sm tabular-nums', key === year.key ? 'bg-sunken font-semibold text-ink' : 'text-soft hover:bg-sunken')}>{key} <span className="text-faint">{words.number(recorded.length)}</span></Link>
        ))}
      </nav>
      {byDate(year.videos, 'month').map((month) => (
        <section key={month.key} aria-labelledby={`m-${month.key}`} className="mb-8">
          <h2 id={`m-${month.key}`} className="mb-3 text-lg font-semibold">{named(month.key, { month: 'long', year: 'numeric' }, words)}</h2>
          {byDate(month.videos, 'day').map(({ key, videos: recorded }) => (
            <section key={key} aria-labelledby={`d-${key}`} className="mb-5 [contain-intrinsic-size:auto_12rem] [content-visibility:auto]">
              <h3 id={`d-${key}`} className="mb-2 text-sm text-soft">{named(key, { weekday: 'long', day: 'numeric', month: 'long' }, words)} <span className="text-faint tabular-nums">· {t('{n} videos', { n: recorded.length })}</span></h3>
              <TileGrid videos={recorded} label={key} />
            </section>
          ))}
        </section>
      ))}
      {undated.length > 0 && <p className="text-sm text-soft">{t('{n} videos do not say when it was recorded:', { n: undated.length })} <Link href="/?sort=newest" className="font-medium text-ink underline underline-offset-2">{t('by the date of adding')}</Link></p>}
    </>
  );
}

/** A date as people of this place write it: the day is that of the camera, wherever this computer is. */
const named = (date: string, parts: Intl.DateTimeFormatOptions, words: Words): string =>
  words.date(`${date.padEnd(10, '-01')}T12:00:00Z`, { ...parts, timeZone: 'UTC' });
