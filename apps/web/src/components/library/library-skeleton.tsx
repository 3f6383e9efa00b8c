'use client';

import type { VideoSummary } from '@frameseek/core';
import { SlowNote } from '../ui/slow-note.tsx';
import { FIRST_CARDS, skeletonGrid } from '../ui/card-grid.ts';
import { ScrubPoster } from '../pictures/scrub-poster.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface LibrarySkeletonProps {
  /** Those that are known already. */
  readonly videos?: readonly VideoSummary[];
}

/** Places of the first window. */
const PLACES = 8;

/** Holds the places of the library, in their size, until it is there; what is known of the first ones stands in them. */
export function LibrarySkeleton({ videos = [] }: LibrarySkeletonProps) {
  const { t } = useWords();
  return (
    <div role="status" aria-label={t('Loading the library')}>
      <SlowNote />
      <h1 className="mb-4 text-2xl font-semibold tracking-tight">{t('Library')}</h1>
      <div className="mb-5 h-9 w-full max-w-2xl rounded-xl bg-sunken" />
      <div aria-hidden className={skeletonGrid}>
        {Array.from({ length: PLACES }, (_, index) => <Place key={index} video={videos[index]} isFirst={index < FIRST_CARDS} />)}
      </div>
    </div>
  );
}

const Place = ({ video, isFirst }: { readonly video: VideoSummary | undefined; readonly isFirst: boolean }) => (
  <div className={video === undefined ? 'animate-pulse' : undefined}>
    <div className="aspect-video overflow-hidden rounded-2xl bg-sunken">{video !== undefined && <ScrubPoster video={video} isFirst={isFirst} />}</div>
    {video === undefined ? <div className="mt-3 h-4 w-2/3 rounded bg-sunken" /> : <p className="mt-2.5 truncate text-[0.95rem] font-medium">{video.title}</p>}
    <div className="mt-2 h-3 w-1/3 rounded bg-sunken" />
  </div>
);
