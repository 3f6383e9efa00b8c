'use client';

import { BookmarkPlus } from 'lucide-react';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { useCollection } from '../../hooks/collection/use-collection.ts';
import { useCollections } from '../../hooks/collection/use-collections.ts';
import { useKeptCollection } from '../../hooks/collection/use-kept-collection.ts';
import { useHydrated } from '../../hooks/ui/use-hydrated.ts';
import { EditorOnly } from '../access/editor-only.tsx';
import { Button, buttonClass } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { Message } from '../ui/message.tsx';
import { CollectionDialog } from './collection-dialog.tsx';
import { CollectionHead } from './collection-head.tsx';
import { CollectionNav } from './collection-nav.tsx';
import { ItemList } from './item-list.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** Moments that are kept together: all collections, and one of them with its moments, put in order here and taken away together. */
export function CollectionPage() {
  const isHydrated = useHydrated();
  const { collections, current } = useCollections();
  const wanted = useSearchParams().get('id') ?? undefined;
  const [isMaking, setMaking] = useState(false);
  useKeptCollection();
  const { data: open, error, refetch } = useCollection(wanted ?? current?.id);
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  // The header has asked for the collections, too, and may know them before this page is taken over from the server's.
  if (!isHydrated) return null;
  return (
    <div className="mx-auto grid max-w-3xl gap-x-8 gap-y-5 md:grid-cols-[11rem_minmax(0,1fr)]">
      <CollectionNav collections={collections ?? []} open={open?.id} onMake={() => setMaking(true)} />
      <div className="min-w-0">
        {open !== undefined && <CollectionHead key={open.id} collection={open} />}
        {collections !== undefined && (open === undefined ? collections.length === 0 : open.items.length === 0) && <Nothing onMake={() => setMaking(true)} />}
        {open !== undefined && open.items.length > 0 && <ItemList key={open.id} collection={open} />}
      </div>
      {isMaking && <CollectionDialog onClose={() => setMaking(false)} />}
    </div>
  );
}

const Nothing = ({ onMake }: { readonly onMake: () => void }) => {
  const { t } = useWords();
  return (
    <Message icon={BookmarkPlus} title={t('Nothing is collected yet')}
      actions={<><Link href="/search" className={buttonClass({ look: 'primary' })}>{t('Find a moment')}</Link><EditorOnly><Button onClick={onMake}>{t('New collection…')}</Button></EditorOnly></>}>
      <p>{t('E in the player, or “Add to the collection” in the menu of any export, puts moments here, from as many videos as you like, to be taken as one film or one list.')}</p>
    </Message>
  );
};
