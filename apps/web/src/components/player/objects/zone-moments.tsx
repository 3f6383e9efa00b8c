'use client';

import { lineCrossings, zoneVisits, type LineCrossing, type ObjectTrack, type ZoneVisit } from '@frameseek/core';
import { useMemo } from 'react';
import { useWords } from '../../../hooks/ui/use-words.tsx';
import { exactClock } from '../../../lib/player/timeline.ts';
import type { Zone } from '../../../lib/player/object-view.ts';
import { elapsed } from '../../../lib/ui/format.ts';
import type { PlainMessage } from '../../../messages/message.ts';

interface ZoneMomentsProps {
  readonly zone: Zone;
  readonly tracks: readonly ObjectTrack[];
  readonly onGoTo: (at: number) => void;
}

const WAYS: Readonly<Record<LineCrossing['to'], PlainMessage>> = { left: 'to the left', right: 'to the right', up: 'upwards', down: 'downwards' };

const visitWords = ({ entered, left }: ZoneVisit): PlainMessage => {
  if (entered) return left ? 'came in and went out' : 'came in and stayed';
  return left ? 'was there and went out' : 'was there all along';
};

/** Moments that are listed at most. */
const LIMIT = 300;

/** When objects come into the area and how long they stay, or when they go over the line; each can be gone to. */
export function ZoneMoments({ zone: { kind, corners }, tracks, onGoTo }: ZoneMomentsProps) {
  const words = useWords();
  const { t } = words;
  const visits = useMemo(() => (kind === 'area' ? zoneVisits(tracks, corners) : []), [kind, corners, tracks]);
  const crossings = useMemo(() => {
    const [a, b] = corners;
    return kind === 'line' && a !== undefined && b !== undefined ? lineCrossings(tracks, [a, b]) : [];
  }, [kind, corners, tracks]);
  const stayed = visits.reduce((sum, { start, end }) => sum + end - start, 0);
  const moments = kind === 'area'
    ? visits.map((visit) => ({ at: visit.start, track: visit.track, said: t(visitWords(visit)), time: `${exactClock(visit.start)}–${exactClock(visit.end)}`, length: elapsed((visit.end - visit.start) * 1_000, words) }))
    : crossings.map(({ at, track, to }) => ({ at, track, said: t(WAYS[to]), time: exactClock(at), length: undefined }));
  if (moments.length === 0) return <p className="mt-2 text-sm text-soft">{kind === 'area' ? t('Nothing comes into this area.') : t('Nothing goes over this line.')}</p>;
  return (
    <>
      <p role="status" className="mt-2 text-xs text-soft">
        {kind === 'area' ? <>{t('{n} visits', { n: visits.length })} · {t('On average {time}', { time: elapsed((stayed / visits.length) * 1_000, words) })}</> : t('{n} crossings', { n: crossings.length })}
      </p>
      <ol aria-label={t('Moments there')} className="mt-1 max-h-60 overflow-y-auto" tabIndex={-1}>
        {moments.slice(0, LIMIT).map(({ at, track: { number, label }, said, time, length }) => (
          <li key={`${number} ${at}`}>
            <button type="button" onClick={() => onGoTo(at)} className="flex min-h-8 w-full flex-wrap items-center gap-x-3 rounded-md px-1.5 text-start text-sm hover:bg-sunken">
              <span className="min-w-0 flex-1 truncate">{label} {number} <span className="text-soft">{said}</span></span>
              <span className="text-xs text-soft tabular-nums">{time}{length !== undefined && <span className="ms-2">{length}</span>}</span>
            </button>
          </li>
        ))}
      </ol>
      {moments.length > LIMIT && <p className="px-1.5 text-xs text-soft">{t('And {n} more.', { n: moments.length - LIMIT })}</p>}
    </>
  );
}
