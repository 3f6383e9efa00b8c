'use client';

import dynamic from 'next/dynamic';
import { useSearchParams } from 'next/navigation';
import { useLibrary } from '../../hooks/library/use-library.ts';
import { BROWSE, type BrowseBy } from '../../lib/library/browse.ts';
import { Failure } from '../ui/failure.tsx';
import { SlowNote } from '../ui/slow-note.tsx';
import { BrowseNav } from './browse-nav.tsx';
import { CopiesView } from './copies-view.tsx';
import { DateView } from './date-view.tsx';
import { FolderBrowser } from './folder-browser.tsx';
import { TagView } from './tag-view.tsx';
import { TrashView } from './trash-view.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';
import type { PlainMessage } from '../../messages/message.ts';

// The outline of the world is fetched by those who look at it.
const MapView = dynamic(async () => (await import('./map-view.tsx')).MapView, { loading: () => null, ssr: false });

const TITLES: Readonly<Record<BrowseBy, PlainMessage>> = { date: 'By date', place: 'Map', folder: 'Folders', tag: 'Tags', copies: 'Copies', trash: 'Trash' };

/** The library looked through without a query, in the way that the address says. */
export function BrowsePage() {
  const { t } = useWords();
  const parameters = useSearchParams();
  const by = BROWSE.find((one) => one === parameters.get('by')) ?? 'date';
  return (
    <>
      <h1 className="mb-4 text-2xl font-semibold tracking-tight">{t(TITLES[by])}</h1>
      <BrowseNav by={by} />
      {by === 'trash' ? <TrashView /> : <Videos by={by} at={parameters.get('at') ?? undefined} />}
    </>
  );
}

function Videos({ by, at }: { readonly by: Exclude<BrowseBy, 'trash'>; readonly at: string | undefined }) {
  const { t } = useWords();
  const { items, error, isPending, refetch } = useLibrary();
  const videos = items.flatMap(({ video }) => video ?? []);
  if (isPending) return <><SlowNote /><div role="status" aria-label={t('Loading')} className="h-64 animate-pulse rounded-2xl bg-sunken" /></>;
  if (error !== null && videos.length === 0) return <Failure error={error} onRetry={() => void refetch()} />;
  switch (by) {
    case 'date': return <DateView videos={videos} at={at} />;
    case 'place': return <MapView videos={videos} />;
    case 'folder': return <FolderBrowser videos={videos} at={at} />;
    case 'tag': return <TagView videos={videos} />;
    case 'copies': return <CopiesView items={items} />;
    default: return by satisfies never;
  }
}
