'use client';

import { shownPath, type JobView } from '@frameseek/core';
import { RotateCw, X } from 'lucide-react';
import { useLibraryActions } from '../../hooks/library/use-library-actions.ts';
import { useHiddenJobs } from '../../hooks/jobs/use-hidden-jobs.ts';
import { useJobsPanel } from '../../hooks/jobs/use-jobs-panel.tsx';
import { useQueue, useSwaps } from '../../hooks/jobs/use-jobs.tsx';
import { useActivity } from '../../hooks/jobs/use-activity.ts';
import { useEscape } from '../../hooks/ui/use-escape.ts';
import { failureReason, overallProgress } from '../../lib/library/library-items.ts';
import { Button } from '../ui/button.tsx';
import { DownloadRow } from './download-row.tsx';
import { QueueBar } from './queue-bar.tsx';
import { StageList } from './stage-list.tsx';
import { SwapRow } from './swap-row.tsx';
import { UploadRow, UnfinishedRow } from './upload-row.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** What is under way: uploads, and indexing with its stages, how fast and how long still; what failed, and why. */
export function JobsPanel() {
  const { t } = useWords();
  const { setOpen } = useJobsPanel();
  const { running, waiting, ended, uploads, unfinished, fetched } = useActivity();
  const swaps = useSwaps();
  useEscape(() => {
    setOpen(false);
    document.querySelector<HTMLElement>('[data-jobs-button]')?.focus();
  });
  const moving = swaps.filter(({ swap }) => swap !== undefined);
  const idle = running.length + waiting.length + ended.length + uploads.length + unfinished.length + fetched.length + moving.length === 0;
  return (
    <section aria-label={t('Jobs and uploads')} data-jobs-panel className="pointer-events-auto flex max-h-[min(70dvh,40rem)] flex-col overflow-hidden rounded-2xl border border-line bg-surface shadow-float">
      <header className="flex items-center justify-between border-b border-line py-2 pe-2 ps-4">
        <h2 className="text-sm font-semibold">{t('Jobs and uploads')}</h2>
        <Button look="quiet" size="small" icon aria-label={t('Close')} onClick={() => setOpen(false)}><X aria-hidden /></Button>
      </header>
      <QueueBar />
      <div className="min-h-0 divide-y divide-line overflow-y-auto px-4" tabIndex={-1}>
        {idle && <p className="py-6 text-center text-sm text-faint">{t('Nothing is under way. New videos show up here while they are indexed.')}</p>}
        {(uploads.length > 0 || unfinished.length > 0) && (
          <ul aria-label={t('Uploads')} className="space-y-3 py-3">
            {uploads.map((upload) => <UploadRow key={upload.id} upload={upload} />)}
            {unfinished.map((one) => <UnfinishedRow key={one.key} unfinished={one} />)}
          </ul>
        )}
        {fetched.length > 0 && <ul aria-label={t('From addresses')} className="space-y-3 py-3">{fetched.map((download) => <DownloadRow key={download.id} download={download} />)}</ul>}
        {swaps.length > 0 && <ul aria-label={t('Models')} className="space-y-3 py-3">{swaps.map((spaces) => <SwapRow key={spaces.role} spaces={spaces} />)}</ul>}
        {running.length > 0 && <ul aria-label={t('Being indexed')} className="space-y-4 py-3">{running.map((job) => <RunningJob key={job.id} job={job} />)}</ul>}
        {ended.length > 0 && <ul aria-label={t('Not indexed')} className="space-y-3 py-3">{ended.map((job) => <EndedJob key={job.id} job={job} />)}</ul>}
        {waiting.length > 0 && <Waiting jobs={waiting} />}
      </div>
    </section>
  );
}

function RunningJob({ job }: { readonly job: JobView }) {
  const { t } = useWords();
  const { changeJob } = useLibraryActions();
  return (
    <li>
      <div className="flex items-center gap-2">
        <p className="min-w-0 flex-1 truncate text-sm font-medium" title={shownPath(job.path)}>{job.title}</p>
        <span className="text-xs text-faint tabular-nums">{Math.round(overallProgress(job.stages) * 100)} %</span>
        <Button look="quiet" size="small" icon aria-label={t('Cancel the indexing of {title}', { title: job.title })} onClick={() => changeJob.mutate({ id: job.id, change: 'cancel' })}><X aria-hidden /></Button>
      </div>
      <div className="mt-1"><StageList stages={job.stages} /></div>
    </li>
  );
}

function EndedJob({ job }: { readonly job: JobView }) {
  const words = useWords();
  const { t } = words;
  const { changeJob } = useLibraryActions();
  const { hide } = useHiddenJobs();
  return (
    <li className="text-sm">
      <div className="flex items-center gap-1">
        <p className="min-w-0 flex-1 truncate font-medium" title={shownPath(job.path)}>{job.title}</p>
        <Button size="small" disabled={changeJob.isPending} aria-label={t('Try again: {title}', { title: job.title })} onClick={() => changeJob.mutate({ id: job.id, change: 'retry' })}><RotateCw aria-hidden />{t('Again')}</Button>
        <Button look="quiet" size="small" icon aria-label={t('Put away: {title}', { title: job.title })} onClick={() => hide(job.id)}><X aria-hidden /></Button>
      </div>
      <p className={job.state === 'failed' ? 'mt-0.5 text-[0.8125rem] break-words text-bad' : 'mt-0.5 text-[0.8125rem] text-faint'}>
        {job.state === 'failed' ? failureReason({ stages: job.stages, ...(job.fault ? { fault: job.fault } : {}) }, words) : t('Cancelled')}
      </p>
    </li>
  );
}

/** Jobs that are named while they wait; of a long line the rest is counted. */
const NAMED = 5;

function Waiting({ jobs }: { readonly jobs: readonly JobView[] }) {
  const { t } = useWords();
  const { changeJob } = useLibraryActions();
  const total = Math.max(useQueue().waiting, jobs.length);
  return (
    <div className="py-3 text-sm">
      <h3 className="text-xs font-medium text-faint">{t('{n} files waiting', { n: total })}</h3>
      <ul className="mt-1">
        {jobs.slice(0, NAMED).map(({ id, title, path }) => (
          <li key={id} className="flex items-center gap-2">
            <span className="min-w-0 flex-1 truncate text-soft" title={shownPath(path)}>{title}</span>
            <Button look="quiet" size="small" icon aria-label={t('Cancel the indexing of {title}', { title })} onClick={() => changeJob.mutate({ id, change: 'cancel' })}><X aria-hidden /></Button>
          </li>
        ))}
      </ul>
      {total > NAMED && <p className="text-faint">{t('and {n} more files', { n: total - NAMED })}</p>}
    </div>
  );
}
