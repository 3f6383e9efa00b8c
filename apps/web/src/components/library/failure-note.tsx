'use client';

import { RotateCw } from 'lucide-react';
import { useLibraryActions } from '../../hooks/library/use-library-actions.ts';
import { cx } from '../../lib/ui/cx.ts';
import { failureReason, type LibraryItem } from '../../lib/library/library-items.ts';
import { Button } from '../ui/button.tsx';

interface FailureNoteProps {
  readonly item: LibraryItem;
  /** Where there is little room: the reason in three lines at most, all of it on hovering. */
  readonly brief?: boolean;
}

/** Why a file could not be indexed, what to do about it, and the button that tries again. */
export function FailureNote({ item, brief = false }: FailureNoteProps) {
  const { changeJob, addPaths } = useLibraryActions();
  const { job, path } = item;
  const retry = (): void => {
    if (job?.state === 'failed') changeJob.mutate({ id: job.id, change: 'retry' });
    else addPaths.mutate([path]);
  };
  const reason = failureReason(item);
  return (
    <div className={cx('text-[0.8125rem]', !brief && 'mt-2 rounded-xl border border-line bg-surface p-3')}>
      <p className={cx('break-words text-soft', brief && 'line-clamp-3')} title={brief ? reason : undefined}>{reason}</p>
      <Button size="small" className="mt-2" onClick={retry} disabled={changeJob.isPending || addPaths.isPending}>
        <RotateCw aria-hidden />Try again
      </Button>
    </div>
  );
}
