'use client';

import { fileName, shownPath } from '@frameseek/core';
import { Copy, FileX, Film } from 'lucide-react';
import Link from 'next/link';
import { memo, useState } from 'react';
import type { Selection } from '../../hooks/library/use-selection.ts';
import { cx } from '../../lib/ui/cx.ts';
import type { GroupedItem } from '../../lib/library/group-copies.ts';
import { overallProgress } from '../../lib/library/library-items.ts';
import type { LibraryItem } from '../../lib/library/library-items.ts';
import { playerHref } from '../../lib/ui/links.ts';
import { CheckBox } from '../ui/check-box.tsx';
import { FailureCover } from './failure-note.tsx';
import { ScrubPoster } from '../pictures/scrub-poster.tsx';
import { StateLine } from '../jobs/state-line.tsx';
import { TagRow } from './tag-row.tsx';
import { VideoMenu } from './video-menu.tsx';
import { VideoName } from './video-name.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** One video of the library, as a card or as a row. */
export interface LibraryEntryProps {
  readonly item: GroupedItem;
  readonly selection: Selection;
  /** Its picture is among those that the page shows first. */
  readonly isFirst?: boolean;
}

/** One video of the library with its picture, its state, and what can be done with it. */
export const VideoCard = memo(function VideoCard({ item, selection, isFirst = false }: LibraryEntryProps) {
  const { t } = useWords();
  const [editing, setEditing] = useState<'name' | 'tags'>();
  const { video, title, state, key, copies } = item;
  const chosen = selection.chosen.has(key);
  return (
    <article className="group flex flex-col" aria-label={title}>
      <div className={cx('relative aspect-video overflow-hidden rounded-2xl bg-sunken ring-1 ring-line ring-inset', chosen && 'outline-3 outline-offset-2 outline-accent')}>
        {video === undefined ? <Placeholder /> : (
          <Link href={playerHref(video.id)} prefetch={false} tabIndex={-1} aria-hidden className="block size-full"><ScrubPoster video={video} isFirst={isFirst} /></Link>
        )}
        {state === 'failed' && <FailureCover item={item} />}
        <span className={cx('absolute top-1 inset-s-1 transition-opacity', !chosen && selection.chosen.size === 0 && 'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100')}>
          <CheckBox label={t('Select {title}', { title })} checked={chosen} onToggle={(through) => selection.toggle(key, through)} />
        </span>
        <Copies copies={copies} same={video?.copies ?? []} />
        {video?.missing === true && <span className={`absolute bottom-2 inset-s-2 flex items-center gap-1.5 ${pill}`}><FileX aria-hidden className="size-3.5" />{t('File gone')}</span>}
        {state === 'indexing' && <progress aria-label={t('Indexing {title}', { title })} className="meter absolute inset-x-0 bottom-0 h-1 w-full rounded-none" max={1} value={overallProgress(item.stages)} />}
      </div>
      <div className="mt-2.5 flex items-start gap-1">
        <div className="min-w-0 flex-1">
          <VideoName item={item} editing={editing === 'name'} onEdit={(on) => setEditing(on ? 'name' : undefined)} />
          <div className="mt-0.5"><StateLine item={item} /></div>
        </div>
        <VideoMenu item={item} onRename={() => setEditing('name')} onTags={() => setEditing('tags')} />
      </div>
      {video !== undefined && <TagRow video={video} editing={editing === 'tags'} onEdit={(on) => setEditing(on ? 'tags' : undefined)} />}
    </article>
  );
});

const Placeholder = () => <div className="grid size-full place-items-center text-faint"><Film aria-hidden className="size-9" strokeWidth={1.5} /></div>;

const pill = 'rounded-md bg-black/75 px-1.5 py-0.5 text-xs font-medium text-white';

interface CopiesProps {
  /** Videos of the same film, in another format. */
  readonly copies: readonly LibraryItem[];
  /** Paths of files that are the same, byte for byte. */
  readonly same: readonly string[];
}

/** The other files of the same film. */
const Copies = ({ copies, same }: CopiesProps) => {
  const { t } = useWords();
  return copies.length + same.length > 0 && (
    <details className="group/copies absolute top-2 inset-e-2 max-w-[calc(100%-3.5rem)] text-xs text-white">
      <summary className={`ms-auto flex w-fit cursor-pointer list-none items-center gap-1.5 ${pill}`}>
        <Copy aria-hidden className="size-3.5" />{t('{n} copies', { n: copies.length + same.length })}
      </summary>
      <ul aria-label={t('Copies')} tabIndex={-1} className="mt-1 max-h-28 space-y-1 overflow-y-auto rounded-md bg-black/85 p-2">
        {copies.map(({ key, path }) => <li key={key}><Link href={playerHref(key)} className="break-all hover:underline">{shownPath(fileName(path))}</Link></li>)}
        {same.map((path) => <li key={path} className="break-all">{shownPath(path)}</li>)}
      </ul>
    </details>
  );
};
