'use client';

import type { SearchResponse } from '@frameseek/core';
import { Info, Search, SearchX } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useEffect } from 'react';
import { useSearch } from '../hooks/use-search.ts';
import { useVideos } from '../hooks/use-videos.ts';
import { cx } from '../lib/cx.ts';
import { count } from '../lib/format.ts';
import { readModalities, searchHref } from '../lib/links.ts';
import { onResultKeys } from '../lib/result-keys.ts';
import { Failure } from './failure.tsx';
import { IndexingBanner } from './indexing-banner.tsx';
import { gridClass } from './library.tsx';
import { Message } from './message.tsx';
import { LikeNote } from './like-note.tsx';
import { ModalityChips } from './modality-chips.tsx';
import { MomentCard } from './moment-card.tsx';
import { ResultsSkeleton } from './results-skeleton.tsx';

/** The moments for the query in the address. */
export function SearchResults() {
  const parameters = useSearchParams();
  const q = (parameters.get('q') ?? '').trim();
  const modalities = readModalities(parameters.get('modality'));
  const { data, error, isPlaceholderData, refetch } = useSearch({ q, modalities });
  useEffect(() => {
    document.title = q === '' ? 'Search · Frameseek' : `${q} · Frameseek`;
  }, [q]);

  const answer = q === '' ? undefined : data;
  return (
    <>
      <h1 className="sr-only">Search results</h1>
      <div className="mb-5 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <ModalityChips chosen={modalities} onChange={(chosen) => window.history.replaceState(null, '', searchHref(q, chosen))} />
        <p role="status" className="text-sm text-faint">{answer && !isPlaceholderData && error === null ? resultWords(answer) : ''}</p>
      </div>
      <IndexingBanner />
      {q === '' && <Message icon={Search} title="What do you remember?"><p>A colour, a thing, a sentence that was said, a word on a sign. “Quotes” find exact words.</p></Message>}
      <LikeNote query={q} />
      {q !== '' && error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {q !== '' && error === null && answer === undefined && <ResultsSkeleton />}
      {error === null && answer !== undefined && <Results answer={answer} stale={isPlaceholderData} />}
    </>
  );
}

interface ResultsProps {
  readonly answer: SearchResponse;
  /** The answer to the query before, while the new one is on its way. */
  readonly stale: boolean;
}

function Results({ answer, stale }: ResultsProps) {
  const { data: library } = useVideos();
  const soundOnly = new Set(library?.videos.filter(({ hasVideo }) => !hasVideo).map(({ id }) => id));
  return (
    <div className={cx('transition-opacity', stale && 'opacity-60')} aria-busy={stale}>
      <Notes notes={answer.notes ?? []} />
      {answer.moments.length === 0 && (
        <Message icon={SearchX} title={`Nothing found for “${answer.query}”`}>
          <p>Try fewer or other words, or another way of finding. Videos that still wait for indexing are not searched yet.</p>
        </Message>
      )}
      {answer.moments.length > 0 && !answer.match && (
        <div className="mb-6 rounded-2xl border border-line bg-surface p-4">
          <p className="font-medium">Nothing really matches “{answer.query}”.</p>
          <p className="mt-0.5 text-sm text-soft">These are the nearest moments; they may have nothing to do with it.</p>
        </div>
      )}
      <ul className={gridClass} aria-label="Moments" onKeyDown={onResultKeys}>
        {answer.moments.map((moment) => (
          <li key={`${moment.video.id}-${moment.start}`} className="min-w-0">
            <MomentCard moment={moment} query={answer.query} hasPicture={library && !soundOnly.has(moment.video.id)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What was left out or read otherwise than it may have been meant. */
const Notes = ({ notes }: { readonly notes: readonly string[] }) =>
  notes.length > 0 && (
    <ul aria-label="Notes" className="mb-5 space-y-1.5">
      {notes.map((note) => (
        <li key={note} className="flex gap-2 text-sm text-soft"><Info aria-hidden className="mt-0.5 size-4 shrink-0 text-faint" />{note}</li>
      ))}
    </ul>
  );

const resultWords = ({ moments, match, tookMs }: SearchResponse): string => {
  if (moments.length === 0) return 'No moments';
  const time = tookMs < 1_000 ? `${Math.max(1, Math.round(tookMs))} ms` : `${(tookMs / 1_000).toFixed(1)} s`;
  return match ? `${count(moments.length, 'moment')} in ${time}` : `No match; ${moments.length} nearest in ${time}`;
};
