'use client';

import type { VideoSummary } from '@frameseek/core';
import { useState } from 'react';
import { useLibraryActions } from '../../hooks/library/use-library-actions.ts';
import { useKnownTags } from '../../hooks/library/use-known-tags.ts';
import { count } from '../../lib/ui/format.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Problem } from '../ui/problem.tsx';
import { TextField } from '../ui/text-field.tsx';

interface TagDialogProps {
  readonly videos: readonly VideoSummary[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Gives one more tag to several videos. */
export function TagDialog({ videos, onClose, onDone }: TagDialogProps) {
  const [tag, setTag] = useState('');
  const known = useKnownTags();
  const { addTag } = useLibraryActions({ showsErrors: true });
  return (
    <Dialog title={`Tag ${count(videos.length, 'video')}`} onClose={onClose}>
      <form onSubmit={(event) => { event.preventDefault(); addTag.mutate({ videos, tag: tag.trim() }, { onSuccess: onDone }); }}>
        <TextField autoFocus aria-label="Tag to add" placeholder="family, draft, 2026 …" value={tag} maxLength={50} className="w-full" onChange={({ target }) => setTag(target.value)} />
        {known.length > 0 && (
          <div role="group" aria-label="Tags in use" className="mt-3 flex max-h-32 flex-wrap gap-1.5 overflow-y-auto">
            {known.map((one) => <Button key={one} size="small" onClick={() => setTag(one)}>{one}</Button>)}
          </div>
        )}
        <Problem error={addTag.error} />
        <div className="mt-5 flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={tag.trim() === '' || addTag.isPending}>{addTag.isPending ? 'Tagging…' : 'Add the tag'}</Button>
        </div>
      </form>
    </Dialog>
  );
}
