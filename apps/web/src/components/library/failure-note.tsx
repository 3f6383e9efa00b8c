'use client';

import { CircleAlert, RotateCw } from 'lucide-react';
import { useLibraryActions } from '../../hooks/library/use-library-actions.ts';
import { briefReason, failureReason, type LibraryItem } from '../../lib/library/library-items.ts';
import { Button } from '../ui/button.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface FailureNoteProps {
  readonly item: LibraryItem;
}

/** Why a file could not be indexed, what to do about it, and the button that tries again. */
export function FailureNote({ item }: FailureNoteProps) {
  const words = useWords();
  return (
    <div className="mt-2 rounded-xl border border-line bg-surface p-3 text-[0.8125rem]">
      <p className="break-words text-soft">{failureReason(item, words)}</p>
      <div className="mt-2"><TryAgain item={item} /></div>
    </div>
  );
}

/** The same in the place of the picture, so that a card is no higher for it: the file by its name, three lines at most, all of it on hovering. */
export function FailureCover({ item }: FailureNoteProps) {
  const words = useWords();
  return (
    <div className="absolute inset-0 flex flex-col items-center justify-center gap-2 bg-sunken px-4 py-2 text-center text-[0.8125rem]">
      <CircleAlert aria-hidden className="size-6 shrink-0 text-faint" strokeWidth={1.5} />
      <p className="line-clamp-3 break-words text-soft" title={failureReason(item, words)}>{briefReason(item, words)}</p>
      <TryAgain item={item} />
    </div>
  );
}

function TryAgain({ item: { job, path } }: FailureNoteProps) {
  const { t } = useWords();
  const { changeJob, addPaths } = useLibraryActions();
  const retry = (): void => {
    if (job?.state === 'failed') changeJob.mutate({ id: job.id, change: 'retry' });
    else addPaths.mutate([path]);
  };
  return <Button size="small" onClick={retry} disabled={changeJob.isPending || addPaths.isPending}><RotateCw aria-hidden />{t('Try again')}</Button>;
}
