'use client';

import type { VideoSummary } from '@frameseek/core';
import { useLibraryActions } from '../../hooks/library/use-library-actions.ts';
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

/** Asks whether videos shall be taken out of the library, and says what stays. */
export function RemoveDialog({ videos, onClose, onRemoved }: RemoveDialogProps) {
  const { remove } = useLibraryActions({ showsErrors: true });
  return (
    <Dialog title="Remove from the library?" onClose={onClose}>
      <p className="text-soft">
        <span className="font-medium text-ink">{videos.length === 1 ? videos[0]?.title : count(videos.length, 'video')}</span> will no longer be found.
        Files on the disk stay where they are; only copies that were uploaded are deleted.
      </p>
      <Problem error={remove.error} />
      <div className="mt-5 flex justify-end gap-2">
        <Button onClick={onClose}>Keep it</Button>
        <Button look="danger" disabled={remove.isPending} onClick={() => remove.mutate(videos.map(({ id }) => id), { onSuccess: () => { onClose(); onRemoved?.(); } })}>{remove.isPending ? 'Removing…' : 'Remove'}</Button>
      </div>
    </Dialog>
  );
}
