'use client';

import type { SearchResponse } from '@frameseek/core';
import Link from 'next/link';
import { useVideos } from '../../hooks/library/use-videos.ts';
import { playerHref } from '../../lib/ui/links.ts';
import { ScrubPoster } from '../pictures/scrub-poster.tsx';
import { FIRST_CARDS } from '../ui/card-grid.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** The videos of a query that says only where to look; a click opens one. */
export function FoundVideos({ videos }: { readonly videos: NonNullable<SearchResponse['videos']> }) {
  const { t } = useWords();
  const { data: library } = useVideos();
  const known = new Map(library?.videos.map((video) => [video.id, video]));
  return (
    <ul aria-label={t('Videos')} className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,16rem),1fr))] gap-5">
      {videos.map(({ id, title }, index) => {
        const video = known.get(id);
        return (
          <li key={id}>
            <Link data-result href={playerHref(id)} prefetch={false} className="group block rounded-2xl">
              <div className="relative aspect-video overflow-hidden rounded-2xl bg-sunken ring-1 ring-line ring-inset">
                {video !== undefined && <ScrubPoster video={video} isFirst={index < FIRST_CARDS} />}
              </div>
              <h2 className="mt-2.5 truncate text-[0.95rem] font-medium group-hover:underline" title={title}>{title}</h2>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
