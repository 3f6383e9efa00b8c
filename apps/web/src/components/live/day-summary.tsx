'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { streamDay } from '../../lib/api/api-live.ts';
import { TextField } from '../ui/text-field.tsx';
import { clock } from '../../lib/ui/format.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** Milliseconds from one look to the next: days go on slowly. */
const LOOK_EVERY_MS = 30_000;

/** What happened in streams on a day: when it rang, for which searches, and what was said and heard most. */
export function DaySummary() {
  const { t } = useWords();
  const [date, setDate] = useState<string>();
  const { data: day } = useQuery({ queryKey: ['live', 'day', date], queryFn: ({ signal }) => streamDay({ date, signal }), refetchInterval: LOOK_EVERY_MS, placeholderData: keepPreviousData });
  if (day === undefined) return null;
  const seconds = day.hours.reduce((sum, { recordedSeconds }) => sum + recordedSeconds, 0);
  const most = Math.max(1, ...day.hours.map(({ rings }) => rings));
  return (
    <section aria-labelledby="day">
      <div className="flex flex-wrap items-center gap-3">
        <h2 id="day" className="font-semibold">{t('Summary of the day')}</h2>
        <TextField size="small" className="w-40" type="date" aria-label={t('Day')} value={day.date} onChange={({ target }) => setDate(target.value === '' ? undefined : target.value)} />
        <p className="text-sm text-soft">{seconds === 0 ? t('Nothing was recorded on this day.') : t('{time} recorded', { time: clock(seconds) })}</p>
      </div>
      {seconds > 0 && (
        <div className="mt-3 rounded-2xl border border-line bg-surface p-4 text-sm">
          <ol aria-label={t('Alerts by the hour')} className="flex h-20 items-end gap-px">
            {day.hours.map(({ recordedSeconds, rings }, hour) => (
              <li key={hour} title={t('{hour}:00, {n} alerts', { hour, n: rings })} className="flex h-full min-w-0 flex-1 flex-col justify-end">
                <span className="sr-only">{t('{hour}:00, {n} alerts', { hour, n: rings })}</span>
                <span aria-hidden className="rounded-t-sm bg-accent" style={{ height: `${(100 * rings) / most}%` }} />
                <span aria-hidden className={recordedSeconds > 0 ? 'h-1 bg-faint' : 'h-1 bg-sunken'} />
              </li>
            ))}
          </ol>
          <dl className="mt-3 grid gap-3 sm:grid-cols-3">
            {([['Rang most', day.searches], ['Said most', day.said], ['Heard most', day.heard]] as const).map(([title, all]) => all.length > 0 && (
              <div key={title}>
                <dt className="text-xs font-medium text-faint">{t(title)}</dt>
                <dd className="mt-0.5 break-words">{all.map(({ name, count }) => `${name} (${count})`).join(', ')}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </section>
  );
}
