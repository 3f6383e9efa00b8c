'use client';

import Link from 'next/link';
import { useVideos } from '../../hooks/library/use-videos.ts';
import { playerHref } from '../../lib/ui/links.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** The way to the captions of the newest film that has pictures. */
export function MakeCaptions() {
  const { t } = useWords();
  const { data } = useVideos();
  const film = data?.videos.find(({ hasVideo, state }) => hasVideo && state === 'ready');
  if (film === undefined) return null;
  return <> <Link prefetch={false} href={`${playerHref(film.id)}?see=captions`} className="rounded-sm font-medium text-ink underline underline-offset-2">{t('Make captions of “{title}”', { title: film.title })}</Link></>;
}
