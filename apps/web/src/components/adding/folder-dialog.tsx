'use client';

import { shownPath } from '@frameseek/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLibraryActions } from '../../hooks/library/use-library-actions.ts';
import { useNotices } from '../../hooks/ui/use-notices.tsx';
import { watch } from '../../lib/api/api-sources.ts';
import { CheckBox } from '../ui/check-box.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Problem } from '../ui/problem.tsx';
import { FolderPicker } from './folder-picker.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** Adds what lies in a folder on the server, and follows the folder from then on where that is wanted. */
export function FolderDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const [follow, setFollow] = useState(false);
  const { addPaths } = useLibraryActions({ showsErrors: true });
  const { notify } = useNotices();
  const client = useQueryClient();
  const watching = useMutation({
    mutationFn: watch,
    onSuccess: async (_, path) => {
      notify({ kind: 'good', text: t('{path} is watched from now on.', { path: shownPath(path) }) });
      await client.invalidateQueries({ queryKey: ['watched'] });
      onClose();
    },
  });
  const choose = (path: string): void => {
    addPaths.reset();
    watching.reset();
    if (follow) watching.mutate(path);
    else addPaths.mutate([path], { onSuccess: onClose });
  };
  return (
    <Dialog title={t('Add a folder')} onClose={onClose}>
      <p className="text-sm text-soft">{t('Every video and sound file in it is indexed where it is; nothing is copied or changed.')}</p>
      <FolderPicker verb={t('Add')} busy={addPaths.isPending || watching.isPending} onChoose={choose} />
      <Problem error={addPaths.error ?? watching.error} />
      <div className="mt-3 flex items-center gap-1 text-sm">
        <CheckBox label={t('Watch this folder')} checked={follow} onToggle={() => setFollow(!follow)} className="-ms-1.5" />
        <span aria-hidden className="text-soft">{t('Watch it: what comes into it later is added by itself')}</span>
      </div>
    </Dialog>
  );
}
