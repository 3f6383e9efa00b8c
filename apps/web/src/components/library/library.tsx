'use client';

import type { VideoSummary } from '@frameseek/core';
import { FilterX } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useDeferredValue, useMemo } from 'react';
import { useHiddenJobs } from '../../hooks/jobs/use-hidden-jobs.ts';
import { useLibrary } from '../../hooks/library/use-library.ts';
import { useLibraryView } from '../../hooks/library/use-library-view.ts';
import { useSelection } from '../../hooks/library/use-selection.ts';
import { groupCopies } from '../../lib/library/group-copies.ts';
import type { LibraryItem } from '../../lib/library/library-items.ts';
import { viewItems, withoutFilters } from '../../lib/library/library-view.ts';
import type { LibraryView } from '../../lib/library/library-view.ts';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { BrowseNav } from '../browse/browse-nav.tsx';
import { GoneNote } from './gone-note.tsx';
import { ActiveFilters, LibraryBar } from './library-bar.tsx';
import { FIRST_CARDS, MIN_CARD_WIDTH } from '../ui/card-grid.ts';
import { ListHeads } from './list-heads.tsx';
import { LibrarySkeleton } from './library-skeleton.tsx';
import { Message } from '../ui/message.tsx';
import { VideoCard } from './video-card.tsx';
import { VideoRow } from './video-row.tsx';
import { VirtualGrid } from '../ui/virtual-grid.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';
import type { Words } from '../../messages/words.ts';

// Fetched when there is something selected, and nothing in the library.
const SelectionBar = dynamic(async () => (await import('./selection-bar.tsx')).SelectionBar, { loading: () => null });
const FirstRun = dynamic(async () => (await import('../adding/first-run.tsx')).FirstRun, { loading: () => null });

interface LibraryProps {
  /** Those that the list begins with, as the server of the page knows them: shown until the list itself is there. */
  readonly first: readonly VideoSummary[];
}

/** All videos, as the address says to look at them. */
export function Library({ first }: LibraryProps) {
  const words = useWords();
  const { t } = words;
  const { items, error, isPending, refetch } = useLibrary();
  const { hidden } = useHiddenJobs();
  const { view, setView } = useLibraryView();
  const all = useMemo(() => items.filter(({ video, job }) => video !== undefined || job === undefined || !hidden.includes(job.id)), [items, hidden]);
  if (isPending) return <LibrarySkeleton videos={first} />;
  if (error !== null && all.length === 0) return <Failure error={error} onRetry={() => void refetch()} />;
  if (all.length === 0) return <FirstRun />;
  return (
    <>
      <div className="mb-4 flex flex-wrap items-baseline gap-x-3">
        <h1 className="text-2xl font-semibold tracking-tight">{t('Library')}</h1>
        <p role="status" className="text-sm text-faint">{summary(all, words)}</p>
      </div>
      <BrowseNav />
      <GoneNote items={all} />
      <LibraryBar items={all} view={view} onView={setView} />
      <Videos items={all} view={view} onView={setView} />
    </>
  );
}

interface VideosProps {
  readonly items: readonly LibraryItem[];
  readonly view: LibraryView;
  readonly onView: (view: LibraryView) => void;
}

function Videos({ items, view, onView }: VideosProps) {
  const { t } = useWords();
  // Ten thousand videos are filtered after the letter that was typed is on the screen.
  const calmView = useDeferredValue(view);
  const shown = useMemo(() => groupCopies(viewItems(items, calmView, Date.now())), [items, calmView]);
  const keys = useMemo(() => shown.map(({ key }) => key), [shown]);
  const selection = useSelection(keys);
  if (shown.length === 0) {
    return (
      <Message icon={FilterX} title={t('No video is like that')} actions={<Button look="primary" onClick={() => onView(withoutFilters(view))}>{t('Show all {n}', { n: items.length })}</Button>}>
        <p className="mb-4">{t('Take a filter away, or look for what is in the videos with the search above.')}</p>
        <ActiveFilters view={view} onView={onView} />
      </Message>
    );
  }
  return (
    <>
      {calmView.layout === 'list' ? (
        <>
          <ListHeads sort={view.sort} onSort={(sort) => onView({ ...view, sort })} />
          <VirtualGrid key="list" label={t('Videos')} items={shown} keyOf={keyOf} height={rowHeight} rowClass="">{(item) => <VideoRow item={item} selection={selection} />}</VirtualGrid>
        </>
      ) : (
        <VirtualGrid key="grid" label={t('Videos')} items={shown} keyOf={keyOf} minWidth={MIN_CARD_WIDTH} height={cardHeight} rowClass="pb-7">{(item, index) => <VideoCard item={item} selection={selection} isFirst={index < FIRST_CARDS} />}</VirtualGrid>
      )}
      {selection.chosen.size > 0 && <SelectionBar items={shown} selection={selection} />}
    </>
  );
}

const keyOf = ({ key }: LibraryItem): string => key;
/** Pixels of picture, title, state and the space below. */
const cardHeight = (column: number): number => (column * 9) / 16 + 86;
const rowHeight = (): number => 89;

const summary = (items: readonly LibraryItem[], { t }: Words): string => {
  const busy = items.filter(({ state }) => state === 'queued' || state === 'indexing').length;
  const failed = items.filter(({ state }) => state === 'failed').length;
  const copies = items.reduce((sum, { video }) => sum + (video?.copies?.length ?? 0), 0);
  return [
    t('{n} videos', { n: items.length }),
    copies > 0 ? t('{n} copies merged', { n: copies }) : '',
    busy > 0 ? t('indexing {n}', { n: busy }) : '',
    failed > 0 ? t('{n} with a problem', { n: failed }) : '',
  ].filter(Boolean).join(' · ');
};
