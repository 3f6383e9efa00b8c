'use client';

import { ArrowLeft, Presentation, Printer } from 'lucide-react';
import Link from 'next/link';
import { useSlides, useVideo } from '../../hooks/library/use-videos.ts';
import { thumbnailPath } from '../../lib/api/api.ts';
import { clock, clockSpan } from '../../lib/ui/format.ts';
import { playerHref } from '../../lib/ui/links.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { Message } from '../ui/message.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** The slides of a video as a page to print, or to keep as a PDF: each with its picture, its times and its text. */
export function SlidesPage({ id }: { readonly id: string }) {
  const { t } = useWords();
  const { data: video, error, refetch } = useVideo(id);
  const { data: slides } = useSlides(id);
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (video === undefined || slides === undefined) return <div role="status" aria-label={t('Loading the slides')} className="h-96 animate-pulse rounded-2xl bg-sunken" />;
  const back = <Link href={playerHref(id, { tab: 'slides' })} className={buttonClass()}><ArrowLeft aria-hidden />{t('To the video')}</Link>;
  if (slides.length === 0) return <Message icon={Presentation} title={t('No slides were found in this video')} actions={back}><p>{t('Films of slides and screen recordings have them.')}</p></Message>;
  return (
    <article>
      <header className="mb-6 flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1 basis-60">
          <h1 className="text-xl font-semibold tracking-tight break-words">{video.title}</h1>
          <p className="text-sm text-soft">{t('{time} · {n} slides', { time: clock(video.duration), n: slides.length })}</p>
        </div>
        <div className="flex gap-2 print:hidden">{back}<Button look="primary" onClick={() => window.print()}><Printer aria-hidden />{t('Print or PDF')}</Button></div>
      </header>
      <ol aria-label={t('Slides')} className="grid gap-6 sm:grid-cols-2 print:grid-cols-2">
        {slides.map((slide, index) => (
          <li key={slide.at} className="break-inside-avoid">
            <img src={thumbnailPath(id, slide.at, { width: 960 })} alt={slide.lines.join('\n')} className="w-full rounded-lg border border-line bg-sunken" />
            <h2 className="mt-1.5 text-sm font-medium">{index + 1}. {slide.title}</h2>
            <p className="text-xs text-soft tabular-nums">{slide.shown.map(clockSpan).join(', ')}</p>
            <p className="text-xs leading-snug whitespace-pre-line text-soft">{slide.lines.filter((line) => line !== slide.title).join('\n')}</p>
          </li>
        ))}
      </ol>
    </article>
  );
}
