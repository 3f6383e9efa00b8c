'use client';

import { RotateCw } from 'lucide-react';
import { useActions } from '../hooks/use-actions.ts';
import type { LibraryItem } from '../lib/library.ts';
import { Button } from './button.tsx';

/** Why a file could not be indexed, what to do about it, and the button that tries again. */
export function FailureNote({ item: { fault, stages, job, path } }: { readonly item: LibraryItem }) {
  const { changeJob, addPaths } = useActions();
  const retry = (): void => {
    if (job?.state === 'failed') changeJob.mutate({ id: job.id, change: 'retry' });
    else addPaths.mutate([path]);
  };
  const failed = stages.find(({ state }) => state === 'failed');
  return (
    <div className="mt-2 rounded-xl border border-line bg-surface p-3 text-[0.8125rem]">
      <p className="break-words text-soft">{fault?.message ?? failed?.note ?? 'The server gives no reason.'}</p>
      <Button size="small" className="mt-2.5" onClick={retry} disabled={changeJob.isPending || addPaths.isPending}>
        <RotateCw aria-hidden />Try again
      </Button>
    </div>
  );
}
