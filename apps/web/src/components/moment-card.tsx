import type { FoundMoment } from '@frameseek/core';
import { Images } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { clock } from '../lib/format.ts';
import { playerHref, searchHref } from '../lib/links.ts';
import { modalitiesOf, pictureTime, wordsOf } from '../lib/moment.ts';
import { Highlighted } from './highlighted.tsx';
import { ModalityBadge } from './modality-badge.tsx';
import { Poster } from './poster.tsx';

interface MomentCardProps {
  readonly moment: FoundMoment;
  readonly query: string;
  /** False for sound files, where there is nothing to see; undefined as long as it is not known. */
  readonly hasPicture: boolean | undefined;
}

/** One moment that was found; a click opens the video there. */
export function MomentCard({ moment, query, hasPicture }: MomentCardProps) {
  const { video, start, end, score } = moment;
  return (
    <div className="group relative">
      <Link
        data-result href={playerHref(video.id, { at: start, q: query })}
        className="block rounded-2xl"
      >
        <div className="relative aspect-video overflow-hidden rounded-2xl bg-sunken ring-1 ring-line ring-inset transition group-hover:brightness-105">
          <Poster id={video.id} at={pictureTime(moment)} hasPicture={hasPicture} />
          <span className="absolute bottom-2 left-2 rounded-md bg-black/75 px-1.5 py-0.5 text-xs font-medium text-white tabular-nums">
            {clock(start)}–{clock(end)}
          </span>
        </div>
        <div className="mt-2.5 flex items-baseline gap-2">
          <h2 className="min-w-0 flex-1 truncate text-[0.95rem] font-medium group-hover:underline">{video.title}</h2>
          <span className="text-xs text-faint tabular-nums" title="Score">{score.toFixed(score < 0.1 ? 3 : 2)}</span>
        </div>
        <p className="mt-1.5 flex flex-wrap gap-1">{modalitiesOf(moment).map((modality) => <ModalityBadge key={modality} modality={modality} />)}</p>
        {wordsOf(moment).slice(0, 2).map((text) => (
          <p key={text} className="mt-1.5 line-clamp-2 text-[0.8125rem] leading-snug text-soft">“<Highlighted text={text} query={query} />”</p>
        ))}
      </Link>
      {hasPicture !== false && <MoreLikeThis moment={moment} />}
    </div>
  );
}

/** Beside the link, since a link holds no button; seen where a pointer or the keyboard is, and always on a touch screen. */
function MoreLikeThis({ moment }: { readonly moment: FoundMoment }) {
  const router = useRouter();
  const href = searchHref(`like:${moment.video.id}@${Math.round(pictureTime(moment) * 1_000) / 1_000}`, []);
  return (
    <button type="button" aria-label={`More like this: ${moment.video.title} at ${clock(moment.start)}`} title="More like this" onClick={() => router.push(href)}
      className="absolute top-2 right-2 flex h-8 items-center gap-1.5 rounded-lg bg-black/75 px-2 text-xs font-medium text-white opacity-0 transition group-focus-within:opacity-100 group-hover:opacity-100 hover:bg-black focus-visible:opacity-100 pointer-coarse:opacity-100">
      <Images aria-hidden className="size-4" />More like this
    </button>
  );
}
