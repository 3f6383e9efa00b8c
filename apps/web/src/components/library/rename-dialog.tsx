'use client';

import type { VideoSummary } from '@frameseek/core';
import { useState } from 'react';
import { useLibraryActions } from '../../hooks/library/use-library-actions.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Problem } from '../ui/problem.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface VideoDialogProps {
  readonly video: Pick<VideoSummary, 'id' | 'title'>;
  readonly onClose: () => void;
}

/** Gives a video another title. */
export function RenameDialog({ video, onClose }: VideoDialogProps) {
  const { t } = useWords();
  const [title, setTitle] = useState(video.title);
  const { change } = useLibraryActions({ showsErrors: true });
  const save = (): void => change.mutate({ id: video.id, title: title.trim() }, { onSuccess: onClose });
  return (
    <Dialog title={t('Rename')} onClose={onClose}>
      <form onSubmit={(event) => { event.preventDefault(); save(); }}>
        <input
          autoFocus aria-label={t('Title')} value={title} maxLength={300} onChange={({ target }) => setTitle(target.value)}
          className="h-11 w-full rounded-xl border border-line bg-paper px-3"
        />
        <p className="mt-2 text-sm text-faint">{t('The file itself keeps its name.')}</p>
        <Problem error={change.error} />
        <div className="mt-5 flex justify-end gap-2">
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button look="primary" type="submit" disabled={title.trim() === '' || change.isPending}>{t('Save')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
