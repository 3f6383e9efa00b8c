'use client';

import { useHiddenJobs } from '../hooks/use-hidden-jobs.ts';
import { useLibrary } from '../hooks/use-library.ts';
import { count } from '../lib/format.ts';
import type { LibraryItem } from '../lib/library.ts';
import { Failure } from './failure.tsx';
import { FirstRun } from './first-run.tsx';
import { VideoCard } from './video-card.tsx';

export const gridClass = 'grid grid-cols-1 gap-x-5 gap-y-8 min-[30rem]:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4 2xl:grid-cols-5';

/** All videos, those on their way first. */
export function Library() {
  const { items, error, isPending, refetch } = useLibrary();
  const { hidden } = useHiddenJobs();
  const shown = items.filter(({ video, job }) => video !== undefined || job === undefined || !hidden.includes(job.id));
  if (isPending) return <LibrarySkeleton />;
  if (error !== null && shown.length === 0) return <Failure error={error} onRetry={() => void refetch()} />;
  if (shown.length === 0) return <FirstRun />;
  const busy = shown.filter(({ state }) => state === 'queued' || state === 'indexing').length;
  return (
    <>
      <div className="mb-5 flex flex-wrap items-baseline gap-x-3">
        <h1 className="text-2xl font-semibold tracking-tight">Library</h1>
        <p role="status" className="text-sm text-faint">{summary(shown, busy)}</p>
      </div>
      <ul className={gridClass}>{shown.map((item) => <li key={item.key} className="min-w-0"><VideoCard item={item} /></li>)}</ul>
    </>
  );
}

const summary = (items: readonly LibraryItem[], busy: number): string => {
  const failed = items.filter(({ state }) => state === 'failed').length;
  return [
    count(items.length, 'video'),
    busy > 0 ? `indexing ${busy}` : '',
    failed > 0 ? `${failed} with a problem` : '',
  ].filter(Boolean).join(' · ');
};

function LibrarySkeleton() {
  return (
    <div role="status" aria-label="Loading the library">
      <div className="mb-5 h-8 w-32 rounded-lg bg-sunken" />
      <div className={gridClass}>
        {Array.from({ length: 8 }, (_, index) => (
          <div key={index} className="animate-pulse">
            <div className="aspect-video rounded-2xl bg-sunken" />
            <div className="mt-3 h-4 w-2/3 rounded bg-sunken" />
            <div className="mt-2 h-3 w-1/3 rounded bg-sunken" />
          </div>
        ))}
      </div>
    </div>
  );
}
