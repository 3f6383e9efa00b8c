'use client';

import type { VideoDetail } from '@frameseek/core';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLibraryItem } from '../../hooks/library/use-library-item.ts';
import { FailureNote } from '../library/failure-note.tsx';
import { StageList } from '../jobs/stage-list.tsx';
import { VideoDetails } from '../library/video-details.tsx';
import { SoundTrackSelect } from './sound-track-select.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface PlayerHeadingProps {
  readonly video: VideoDetail;
  /** What stands between the title and the details. */
  readonly children: ReactNode;
}

/** State and details below the player. */
export function PlayerHeading({ video, children }: PlayerHeadingProps) {
  const { t } = useWords();
  const item = useLibraryItem(video);
  return (
    <section aria-label={t('About this video')}>
      {item?.state === 'indexing' && <div className="mt-3 max-w-md rounded-xl border border-line bg-surface p-3"><StageList stages={item.stages} /></div>}
      {item?.state === 'failed' && <div className="max-w-lg"><FailureNote item={item} /></div>}
      {children}
      <details className="group mt-5 rounded-2xl border border-line bg-surface">
        <summary className="flex cursor-pointer list-none items-center gap-2 rounded-2xl px-4 py-3 text-sm font-medium">
          <ChevronRight aria-hidden className="size-4 text-faint transition group-open:rotate-90" />{t('Details')}
        </summary>
        <SoundTrackSelect video={video} isIndexing={item?.state === 'queued' || item?.state === 'indexing'} />
        <VideoDetails video={video} />
      </details>
    </section>
  );
}
