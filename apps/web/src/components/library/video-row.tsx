'use client';

import { shownPath } from '@frameseek/core';
import { AudioLines, Film } from 'lucide-react';
import Link from 'next/link';
import { memo, useState } from 'react';
import { cx } from '../../lib/ui/cx.ts';
import { clock, day, fileSize } from '../../lib/ui/format.ts';
import { briefReason, failureReason, overallProgress } from '../../lib/library/library-items.ts';
import { playerHref } from '../../lib/ui/links.ts';
import { CheckBox } from '../ui/check-box.tsx';
import { ScrubPoster } from '../pictures/scrub-poster.tsx';
import { StateLine } from '../jobs/state-line.tsx';
import { TagRow } from './tag-row.tsx';
import type { LibraryEntryProps } from './video-card.tsx';
import { VideoMenu } from './video-menu.tsx';
import { VideoName } from './video-name.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** One video of the library in one line. */
export const VideoRow = memo(function VideoRow({ item, selection }: LibraryEntryProps) {
  const words = useWords();
  const { t } = words;
  const [editing, setEditing] = useState<'name' | 'tags'>();
  const { video, title, path, state, key, copies } = item;
  const chosen = selection.chosen.has(key);
  const others = copies.length + (video?.copies?.length ?? 0);
  return (
    <article aria-label={title} className={cx('group flex items-center gap-3 border-b border-line py-2 pe-1 sm:gap-4', chosen && 'bg-sunken')}>
      <CheckBox label={t('Select {title}', { title })} checked={chosen} onToggle={(through) => selection.toggle(key, through)} className="max-sm:hidden" />
      <div className="relative aspect-video w-24 shrink-0 overflow-hidden rounded-lg bg-sunken sm:w-32">
        {video === undefined ? <div className="grid size-full place-items-center text-faint"><Film aria-hidden className="size-6" strokeWidth={1.5} /></div>
          : video.hasVideo ? <Link href={playerHref(video.id)} prefetch={false} tabIndex={-1} aria-hidden className="block size-full"><ScrubPoster video={video} brief /></Link>
            : <Link href={playerHref(video.id)} prefetch={false} tabIndex={-1} aria-hidden className="grid size-full place-items-center text-faint"><AudioLines className="size-6" /></Link>}
      </div>
      <div className="min-w-0 flex-1">
        <VideoName item={item} editing={editing === 'name'} onEdit={(on) => setEditing(on ? 'name' : undefined)} />
        <p className="truncate text-xs text-faint max-sm:hidden" title={shownPath(path)}>{shownPath(path)}{others > 0 && ` · ${t('{n} copies', { n: others })}`}</p>
        {state === 'failed' && <p className="truncate text-xs text-bad" title={failureReason(item, words)}>{briefReason(item, words)}</p>}
        {state !== 'failed' && <div className="sm:hidden"><StateLine item={item} /></div>}
        {video !== undefined && <TagRow video={video} editing={editing === 'tags'} onEdit={(on) => setEditing(on ? 'tags' : undefined)} />}
      </div>
      <div className="w-44 shrink-0 max-lg:hidden xl:w-72">
        <StateLine item={item} />
        {state === 'indexing' && <progress aria-label={t('Indexing {title}', { title })} className="meter mt-1.5 h-1 w-full" max={1} value={overallProgress(item.stages)} />}
      </div>
      <p className="w-16 shrink-0 text-end text-[0.8125rem] text-soft tabular-nums max-sm:hidden">{video === undefined ? '' : clock(video.duration)}</p>
      <p className="w-20 shrink-0 text-end text-[0.8125rem] text-soft tabular-nums max-md:hidden">{video === undefined ? '' : fileSize(video.sizeBytes, words)}</p>
      <p className="w-24 shrink-0 text-end text-[0.8125rem] text-soft max-md:hidden">{day(video?.addedAt ?? item.job?.createdAt, words)}</p>
      <VideoMenu item={item} onRename={() => setEditing('name')} onTags={() => setEditing('tags')} />
    </article>
  );
});
