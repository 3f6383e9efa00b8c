'use client';

import type { FoundMoment } from '@frameseek/core';
import { pictureTime, pictureWithin } from '../../lib/search/moment.ts';
import { Poster } from '../pictures/poster.tsx';
import { FIRST_CARDS, skeletonGrid } from '../ui/card-grid.ts';
import { SlowNote } from '../ui/slow-note.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface ResultsSkeletonProps {
  /** Those that are known already. */
  readonly moments?: readonly FoundMoment[];
  /** It stands for the whole page, and has its title. */
  readonly isPage?: boolean;
}

/** Holds the places of the results, in their size, until they are there; the pictures of those that are known stand in them. */
export function ResultsSkeleton({ moments = [], isPage = false }: ResultsSkeletonProps) {
  const { t } = useWords();
  return (
    <>
      {isPage && <h1 className="sr-only">{t('Search results')}</h1>}
      <SlowNote />
      <div role="status" aria-label={t('Searching')} className={skeletonGrid}>
        {Array.from({ length: 8 }, (_, index) => (
          <div key={index} className={moments[index] === undefined ? 'animate-pulse' : undefined}>
            <div className="aspect-video overflow-hidden rounded-2xl bg-sunken">{moments[index] !== undefined && <Picture moment={moments[index]} isFirst={index < FIRST_CARDS} />}</div>
            <div className="mt-3 h-4 w-3/4 rounded bg-sunken" />
            <div className="mt-2 h-5 w-16 rounded-md bg-sunken" />
          </div>
        ))}
      </div>
    </>
  );
}

/** Only of what was seen or read: a moment of a sound file has none. */
const Picture = ({ moment, isFirst }: { readonly moment: FoundMoment; readonly isFirst: boolean }) =>
  moment.hits.some(({ modality }) => modality === 'visual' || modality === 'text') &&
  <Poster id={moment.video.id} at={pictureTime(moment)} within={pictureWithin(moment)} hasPicture isFirst={isFirst} />;
