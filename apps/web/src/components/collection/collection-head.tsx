'use client';

import type { Collection } from '@frameseek/core';
import { Pencil, Table2, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useCollectionActions } from '../../hooks/collection/use-collection.ts';
import { useVideos } from '../../hooks/library/use-videos.ts';
import { clock } from '../../lib/ui/format.ts';
import { reportsHref } from '../../lib/ui/links.ts';
import { EditorOnly } from '../access/editor-only.tsx';
import { ExportMenu } from '../export/export-menu.tsx';
import { Button, buttonClass } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { CollectionDialog } from './collection-dialog.tsx';
import { DragOut } from './drag-out.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** What a collection is called, how much it holds, and what can be done with all of it. */
export function CollectionHead({ collection }: { readonly collection: Collection }) {
  const { t, rich } = useWords();
  const { name, folder, items } = collection;
  const [dialog, setDialog] = useState<'name' | 'delete'>();
  const { change, remove } = useCollectionActions(collection.id);
  const { data: library } = useVideos();
  const router = useRouter();
  const close = (): void => setDialog(undefined);
  // What is no longer in the library cannot be taken away.
  const there = items.filter(({ video }) => library?.videos.some(({ id }) => id === video) ?? true);
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2">
      <div className="min-w-0 flex-1 basis-48">
        <h1 className="text-xl font-semibold tracking-tight break-words">{name}{folder !== undefined && <span className="text-sm font-normal text-faint"> {t('in {folder}', { folder })}</span>}</h1>
        <p role="status" className="text-sm text-soft tabular-nums">{t('{n} moments · {time} in all', { n: items.length, time: clock(items.reduce((sum, { start, end }) => sum + end - start, 0)) })}</p>
      </div>
      <EditorOnly>
        <Button look="quiet" size="small" icon aria-label={t('Name and folder…')} title={t('Name and folder…')} onClick={() => setDialog('name')}><Pencil aria-hidden /></Button>
        <Button look="quiet" size="small" icon aria-label={t('Delete the collection…')} title={t('Delete the collection…')} onClick={() => setDialog('delete')}><Trash2 aria-hidden /></Button>
        {items.length > 0 && <Button look="quiet" size="small" onClick={() => change.mutate({ clear: true })}>{t('Clear')}</Button>}
      </EditorOnly>
      {there.length > 0 && <Link href={reportsHref({ collection: collection.id })} className={buttonClass({ size: 'small' })}><Table2 aria-hidden />{t('Table…')}</Link>}
      {there.length > 0 && <DragOut collection={collection} />}
      {there.length > 0 && <ExportMenu title={name} items={there.map(({ id: _, ...item }) => item)} collects={false} />}
      {dialog === 'name' && <CollectionDialog collection={collection} onClose={close} />}
      {dialog === 'delete' && (
        <Dialog title={t('Delete this collection?')} onClose={close}>
          <p className="text-soft">{rich('{name} with its {n} moments and notes is deleted. The videos stay as they are.', { n: items.length, name: <span className="font-medium text-ink">{name}</span> })}</p>
          <div className="mt-5 flex justify-end gap-2">
            <Button onClick={close}>{t('Keep it')}</Button>
            <Button look="danger" disabled={remove.isPending} onClick={() => remove.mutate(undefined, { onSuccess: () => { close(); router.push('/collection'); } })}>{t('Delete')}</Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
