'use client';

import { RotateCw } from 'lucide-react';
import { useActions } from '../../hooks/library/use-actions.ts';
import { cx } from '../../lib/ui/cx.ts';
import type { LibraryItem } from '../../lib/library/library.ts';
import { Button } from './button.tsx';

interface FailureNoteProps {
  readonly item: LibraryItem;
  /** Where there is little room: the reason in three lines at most, all of it on hovering. */
  readonly brief?: boolean;
}

/** Why a file could not be indexed, what to do about it, and the button that tries again. */
export function FailureNote({ item, brief = false }: FailureNoteProps) {
  const { changeJob, addPaths } = useActions();
  const { job, path } = item;
  const retry = (): void => {
    if (job?.state === 'failed') changeJob.mutate({ id: job.id, change: 'retry' });
    else addPaths.mutate([path]);
  };
  const reason = reasonOf(item);
  return (
    <div className={cx('text-[0.8125rem]', !brief && 'mt-2 rounded-xl border border-line bg-surface p-3')}>
      <p className={cx('break-words text-soft', brief && 'line-clamp-3')} title={brief ? reason : undefined}>{reason}</p>
      <Button size="small" className="mt-2" onClick={retry} disabled={changeJob.isPending || addPaths.isPending}>
        <RotateCw aria-hidden />Try again
      </Button>
    </div>
  );
}

/** The sentence that says why an item failed. */
export const reasonOf = ({ fault, stages }: Pick<LibraryItem, 'fault' | 'stages'>): string =>
  fault?.message ?? stages.find(({ state }) => state === 'failed')?.note ?? 'The server gives no reason.';
