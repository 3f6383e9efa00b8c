'use client';

import type { StreamSummary } from '@frameseek/core';
import Link from 'next/link';
import { useState } from 'react';
import { useLiveChange } from '../../hooks/live/use-live.ts';
import { pauseStream, removeStream } from '../../lib/api/api-live.ts';
import { playerHref, streamHref } from '../../lib/ui/links.ts';
import { EditorOnly } from '../access/editor-only.tsx';
import { Button } from '../ui/button.tsx';
import { LivePicture } from './live-picture.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

const STATES = { waiting: 'Waiting', live: 'Live', ended: 'Ended', paused: 'Paused' } as const;

/** One stream: what it does, how far behind the search is, its last picture or what goes on now. */
export function StreamCard({ stream: { id, name, url, state, note, lagSeconds, recordings } }: { readonly stream: StreamSummary }) {
  const { t, known } = useWords();
  const [isWatched, setIsWatched] = useState(false);
  const pause = useLiveChange(pauseStream);
  const remove = useLiveChange(removeStream);
  const [newest] = recordings;
  const isStopped = state === 'paused' || state === 'ended';
  return (
    <li aria-label={name} className="overflow-hidden rounded-2xl border border-line bg-surface">
      {isWatched && newest?.isOpen === true ? <LivePicture id={id} name={name} /> : <LastPicture newest={newest} name={name} />}
      <div className="space-y-2 p-3 text-sm">
        <div className="flex items-baseline justify-between gap-2">
          <h2 className="truncate font-medium">{name}</h2>
          <p className={state === 'live' ? 'font-medium text-good' : 'text-soft'}>{t(STATES[state])}{lagSeconds !== undefined && <span className="text-soft tabular-nums"> {t('· {seconds} s behind', { seconds: Math.round(lagSeconds) })}</span>}</p>
        </div>
        <p className="truncate text-soft" title={url}>{note === undefined ? url : known(note)}</p>
        <div className="flex flex-wrap gap-x-3 gap-y-2">
          {newest?.isOpen === true && <Button size="small" aria-pressed={isWatched} onClick={() => setIsWatched(!isWatched)}>{isWatched ? t('Stop watching') : t('Go live')}</Button>}
          {newest !== undefined && newest.duration > 0 && <Link className="self-center underline decoration-line underline-offset-4 hover:decoration-current" href={playerHref(newest.video)}>{t('Recording')}</Link>}
          {newest !== undefined && <Link className="self-center underline decoration-line underline-offset-4 hover:decoration-current" aria-label={t('Days of {name}', { name })} href={streamHref(id)}>{t('Days')}</Link>}
          <EditorOnly>
            <Button size="small" look="quiet" onClick={() => pause({ id, paused: !isStopped })}>{isStopped ? t('Record again') : t('Pause')}</Button>
            <Button size="small" look="quiet" aria-label={t('Remove {name}', { name })} onClick={() => remove(id)}>{t('Remove')}</Button>
          </EditorOnly>
        </div>
      </div>
    </li>
  );
}

/** Seconds from one picture to the next: each is decoded for this alone. */
const STEP = 5;

function LastPicture({ newest, name }: { readonly newest: StreamSummary['recordings'][number] | undefined; readonly name: string }) {
  const { t } = useWords();
  if (newest === undefined || newest.duration < 1) return <div className="aspect-video w-full bg-sunken" />;
  const at = Math.max(0, Math.floor((newest.duration - 1) / STEP) * STEP);
  return <img src={`/api/videos/${newest.video}/thumbnail?at=${at}`} alt={t('{name}, the last picture', { name })} className="aspect-video w-full bg-sunken object-cover" />;
}
