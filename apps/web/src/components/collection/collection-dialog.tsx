'use client';

import type { Collection } from '@frameseek/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useId, useState } from 'react';
import { useCollections } from '../../hooks/collection/use-collections.ts';
import * as api from '../../lib/api/api-collections.ts';
import { collectionHref } from '../../lib/ui/links.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Problem } from '../ui/problem.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface CollectionDialogProps {
  /** The one that is changed; a new one is made if absent. */
  readonly collection?: Collection;
  readonly onClose: () => void;
}

/** Gives a collection a name and a folder. */
export function CollectionDialog({ collection, onClose }: CollectionDialogProps) {
  const { t } = useWords();
  const [name, setName] = useState(collection?.name ?? '');
  const [folder, setFolder] = useState(collection?.folder ?? '');
  const client = useQueryClient();
  const router = useRouter();
  const { collections = [], choose } = useCollections();
  const folders = useId();
  const { mutate, error, isPending } = useMutation({
    mutationFn: async () => collection === undefined
      ? await api.makeCollection({ name: name.trim(), ...(folder.trim() !== '' && { folder: folder.trim() }) })
      : await api.changeCollection(collection.id, { name: name.trim(), folder: folder.trim() === '' ? null : folder.trim() }),
    onSuccess: async (kept) => {
      client.setQueryData(['collection', kept.id], kept);
      choose(kept.id);
      onClose();
      await client.invalidateQueries({ queryKey: ['collections'] });
      if (collection === undefined) router.push(collectionHref(kept.id));
    },
  });
  return (
    <Dialog title={collection === undefined ? t('New collection') : t('Name and folder')} onClose={onClose}>
      <form className="space-y-3" onSubmit={(event) => { event.preventDefault(); mutate(); }}>
        <TextField autoFocus aria-label={t('Name')} placeholder={t('Name')} className="w-full" value={name} maxLength={120} onChange={({ target }) => setName(target.value)} />
        <TextField aria-label={t('Folder')} placeholder={t('Folder, if any')} className="w-full" list={folders} value={folder} maxLength={120} onChange={({ target }) => setFolder(target.value)} />
        <p className="text-xs text-faint">{t('A slash puts a folder into another: Summer/Italy')}</p>
        <datalist id={folders}>{[...new Set(collections.flatMap((one) => one.folder ?? []))].map((one) => <option key={one} value={one} />)}</datalist>
        <Problem error={error} />
        <div className="flex justify-end gap-2 pt-2">
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button look="primary" type="submit" disabled={name.trim() === '' || isPending}>{t('Save')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
