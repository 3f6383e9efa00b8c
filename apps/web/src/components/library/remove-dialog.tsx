'use client';

import type { VideoSummary } from '@frameseek/core';
import { useTrashActions } from '../../hooks/library/use-trash.ts';
import { count } from '../../lib/ui/format.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Problem } from '../ui/problem.tsx';

interface RemoveDialogProps {
  readonly videos: readonly Pick<VideoSummary, 'id' | 'title'>[];
  readonly onClose: () => void;
  /** Told once they are gone; the dialog is closed then. */
  readonly onRemoved?: () => void;
}

/** Asks whether videos shall go to the trash, and says what stays. */
export function RemoveDialog({ videos, onClose, onRemoved }: RemoveDialogProps) {
  const { discard } = useTrashActions();
  return (
    <Dialog title="Remove from the library?" onClose={onClose}>
      <p className="text-soft">
        <span className="font-medium text-ink">{videos.length === 1 ? videos[0]?.title : count(videos.length, 'video')}</span> will no longer be found.
        It stays in the trash for 30 days and can be put back. Files on the disk stay where they are; copies that were uploaded are deleted with it after that.
      </p>
      <Problem error={discard.error} />
      <div className="mt-5 flex justify-end gap-2">
        <Button onClick={onClose}>Keep it</Button>
        <Button look="danger" disabled={discard.isPending} onClick={() => discard.mutate(videos.map(({ id }) => id), { onSuccess: () => { onClose(); onRemoved?.(); } })}>{discard.isPending ? 'Removing…' : 'Remove'}</Button>
      </div>
    </Dialog>
  );
}
