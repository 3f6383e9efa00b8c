'use client';

import { useMutation } from '@tanstack/react-query';
import { Bell, BellRing, CircleX, Pause, Play, Zap } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '../../hooks/access/use-session.ts';
import { useDoneChoice } from '../../hooks/jobs/use-done-notice.ts';
import { useJobs, useQueue } from '../../hooks/jobs/use-jobs.tsx';
import { useNotices } from '../../hooks/ui/use-notices.tsx';
import { changeQueue } from '../../lib/api/api-sources.ts';
import { errorMessage } from '../../lib/api/api-error.ts';
import { queueSecondsLeft } from '../../lib/library/queue-time.ts';
import { timeLeft } from '../../lib/ui/format.ts';
import { Button } from '../ui/button.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';
import type { Words } from '../../messages/words.ts';

/** The queue as a whole: how much there is and how long it still takes, to let it rest, or to cancel all of it. */
export function QueueBar() {
  const words = useWords();
  const { t } = words;
  const jobs = useJobs();
  const { waiting, paused, restsUntil, restsOnBattery } = useQueue();
  const { notify } = useNotices();
  const mayChange = useMay('edit');
  const done = useDoneChoice();
  const [asks, setAsks] = useState(false);
  const { mutate, isPending } = useMutation({ mutationFn: changeQueue, onError: (error) => notify({ kind: 'bad', text: errorMessage(error, words) }) });
  const open = waiting + jobs.filter(({ state }) => state === 'running').length;
  if (open === 0 && !paused) return null;
  const isResting = !paused && (restsUntil !== undefined || restsOnBattery);
  const left = paused || isResting ? undefined : queueSecondsLeft({ jobs, waiting, now: Date.now() });
  return (
    <div className="flex flex-wrap items-center gap-1.5 border-b border-line px-4 py-2 text-sm">
      <p role="status" aria-label={t('Queue')} className="min-w-0 flex-1 basis-full text-soft tabular-nums">
        {paused ? t('Paused') : isResting ? restWords(restsUntil, words) : left === undefined ? t('Indexing') : t('About {left}', { left: timeLeft(left, words) })}{open > 0 && <span className="text-faint"> · {t('{n} files', { n: open })}</span>}
      </p>
      {open > 0 && !asks && <Button look="quiet" size="small" icon aria-pressed={done.isWanted} aria-label={t('Tell me when it is done')} title={t('Tell me when it is done')} onClick={done.toggle} className="aria-pressed:text-accent">{done.isWanted ? <BellRing aria-hidden /> : <Bell aria-hidden />}</Button>}
      {mayChange && !asks && (
        <>
          {!isResting && <Button look="quiet" size="small" disabled={isPending} onClick={() => mutate(paused ? 'resume' : 'pause')}>{paused ? <Play aria-hidden /> : <Pause aria-hidden />}{paused ? t('Go on') : t('Pause all')}</Button>}
          {isResting && <Button look="quiet" size="small" disabled={isPending} onClick={() => mutate('now')}><Zap aria-hidden />{t('Index now')}</Button>}
          {open > 0 && <Button look="quiet" size="small" onClick={() => setAsks(true)}><CircleX aria-hidden />{t('Cancel all')}</Button>}
        </>
      )}
      {asks && (
        <>
          <Button look="danger" size="small" autoFocus disabled={isPending} onClick={() => { mutate('cancel'); setAsks(false); }}>{t('Cancel {n} files', { n: open })}</Button>
          <Button size="small" onClick={() => setAsks(false)}>{t('Keep')}</Button>
        </>
      )}
    </div>
  );
}

/** What the queue rests for: hours that begin at a time, else a cable. */
const restWords = (until: string | undefined, words: Words): string =>
  until === undefined ? words.t('Rests until the server is plugged in') : words.t('Rests until {time}', { time: hourOf(until, words) });

/** The hour at which the queue goes on, with the day where that is another. */
const hourOf = (time: string, { date }: Words): string => {
  const at = new Date(time);
  const isToday = at.toDateString() === new Date().toDateString();
  return date(at, { hour: '2-digit', minute: '2-digit', ...(!isToday && { weekday: 'short' }) });
};
