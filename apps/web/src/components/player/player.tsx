'use client';

import { Compass } from 'lucide-react';
import Link from 'next/link';
import { useVideo } from '../../hooks/library/use-videos.ts';
import { ApiError } from '../../lib/api/api-error.ts';
import { buttonClass } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { Message } from '../ui/message.tsx';
import { SlowNote } from '../ui/slow-note.tsx';
import { LoadedPlayer, playerGrid } from './loaded-player.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** One video, opened at the time in the address, with the moments of the query in the address. */
export function Player({ id }: { readonly id: string }) {
  const { t, failure } = useWords();
  const { data, error, refetch } = useVideo(id);
  // A file that is found again is played from the beginning.
  if (data !== undefined) return <LoadedPlayer key={data.missing === true ? 'gone' : 'there'} video={data} />;
  if (error instanceof ApiError && error.status === 404) {
    return <Message icon={Compass} title={t('This video is not in the library')} actions={<Link href="/" className={buttonClass({ look: 'primary' })}>{t('To the library')}</Link>}>{failure(error)}</Message>;
  }
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <SlowNote />
      <h1 className="sr-only">{t('Loading the video')}</h1>
      <div role="status" aria-label={t('Loading the video')} className={playerGrid}>
        <div className="aspect-video max-h-[68dvh] w-full animate-pulse rounded-2xl bg-sunken" />
        <div className="h-[32rem] animate-pulse rounded-2xl bg-sunken lg:h-[calc(100dvh-8rem)]" />
      </div>
    </>
  );
}
