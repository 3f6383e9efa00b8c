'use client';

import { useMutation } from '@tanstack/react-query';
import { Bell, BellRing, CircleX, Pause, Play } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '../../hooks/access/use-session.ts';
import { useDoneChoice } from '../../hooks/jobs/use-done-notice.ts';
import { useJobs, useQueue } from '../../hooks/jobs/use-jobs.tsx';
import { useNotices } from '../../hooks/ui/use-notices.tsx';
import { changeQueue } from '../../lib/api/api-sources.ts';
import { errorMessage } from '../../lib/api/api-error.ts';
import { queueSecondsLeft } from '../../lib/library/queue-time.ts';
import { count, timeLeft } from '../../lib/ui/format.ts';
import { Button } from '../ui/button.tsx';

/** The queue as a whole: how much there is and how long it still takes, to let it rest, or to cancel all of it. */
export function QueueBar() {
  const jobs = useJobs();
  const { waiting, paused } = useQueue();
  const { notify } = useNotices();
  const mayChange = useMay('edit');
  const done = useDoneChoice();
  const [asks, setAsks] = useState(false);
  const { mutate, isPending } = useMutation({ mutationFn: changeQueue, onError: (error) => notify({ kind: 'bad', text: errorMessage(error) }) });
  const open = waiting + jobs.filter(({ state }) => state === 'running').length;
  if (open === 0 && !paused) return null;
  const left = paused ? undefined : queueSecondsLeft({ jobs, waiting, now: Date.now() });
  return (
    <div className="flex flex-wrap items-center gap-1.5 border-b border-line px-4 py-2 text-sm">
      <p role="status" aria-label="Queue" className="min-w-0 flex-1 basis-full text-soft tabular-nums">
        {paused ? 'Paused' : left === undefined ? 'Indexing' : `About ${timeLeft(left)}`}{open > 0 && <span className="text-faint"> · {count(open, 'file')}</span>}
      </p>
      {open > 0 && !asks && <Button look="quiet" size="small" icon aria-pressed={done.isWanted} aria-label="Tell me when it is done" title="Tell me when it is done" onClick={done.toggle} className="aria-pressed:text-accent">{done.isWanted ? <BellRing aria-hidden /> : <Bell aria-hidden />}</Button>}
      {mayChange && !asks && (
        <>
          <Button look="quiet" size="small" disabled={isPending} onClick={() => mutate(paused ? 'resume' : 'pause')}>{paused ? <Play aria-hidden /> : <Pause aria-hidden />}{paused ? 'Go on' : 'Pause all'}</Button>
          {open > 0 && <Button look="quiet" size="small" onClick={() => setAsks(true)}><CircleX aria-hidden />Cancel all</Button>}
        </>
      )}
      {asks && (
        <>
          <Button look="danger" size="small" autoFocus disabled={isPending} onClick={() => { mutate('cancel'); setAsks(false); }}>Cancel {count(open, 'file')}</Button>
          <Button size="small" onClick={() => setAsks(false)}>Keep</Button>
        </>
      )}
    </div>
  );
}
