'use client';

import type { VideoSummary } from '@frameseek/core';
import { useState } from 'react';
import { useLibraryActions } from '../../hooks/library/use-library-actions.ts';
import { useKnownTags } from '../../hooks/library/use-known-tags.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Problem } from '../ui/problem.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface TagDialogProps {
  readonly videos: readonly VideoSummary[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Gives one more tag to several videos. */
export function TagDialog({ videos, onClose, onDone }: TagDialogProps) {
  const { t } = useWords();
  const [tag, setTag] = useState('');
  const known = useKnownTags();
  const { addTag } = useLibraryActions({ showsErrors: true });
  return (
    <Dialog title={t('Tag {n} videos', { n: videos.length })} onClose={onClose}>
      <form onSubmit={(event) => { event.preventDefault(); addTag.mutate({ videos, tag: tag.trim() }, { onSuccess: onDone }); }}>
        <TextField autoFocus aria-label={t('Tag to add')} placeholder={t('family, draft, 2026 …')} value={tag} maxLength={50} className="w-full" onChange={({ target }) => setTag(target.value)} />
        {known.length > 0 && (
          <div role="group" aria-label={t('Tags in use')} className="mt-3 flex max-h-32 flex-wrap gap-1.5 overflow-y-auto">
            {known.map((one) => <Button key={one} size="small" onClick={() => setTag(one)}>{one}</Button>)}
          </div>
        )}
        <Problem error={addTag.error} />
        <div className="mt-5 flex justify-end gap-2">
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button look="primary" type="submit" disabled={tag.trim() === '' || addTag.isPending}>{addTag.isPending ? t('Tagging…') : t('Add the tag')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
