'use client';

import { NOT_DESCRIBED, type FoundMoment, type SearchResponse } from '@frameseek/core';
import { Bookmark, Info, Search, SearchX } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useEffect, useRef, useState } from 'react';
import { useCloserLook } from '../../hooks/search/use-closer-look.ts';
import { useSearchHistory } from '../../hooks/search/use-search-history.ts';
import { useSearch } from '../../hooks/search/use-search.ts';
import { useSearchQuery } from '../../hooks/search/use-search-query.ts';
import { useVideos } from '../../hooks/library/use-videos.ts';
import { holdsMade } from '../../lib/library/holds-made.ts';
import { cx } from '../../lib/ui/cx.ts';
import type { Words } from '../../messages/words.ts';
import { elapsed } from '../../lib/ui/format.ts';
import { withFilter } from '../../lib/search/query-edit.ts';
import { queryTitle, shownQuery } from '../../lib/search/query-words.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { Failure } from '../ui/failure.tsx';
import { DidYouMean } from './did-you-mean.tsx';
import { Facets } from './results/facets.tsx';
import { FilterChips } from './filter-chips.tsx';
import { IndexingBanner } from '../jobs/indexing-banner.tsx';
import { LikeNote } from './by-picture/like-note.tsx';
import { Message } from '../ui/message.tsx';
import { NamedVideos } from './named-videos.tsx';
import { ModalityChips } from './modality-chips.tsx';
import { MomentGrid } from './results/moment-grid.tsx';
import { ResultsView } from './results/results-view.tsx';
import { ResultsSkeleton } from './results-skeleton.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

// What few searches show is fetched by them.
const FoundVideos = dynamic(async () => (await import('./found-videos.tsx')).FoundVideos, { loading: () => null });
const MakeCaptions = dynamic(async () => (await import('./make-captions.tsx')).MakeCaptions, { loading: () => null });
const NothingToSearch = dynamic(async () => (await import('./results/nothing-to-search.tsx')).NothingToSearch, { loading: () => null });

/** Milliseconds that a query stands before it counts as searched, and not as a beginning of another. */
const MEANT_MS = 2_500;

interface SearchResultsProps {
  /** Those that the answer begins with, as the server of the page knows them: their pictures are shown until the answer is there. */
  readonly first: readonly FoundMoment[];
}

/** The moments for the query in the address. */
export function SearchResults({ first }: SearchResultsProps) {
  const words = useWords();
  const { t } = words;
  const { q, modalities, like, goTo } = useSearchQuery();
  const { data, error, isPlaceholderData, isFetching, refetch } = useSearch({ q, modalities, ...(like === undefined ? {} : { like }) });
  const { remember } = useSearchHistory();
  const [begunWith] = useState(q);
  const asks = q !== '' || like !== undefined;
  useEffect(() => {
    document.title = `${q === '' && like !== undefined ? t('Search by a picture') : queryTitle(q, words)} · Frameseek`;
    const timer = setTimeout(() => { if (q !== '') remember(q); }, MEANT_MS);
    return () => clearTimeout(timer);
  }, [q, like, remember, words]);

  const answer = asks ? data : undefined;
  const streaming = isFetching && answer !== undefined && !isPlaceholderData;
  const list = useRef<HTMLDivElement>(null);
  const isWhole = !isFetching && !isPlaceholderData && error === null;
  const { shown, looking } = useCloserLook({ q, modalities, ...(like === undefined ? {} : { like }) }, { answer, isWhole }, list);
  const statusText = looking ? t('Looking closer…') : answer === undefined || isPlaceholderData || error !== null ? '' : resultText(answer, streaming, words);
  return (
    <>
      <h1 className="sr-only">{t('Search results')}</h1>
      <div className="mb-5 flex flex-wrap items-center gap-2 max-sm:*:first:w-[calc(100%+1.5rem)]">
        <ModalityChips chosen={modalities} onChange={(chosen) => goTo({ q, modalities: chosen, ...(like === undefined ? {} : { like }) })} />
        <span aria-hidden className="mx-1 h-5 w-px bg-line max-sm:hidden" />
        <FilterChips query={q} onQuery={(query) => goTo({ q: query, modalities, ...(like === undefined ? {} : { like }) })} />
        {q !== '' && <SaveChip q={q} />}
        {answer !== undefined && answer.moments.length > 1 && <ResultsView />}
        <p role="status" className="ms-auto text-sm text-faint tabular-nums">{statusText}</p>
      </div>
      <IndexingBanner />
      {!asks && <Beginning onSearch={(query) => goTo({ q: query, modalities })} />}
      <LikeNote query={q} />
      <NamedVideos query={q} />
      {answer?.didYouMean !== undefined && !isPlaceholderData && <DidYouMean q={answer.didYouMean} modalities={modalities} />}
      {asks && error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {asks && error === null && answer === undefined && <ResultsSkeleton moments={q === begunWith ? first : []} />}
      {error === null && shown !== undefined && !isPlaceholderData && <Facets moments={shown.moments} onFilter={(filter) => goTo({ q: withFilter(q, filter), modalities, ...(like === undefined ? {} : { like }) })} />}
      {error === null && shown !== undefined && <div ref={list}><Results answer={shown} stale={isPlaceholderData} streaming={streaming} /></div>}
    </>
  );
}

/** Searches that show what can be asked for; each is searched with a click. */
const EXAMPLES = ['a red car at night', '"closed today"', 'a door opens then a dog within 20s', 'said:invoice'];
/** What can be asked for where something has been heard. */
const SOUND_EXAMPLE = 'sound:applause';

function Beginning({ onSearch }: { readonly onSearch: (query: string) => void }) {
  const { t } = useWords();
  const { data: library } = useVideos();
  if (library?.videos.length === 0) return <NothingToSearch />;
  return (
    <Message icon={Search} title={t('What do you remember?')} actions={[...EXAMPLES, ...(holdsMade(library?.videos ?? [], 'sound') ? [SOUND_EXAMPLE] : [])].map((query) => <Button key={query} size="small" onClick={() => onSearch(query)}>{query}</Button>)}>
      <p>{t('A colour, a thing, a sentence that was said, a word on a sign. “Quotes” find exact words; a picture can be pasted or dropped.')}</p>
    </Message>
  );
}

function SaveChip({ q }: { readonly q: string }) {
  const { t } = useWords();
  const { saved, save, forget } = useSearchHistory();
  const isSaved = saved.includes(q);
  return (
    <Chip pressed={isSaved} onClick={() => { if (isSaved) forget('saved', q); else save(q); }}>
      <Bookmark aria-hidden className={cx('size-3.5', isSaved && 'fill-current')} />{isSaved ? t('Saved') : t('Save')}
    </Chip>
  );
}

interface ResultsProps {
  readonly answer: SearchResponse;
  /** The answer to the query before, while the new one is on its way. */
  readonly stale: boolean;
  /** More may come: what was found by words is there first. */
  readonly streaming: boolean;
}

function Results({ answer, stale, streaming }: ResultsProps) {
  const { t } = useWords();
  const { moments, match, videos } = answer;
  const query = shownQuery(answer.query);
  return (
    <div className={cx('transition-opacity', stale && 'opacity-60')}>
      <Notes notes={answer.notes ?? []} />
      {videos !== undefined && <FoundVideos videos={videos} />}
      {moments.length === 0 && videos === undefined && !streaming && (
        <Message icon={SearchX} title={query === '' ? t('Nothing found') : t('Nothing found for “{query}”', { query })}>
          <p>{t('Try fewer or other words, or another way of finding. Videos that still wait for indexing are not searched yet.')}</p>
        </Message>
      )}
      {moments.length === 0 && videos === undefined && streaming && <ResultsSkeleton />}
      {moments.length > 0 && !match && !streaming && (
        <div className="mb-6 flex items-start gap-3 rounded-2xl border border-line bg-surface p-4">
          <SearchX aria-hidden className="mt-0.5 size-5 shrink-0 text-faint" />
          <div>
            <p className="font-medium">{query === '' ? t('Nothing really matches.') : t('Nothing really matches “{query}”.', { query })}</p>
            <p className="mt-0.5 text-sm text-soft">{t('These are the nearest moments; they may have nothing to do with it.')}</p>
          </div>
        </div>
      )}
      <MomentGrid answer={answer} busy={stale || streaming} />
    </div>
  );
}

/** What was left out or read otherwise than it may have been meant. */
const Notes = ({ notes }: { readonly notes: readonly string[] }) => {
  const { t, known } = useWords();
  return notes.length > 0 && (
    <ul aria-label={t('Notes')} className="mb-5 space-y-1.5">
      {notes.map((note) => (
        <li key={note} className="flex gap-2 text-sm text-soft"><Info aria-hidden className="mt-0.5 size-4 shrink-0 text-faint" /><span>{known(note)}{note === NOT_DESCRIBED && <MakeCaptions />}</span></li>
      ))}
    </ul>
    );
};

const resultText = ({ moments, match, tookMs, videos }: SearchResponse, streaming: boolean, words: Words): string => {
  const { t } = words;
  const n = moments.length;
  if (videos !== undefined) return t('{n} videos', { n: videos.length });
  if (streaming) return n === 0 ? t('Searching…') : t('{n} moments by their words, looking on…', { n });
  if (n === 0) return t('No moments');
  const time = elapsed(tookMs, words);
  return match ? t('{n} moments in {time}', { n, time }) : t('No match; {n} nearest in {time}', { n, time });
};
