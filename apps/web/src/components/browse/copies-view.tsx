'use client';

import { shownPath } from '@frameseek/core';
import { Copy } from 'lucide-react';
import Link from 'next/link';
import { groupCopies, type GroupedItem } from '../../lib/library/group-copies.ts';
import type { LibraryItem } from '../../lib/library/library-items.ts';
import { fileSize } from '../../lib/ui/format.ts';
import { playerHref } from '../../lib/ui/links.ts';
import { Message } from '../ui/message.tsx';
import { ScrubPoster } from '../pictures/scrub-poster.tsx';
import { VideoMenu } from '../library/video-menu.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** Films of which there are several files: the very same ones, and those in another format, each with where it lies. */
export function CopiesView({ items }: { readonly items: readonly LibraryItem[] }) {
  const { t } = useWords();
  const films = groupCopies(items).filter(({ copies, video }) => copies.length > 0 || (video?.copies ?? []).length > 0);
  if (films.length === 0) return <Message icon={Copy} title={t('Every film is here once')}><p>{t('Files that hold the same, byte for byte, and the same film in another format would be listed here with their paths.')}</p></Message>;
  return <ul aria-label={t('Films with copies')} className="space-y-4">{films.map((film) => <li key={film.key}><Film film={film} /></li>)}</ul>;
}

const Film = ({ film }: { readonly film: GroupedItem }) => (
  <article aria-label={film.title} className="flex gap-4 rounded-2xl border border-line bg-surface p-3 max-sm:flex-col">
    {film.video !== undefined && <Link href={playerHref(film.video.id)} prefetch={false} tabIndex={-1} aria-hidden className="block aspect-video w-40 shrink-0 self-start overflow-hidden rounded-xl bg-sunken"><ScrubPoster video={film.video} /></Link>}
    <div className="min-w-0 flex-1">
      <h2 className="text-sm font-semibold"><Link href={playerHref(film.key)} className="rounded-sm hover:underline">{film.title}</Link></h2>
      <ul className="mt-1.5 space-y-1 text-[0.8125rem]">
        {[film, ...film.copies].map((item) => <Files key={item.key} item={item} isFirst={item === film} />)}
      </ul>
    </div>
  </article>
);

/** One video of the library, and the files that hold the same. */
const Files = ({ item, isFirst }: { readonly item: LibraryItem; readonly isFirst: boolean }) => {
  const words = useWords();
  const { t } = words;
  return (
    <>
      <li className="flex items-start gap-2">
        <span className="min-w-0 flex-1 py-1.5 break-all">{shownPath(item.path)} <span className="whitespace-nowrap text-faint tabular-nums">{fileSize(item.video?.sizeBytes ?? 0, words)}{!isFirst && ` · ${t('another format')}`}</span></span>
        <VideoMenu item={item} />
      </li>
      {(item.video?.copies ?? []).map((path) => <li key={path} className="ps-4 break-all text-soft">{shownPath(path)} <span className="whitespace-nowrap text-faint">{t('the same, byte for byte')}</span></li>)}
    </>
  );
};
