'use client';

import type { VideoSummary } from '@frameseek/core';
import { useTrashActions } from '../../hooks/library/use-trash.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Problem } from '../ui/problem.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface RemoveDialogProps {
  readonly videos: readonly Pick<VideoSummary, 'id' | 'title'>[];
  readonly onClose: () => void;
  /** Told once they are gone; the dialog is closed then. */
  readonly onRemoved?: () => void;
}

/** Asks whether videos shall go to the trash, and says what stays. */
export function RemoveDialog({ videos, onClose, onRemoved }: RemoveDialogProps) {
  const { t, rich } = useWords();
  const { discard } = useTrashActions();
  return (
    <Dialog title={t('Remove from the library?')} onClose={onClose}>
      <p className="text-soft">
        {rich('{name} will no longer be found. It stays in the trash for 30 days and can be put back. Files on the disk stay where they are; copies that were uploaded are deleted with it after that.', {
          name: <span className="font-medium text-ink">{videos.length === 1 ? videos[0]?.title : t('{n} videos', { n: videos.length })}</span>,
        })}
      </p>
      <Problem error={discard.error} />
      <div className="mt-5 flex justify-end gap-2">
        <Button onClick={onClose}>{t('Keep it')}</Button>
        <Button look="danger" disabled={discard.isPending} onClick={() => discard.mutate(videos.map(({ id }) => id), { onSuccess: () => { onClose(); onRemoved?.(); } })}>{discard.isPending ? t('Removing…') : t('Remove')}</Button>
      </div>
    </Dialog>
  );
}
