'use client';

import { AudioLines, CircleAlert, CircleSlash, Clock3, Film, LoaderCircle } from 'lucide-react';
import Link from 'next/link';
import { cx } from '../lib/cx.ts';
import type { LibraryItem } from '../lib/library.ts';
import { overallProgress } from '../lib/library.ts';
import { playerHref } from '../lib/links.ts';
import { FailureNote } from './failure-note.tsx';
import { ScrubPoster } from './scrub-poster.tsx';
import { StageList } from './stage-list.tsx';
import { VideoMenu } from './video-menu.tsx';

/** One video of the library with its picture, its state, and what can be done with it. */
export function VideoCard({ item }: { readonly item: LibraryItem }) {
  const { video, title, state, stages } = item;
  return (
    <article className="group flex flex-col" aria-label={title}>
      <div className="relative aspect-video overflow-hidden rounded-2xl bg-sunken ring-1 ring-line ring-inset">
        {video === undefined ? <Placeholder state={state} /> : (
          <Link href={playerHref(video.id)} tabIndex={-1} aria-hidden className="block size-full"><ScrubPoster video={video} /></Link>
        )}
      </div>
      <div className="mt-2.5 flex items-start gap-1">
        <div className="min-w-0 flex-1">
          <h2 className="truncate text-[0.95rem] font-medium" title={title}>
            {video === undefined ? title : <Link href={playerHref(video.id)} className="rounded-sm hover:underline">{title}</Link>}
          </h2>
          <StateLine item={item} />
        </div>
        <VideoMenu item={item} />
      </div>
      {state === 'indexing' && (
        <div className="mt-2 rounded-xl border border-line bg-surface p-3">
          <progress aria-label={`Indexing ${title}`} className="meter mb-3 w-full" max={1} value={overallProgress(stages)} />
          <StageList stages={stages} />
        </div>
      )}
      {state === 'failed' && <FailureNote item={item} />}
    </article>
  );
}

function Placeholder({ state }: { readonly state: LibraryItem['state'] }) {
  const Icon = state === 'failed' ? CircleAlert : Film;
  return <div className="grid size-full place-items-center text-faint"><Icon aria-hidden className="size-9" strokeWidth={1.5} /></div>;
}

function StateLine({ item: { state, video, stages } }: { readonly item: LibraryItem }) {
  const line = cx('mt-0.5 flex items-center gap-1.5 text-[0.8125rem] [&_svg]:size-3.5', state === 'failed' ? 'text-bad' : 'text-faint');
  switch (state) {
    case 'queued':
      return <p className={line}><Clock3 aria-hidden />Waiting its turn</p>;
    case 'indexing':
      return <p className={line}><LoaderCircle aria-hidden className="animate-spin" />Indexing, {Math.round(overallProgress(stages) * 100)} %</p>;
    case 'failed':
      return <p className={line}><CircleAlert aria-hidden />Could not be indexed</p>;
    case 'cancelled':
      return <p className={line}><CircleSlash aria-hidden />Cancelled</p>;
    case 'ready':
      return <p className={line}>{video !== undefined && !video.hasVideo && <AudioLines aria-hidden />}{readyWords(video)}</p>;
    default:
      return state satisfies never;
  }
}

const readyWords = (video: LibraryItem['video']): string => {
  if (video === undefined) return 'Ready';
  if (!video.hasVideo) return isWhole(video) ? 'Sound only · searchable' : 'Sound only · searchable in part';
  const size = video.height === undefined ? '' : `${Math.min(video.height, video.width ?? video.height)}p`;
  return [size, video.hasAudio ? '' : 'no sound', isWhole(video) ? 'searchable' : 'searchable in part'].filter(Boolean).join(' · ');
};

/** Whether every stage that this file has something for was done: a film without sound lacks nothing by having no speech. */
const isWhole = ({ stages, hasVideo, hasAudio }: NonNullable<LibraryItem['video']>): boolean =>
  stages.every(({ stage, state }) => state === 'done' || (stage === 'speech' ? !hasAudio : !hasVideo));
