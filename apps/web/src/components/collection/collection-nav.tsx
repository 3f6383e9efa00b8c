'use client';

import type { CollectionSummary } from '@frameseek/core';
import { Folder, Plus } from 'lucide-react';
import Link from 'next/link';
import { useCollections } from '../../hooks/collection/use-collections.ts';
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

/** All collections, folder by folder, one within another. Opening one makes it the one that moments go to. */
export function CollectionNav({ collections, open, onMake }: CollectionNavProps) {
  const { t } = useWords();
  if (collections.length === 0) return <div />;
  const { items, folders } = folderTree(collections);
  return (
    <nav aria-label={t('Collections')} className="text-sm">
      {items.length > 0 && <section aria-label={t('In no folder')} className="mb-3"><Links collections={items} open={open} /></section>}
      {folders.map((folder) => <FolderSection key={folder.path} folder={folder} open={open} />)}
      <EditorOnly><Button look="quiet" size="small" onClick={onMake}><Plus aria-hidden />{t('New collection…')}</Button></EditorOnly>
    </nav>
  );
}

interface FolderSectionProps {
  readonly folder: CollectionFolder<CollectionSummary>;
  readonly open: string | undefined;
}

/** A folder, what lies in it, and the folders within. */
const FolderSection = ({ folder: { path, name, items, folders }, open }: FolderSectionProps) => (
  <section aria-label={path} className="mb-3">
    <h2 className="mb-1 flex items-center gap-1.5 px-2.5 text-xs font-medium break-words text-faint"><Folder aria-hidden className="size-3.5 shrink-0" /><span className="min-w-0">{name}</span></h2>
    {items.length > 0 && <Links collections={items} open={open} />}
    {folders.length > 0 && <div className="ms-3 mt-1.5">{folders.map((folder) => <FolderSection key={folder.path} folder={folder} open={open} />)}</div>}
  </section>
);

interface LinksProps {
  readonly collections: readonly CollectionSummary[];
  readonly open: string | undefined;
}

function Links({ collections, open }: LinksProps) {
  const { choose } = useCollections();
  return (
    <ul className="flex flex-wrap gap-1 md:flex-col">
      {collections.map(({ id, name, count }) => (
        <li key={id} className="min-w-0">
          <Link href={collectionHref(id)} prefetch={false} aria-current={id === open ? 'page' : undefined} onClick={() => choose(id)}
            className={cx('flex items-baseline gap-2 rounded-lg px-2.5 py-1.5', id === open ? 'bg-sunken font-medium text-ink' : 'text-soft hover:bg-sunken')}>
            <span className="min-w-0 flex-1 truncate">{name}</span><span className="text-xs text-faint tabular-nums">{count}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
