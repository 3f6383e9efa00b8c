'use client';

import type { CollectionSummary } from '@frameseek/core';
import { Folder, Plus } from 'lucide-react';
import Link from 'next/link';
import { useCollections } from '../../hooks/collection/use-collections.ts';
import { useFolderDrag } from '../../hooks/collection/use-folder-drag.ts';
import type { FolderDrag } from '../../hooks/collection/use-folder-drag.ts';
import { cx } from '../../lib/ui/cx.ts';
import { folderTree, type CollectionFolder } from '../../lib/collection/folder-tree.ts';
import { collectionHref } from '../../lib/ui/links.ts';
import { EditorOnly } from '../access/editor-only.tsx';
import { Button } from '../ui/button.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface CollectionNavProps {
  readonly collections: readonly CollectionSummary[];
  /** Id of the one that is shown. */
  readonly open: string | undefined;
  readonly onMake: () => void;
}

/**
 * All collections, folder by folder, one within another. Opening one makes it the one that moments go to; one is dragged into a
 * folder, where “Name and folder…” does the same without a mouse.
 */
export function CollectionNav({ collections, open, onMake }: CollectionNavProps) {
  const { t } = useWords();
  const drag = useFolderDrag();
  if (collections.length === 0) return <div />;
  const { items, folders } = folderTree(collections);
  return (
    <nav aria-label={t('Collections')} className="text-sm">
      {items.length > 0 && <section aria-label={t('In no folder')} {...drag.target('')} className={place('', drag)}><Links collections={items} open={open} drag={drag} /></section>}
      {folders.map((folder) => <FolderSection key={folder.path} folder={folder} open={open} drag={drag} />)}
      {items.length === 0 && drag.isDragging && <p {...drag.target('')} className={cx(place('', drag), 'border border-dashed border-line px-2.5 py-1.5 text-xs text-faint')}>{t('In no folder')}</p>}
      <EditorOnly><Button look="quiet" size="small" onClick={onMake}><Plus aria-hidden />{t('New collection…')}</Button></EditorOnly>
    </nav>
  );
}

interface FolderSectionProps {
  readonly folder: CollectionFolder<CollectionSummary>;
  readonly open: string | undefined;
  readonly drag: FolderDrag;
}

/** The looks of where a collection can be dropped. */
const place = (path: string, { over }: FolderDrag): string => cx('mb-3 rounded-lg', over === path && 'outline-2 outline-offset-2 outline-accent');

/** A folder, what lies in it, and the folders within. */
const FolderSection = ({ folder: { path, name, items, folders }, open, drag }: FolderSectionProps) => (
  <section aria-label={path} {...drag.target(path)} className={place(path, drag)}>
    <h2 className="mb-1 flex items-center gap-1.5 px-2.5 text-xs font-medium break-words text-faint"><Folder aria-hidden className="size-3.5 shrink-0" /><span className="min-w-0">{name}</span></h2>
    {items.length > 0 && <Links collections={items} open={open} drag={drag} />}
    {folders.length > 0 && <div className="ms-3 mt-1.5">{folders.map((folder) => <FolderSection key={folder.path} folder={folder} open={open} drag={drag} />)}</div>}
  </section>
);

interface LinksProps {
  readonly collections: readonly CollectionSummary[];
  readonly open: string | undefined;
  readonly drag: FolderDrag;
}

function Links({ collections, open, drag }: LinksProps) {
  const { choose } = useCollections();
  return (
    <ul className="flex flex-wrap gap-1 md:flex-col">
      {collections.map((collection) => (
        <li key={collection.id} className="min-w-0" {...drag.source(collection)}>
          <Link href={collectionHref(collection.id)} prefetch={false} aria-current={collection.id === open ? 'page' : undefined} onClick={() => choose(collection.id)}
            className={cx('flex items-baseline gap-2 rounded-lg px-2.5 py-1.5', collection.id === open ? 'bg-sunken font-medium text-ink' : 'text-soft hover:bg-sunken')}>
            <span className="min-w-0 flex-1 truncate">{collection.name}</span><span className="text-xs text-faint tabular-nums">{collection.count}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
