'use client';

import type { VideoDetail } from '@frameseek/core';
import { useLibraryItem } from '../../hooks/library/use-library-item.ts';
import { VideoMenu } from '../library/video-menu.tsx';

/** What is seen, and what can be done with it: on a phone before the panel, so that the title stands below the picture. */
export function PlayerTitle({ video }: { readonly video: VideoDetail }) {
  const item = useLibraryItem(video);
  return (
    <div className="flex items-start gap-2 lg:mt-1">
      <h1 className="min-w-0 flex-1 text-xl font-semibold tracking-tight break-words">{video.title}</h1>
      {item !== undefined && <VideoMenu item={item} />}
    </div>
  );
}
