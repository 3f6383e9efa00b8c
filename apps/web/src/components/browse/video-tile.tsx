'use client';

import type { VideoSummary } from '@frameseek/core';
import Link from 'next/link';
import { playerHref } from '../../lib/ui/links.ts';
import { ScrubPoster } from '../pictures/scrub-poster.tsx';

/** One video among many: its picture and its name. */
const VideoTile = ({ video }: { readonly video: VideoSummary }) => (
  <Link href={playerHref(video.id)} prefetch={false} className="block rounded-xl">
    <span className="block aspect-video overflow-hidden rounded-xl bg-sunken ring-1 ring-line ring-inset"><ScrubPoster video={video} /></span>
    <span className="mt-1 block truncate text-[0.8125rem] font-medium">{video.title}</span>
  </Link>
);

/** Tiles side by side. Those far from the window are not drawn. */
export const TileGrid = ({ videos, label }: { readonly videos: readonly VideoSummary[]; readonly label: string }) => (
  <ul aria-label={label} className="grid grid-cols-[repeat(auto-fill,minmax(min(9.5rem,100%),1fr))] gap-x-3 gap-y-4">
    {videos.map((video) => <li key={video.id} className="[contain-intrinsic-size:auto_8rem] [content-visibility:auto]"><VideoTile video={video} /></li>)}
  </ul>
);
