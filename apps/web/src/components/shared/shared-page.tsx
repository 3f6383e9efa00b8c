'use client';

import type { SharedView } from '@frameseek/core';
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { Link2Off } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useSource } from '../../hooks/player/use-source.ts';
import { sharedBy, sharedItemPath } from '../../lib/api/api-access.ts';
import { errorMessage } from '../../lib/api/api-error.ts';
import { clock, day } from '../../lib/ui/format.ts';
import { Message } from '../ui/message.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** What a link shows, by itself: whoever has it may see this and nothing else. */
export function SharedPage({ secret }: { readonly secret: string }) {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: false } } }));
  return (
    <QueryClientProvider client={client}>
      <main id="content" tabIndex={-1} className="mx-auto max-w-4xl px-3 py-8 outline-none sm:px-6 sm:py-12"><Shown secret={secret} /></main>
    </QueryClientProvider>
  );
}

function Shown({ secret }: { readonly secret: string }) {
  const words = useWords();
  const { t } = words;
  const { data, error } = useQuery({ queryKey: ['shared', secret], queryFn: ({ signal }) => sharedBy(secret, { signal }) });
  useEffect(() => {
    if (data !== undefined) document.title = `${data.title} · Frameseek`;
  }, [data]);
  if (error !== null) return <Message alert icon={Link2Off} title={t('Nothing to see here')}><p>{errorMessage(error, words)}</p></Message>;
  if (data === undefined) return <div role="status" aria-label={t('Loading')} className="aspect-video w-full animate-pulse rounded-2xl bg-sunken" />;
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight break-words">{data.title}</h1>
      {data.expiresAt !== undefined && <p className="mt-1 text-sm text-soft">{t('Shared with you until {date}.', { date: day(data.expiresAt, words) })}</p>}
      <ol className="mt-6 space-y-8">
        {data.items.map((item, number) => <li key={number}><Item item={item} base={sharedItemPath(secret, number)} isAlone={data.items.length === 1} /></li>)}
      </ol>
    </>
  );
}

interface ItemProps {
  readonly item: SharedView['items'][number];
  readonly base: string;
  readonly isAlone: boolean;
}

function Item({ item: { title, duration, hasVideo, playback }, base, isAlone }: ItemProps) {
  const { t } = useWords();
  const [media, setMedia] = useState<HTMLVideoElement | null>(null);
  const { failed } = useSource(media, { base, expected: playback });
  return (
    <figure>
      <video
        ref={setMedia} controls playsInline preload="metadata" aria-label={title} {...(hasVideo && { poster: `${base}/thumbnail` })}
        className="aspect-video w-full rounded-2xl bg-black"
      >
        <track kind="subtitles" src={`${base}/transcript.vtt`} label={t('What is said')} />
      </video>
      {failed && <p role="alert" className="mt-2 text-sm text-bad">{t('This browser cannot play it.')}</p>}
      {!isAlone && <figcaption className="mt-2 text-sm"><span className="font-medium">{title}</span> <span className="text-faint tabular-nums">{clock(duration)}</span></figcaption>}
    </figure>
  );
}
