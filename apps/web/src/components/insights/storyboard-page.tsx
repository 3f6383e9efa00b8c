'use client';

import type { TranscriptLine } from '@frameseek/core';
import { ArrowLeft, Images, Printer } from 'lucide-react';
import Link from 'next/link';
import { useEffect } from 'react';
import { useInsights } from '../../hooks/insights/use-insights.ts';
import { useTranscript, useVideo } from '../../hooks/library/use-videos.ts';
import { thumbnailPath } from '../../lib/api/api.ts';
import { clock } from '../../lib/ui/format.ts';
import { playerHref } from '../../lib/ui/links.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { Message } from '../ui/message.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** The storyboard as a page to print: each picture with its time, what is said until the next, and room for notes. */
export function StoryboardPage({ id }: { readonly id: string }) {
  const { t } = useWords();
  const { data: video, error, refetch } = useVideo(id);
  const { data: made } = useInsights(id);
  const { data: cues } = useTranscript(id, video?.transcripts);
  const title = video?.title;
  useEffect(() => {
    if (title !== undefined) document.title = t('Storyboard of {title} · Frameseek', { title });
  }, [title]);
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (video === undefined || made === undefined) return <div role="status" aria-label={t('Loading the storyboard')} className="h-96 animate-pulse rounded-2xl bg-sunken" />;
  const back = <Link href={`${playerHref(id)}?see=storyboard`} className={buttonClass()}><ArrowLeft aria-hidden />{t('To the video')}</Link>;
  const times = made.insights.find((one) => one.kind === 'storyboard')?.data.times;
  if (times === undefined) return <Message icon={Images} title={t('There is no storyboard of this video yet')} actions={back}><p>{t('Have it made on the page of the video first.')}</p></Message>;
  const captions = made.insights.find((one) => one.kind === 'captions')?.data ?? [];
  return (
    <article>
      <header className="mb-6 flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1 basis-60">
          <h1 className="text-xl font-semibold tracking-tight break-words">{video.title}</h1>
          <p className="text-sm text-soft">{t('{time} · {n} pictures', { time: clock(video.duration), n: times.length })}</p>
        </div>
        <div className="flex gap-2 print:hidden">{back}<Button look="primary" onClick={() => window.print()}><Printer aria-hidden />{t('Print')}</Button></div>
      </header>
      <ol aria-label={t('Storyboard')} className="grid gap-x-4 gap-y-6 sm:grid-cols-2 lg:grid-cols-3 print:grid-cols-3">
        {times.map((at, index) => {
          const until = times[index + 1] ?? video.duration;
          const caption = captions.find(({ start, end }) => at >= start && at < end)?.text;
          return (
            <li key={at} className="break-inside-avoid">
              <img src={thumbnailPath(id, at)} alt={caption ?? t('Picture at {time}', { time: clock(at) })} className="aspect-video w-full rounded-lg border border-line bg-sunken object-cover" />
              <p className="mt-1.5 flex gap-2 text-sm"><span className="font-medium tabular-nums">{index + 1}.</span><span className="text-soft tabular-nums">{clock(at)}</span></p>
              {caption !== undefined && <p className="text-sm">{caption}</p>}
              <p className="text-xs leading-snug text-soft">{wordsBetween(cues ?? [], at, until)}</p>
            </li>
          );
        })}
      </ol>
    </article>
  );
}

/** Letters that fit below a picture. */
const MAX_LETTERS = 240;

/** What is said from one picture to the next. */
const wordsBetween = (cues: readonly TranscriptLine[], from: number, to: number): string => {
  const words = cues.filter(({ start }) => start >= from && start < to).map(({ text }) => text).join(' ');
  return words.length > MAX_LETTERS ? `${words.slice(0, MAX_LETTERS).trimEnd()}…` : words;
};
