'use client';

import type { VideoSummary } from '@frameseek/core';
import { useActions } from '../hooks/use-actions.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

interface RemoveDialogProps {
  readonly video: Pick<VideoSummary, 'id' | 'title'>;
  readonly onClose: () => void;
}

export function RemoveDialog({ video, onClose }: RemoveDialogProps) {
  const { remove } = useActions();
  return (
    <Dialog title="Remove from the library?" onClose={onClose}>
      <p className="text-soft">
        <span className="font-medium text-ink">{video.title}</span> will no longer be found. The file itself stays where it is.
      </p>
      <div className="mt-5 flex justify-end gap-2">
        <Button onClick={onClose}>Keep it</Button>
        <Button look="danger" disabled={remove.isPending} onClick={() => remove.mutate(video.id, { onSuccess: onClose })}>Remove</Button>
      </div>
    </Dialog>
  );
}
