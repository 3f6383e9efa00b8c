'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { streamTimeline } from '../../lib/api/api-live.ts';
import { dayOf, daysBetween, placeAt } from '../../lib/live/day-line.ts';
import { playerHref } from '../../lib/ui/links.ts';
import { useLive } from '../../hooks/live/use-live.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { Failure } from '../ui/failure.tsx';
import { DayBar } from './day-bar.tsx';
import { DayEvents } from './day-events.tsx';
import { LivePicture } from './live-picture.tsx';
import { RecordedPicture } from './recorded-picture.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** Days that are offered: as many as most people keep. */
const MAX_DAYS = 31;
/** Milliseconds after which what has come is drawn. */
const LOOK_EVERY_MS = 5_000;

/** One stream: what goes on now, or what was recorded at any second of the days that are kept. */
export function StreamPage({ id }: { readonly id: string }) {
  const words = useWords();
  const { t } = words;
  const { streams, rules, error } = useLive();
  const [day, setDay] = useState(() => dayOf(new Date()));
  /** Milliseconds since 1970; undefined: now. */
  const [chosen, setChosen] = useState<number>();
  const timeline = useQuery({ queryKey: ['live', 'timeline', id, day.from.getTime()], queryFn: ({ signal }) => streamTimeline(id, { ...day, signal }), refetchInterval: LOOK_EVERY_MS });
  const failed = error ?? timeline.error;
  if (failed !== null) return <Failure error={failed} onRetry={() => void timeline.refetch()} />;
  const stream = streams?.find((one) => one.id === id);
  if (stream === undefined || timeline.data === undefined) return <div role="status" aria-label={t('Loading')} className="h-64 animate-pulse rounded-2xl bg-sunken" />;
  const { earliest, recordings, events, alerts } = timeline.data;
  const days = daysBetween(new Date(earliest ?? Date.now()), new Date(), MAX_DAYS);
  const place = chosen === undefined ? undefined : placeAt(recordings, chosen);
  const isLive = chosen === undefined && stream.recordings[0]?.isOpen === true;
  const names = new Map(rules?.map((rule) => [rule.id, rule.name]));
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="min-w-0 truncate text-2xl font-semibold tracking-tight">{stream.name}</h1>
        <Link href="/streams" className="text-sm text-soft underline decoration-line underline-offset-4 hover:decoration-current">{t('All streams')}</Link>
      </div>
      <div className="mx-auto max-w-3xl overflow-hidden rounded-2xl border border-line bg-surface">
        {isLive ? <LivePicture id={id} name={stream.name} /> : <RecordedPicture place={place} name={stream.name} />}
        <div className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-2 p-3 text-sm">
          <p role="status" className="tabular-nums">{chosen === undefined ? (isLive ? t('Live') : t('Choose a time on the line.')) : words.date(chosen)}</p>
          {place !== undefined && <Link className="underline decoration-line underline-offset-4 hover:decoration-current" href={playerHref(place.video, { at: place.at })}>{t('Recording')}</Link>}
          {chosen !== undefined && <Button size="small" className="ms-auto" onClick={() => { setDay(dayOf(new Date())); setChosen(undefined); }}>{t('Go live')}</Button>}
        </div>
      </div>
      <div role="group" aria-label={t('Days')} className="flex flex-wrap gap-2">
        {days.map((one) => (
          <Chip key={one.from.getTime()} pressed={one.from.getTime() === day.from.getTime()} onClick={() => { setDay(one); setChosen(undefined); }}>
            {words.date(one.from, { weekday: 'short', day: 'numeric', month: 'short' })}
          </Chip>
        ))}
      </div>
      <DayBar day={day} recordings={recordings} events={events} alerts={alerts} chosen={chosen} onChoose={setChosen} />
      <DayEvents events={events} alerts={alerts.map((alert) => ({ ...alert, name: names.get(alert.rule) ?? t('What rang') }))} onChoose={setChosen} />
    </div>
  );
}
