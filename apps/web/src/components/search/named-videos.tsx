'use client';

import Link from 'next/link';
import { useMemo } from 'react';
import { useNamedVideos } from '../../hooks/search/use-named-videos.ts';
import { useVideos } from '../../hooks/library/use-videos.ts';
import { videosNamed } from '../../lib/search/suggestions.ts';
import { clock } from '../../lib/ui/format.ts';
import { playerHref } from '../../lib/ui/links.ts';
import { libraryHref, DEFAULT_VIEW } from '../../lib/library/library-view.ts';
import { Poster } from '../pictures/poster.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** Videos that are shown; the library shows the others. */
const MOST = 4;

/** The videos that are called what is searched for, above the moments that are in them or elsewhere. */
export function NamedVideos({ query }: { readonly query: string }) {
  const { t } = useWords();
  const names = useNamedVideos();
  const { data } = useVideos();
  const named = useMemo(() => videosNamed(query, names), [query, names]);
  if (named.length === 0) return null;
  const shown = named.slice(0, MOST).flatMap(({ id }) => data?.videos.filter((video) => video.id === id) ?? []);
  return (
    <section aria-label={t('Videos called so')} className="mb-6">
      <div className="mb-2 flex items-baseline gap-2 text-sm">
        <h2 className="font-medium">{t('{n} videos called so', { n: named.length })}</h2>
        {named.length > MOST && <Link prefetch={false} href={libraryHref({ ...DEFAULT_VIEW, name: query })} className="rounded-sm text-soft underline underline-offset-2">{t('Show all')}</Link>}
      </div>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,15rem),1fr))] gap-2">
        {shown.map((video) => (
          <li key={video.id}>
            <Link prefetch={false} href={playerHref(video.id)} className="group flex items-center gap-3 rounded-xl border border-line bg-surface p-1.5 hover:bg-sunken">
              <span className="aspect-video w-20 shrink-0 overflow-hidden rounded-lg bg-sunken"><Poster id={video.id} at={0} hasPicture={video.hasVideo} /></span>
              <span className="min-w-0">
                <span className="block truncate text-sm font-medium group-hover:underline" title={video.title}>{video.title}</span>
                <span className="block text-xs text-faint tabular-nums">{clock(video.duration)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
