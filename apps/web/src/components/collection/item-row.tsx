'use client';

import type { Collection } from '@frameseek/core';
import { ArrowDown, ArrowUp, GripVertical, X } from 'lucide-react';
import Link from 'next/link';
import { useCollectionActions } from '../../hooks/collection/use-collection.ts';
import { useHasPicture } from '../../hooks/library/use-has-picture.ts';
import { useVideos } from '../../hooks/library/use-videos.ts';
import { exactSpan } from '../../lib/player/timeline.ts';
import { clock } from '../../lib/ui/format.ts';
import { playerHref } from '../../lib/ui/links.ts';
import { CompareButton } from '../compare/compare-button.tsx';
import { Poster } from '../pictures/poster.tsx';
import { Button } from '../ui/button.tsx';
import { NoteField } from './note-field.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface ItemRowProps {
  /** Id of the collection. */
  readonly collection: string;
  readonly item: Collection['items'][number];
  readonly mayEdit: boolean;
  readonly first: boolean;
  readonly last: boolean;
  /** One place up (-1) or down (1). */
  readonly onMove: (by: 1 | -1) => void;
}

/** A moment of a collection: where it plays, what was written about it, and its place among the others. */
export function ItemRow({ collection, item: { id, video, start, end, title, note }, mayEdit, first, last, onMove }: ItemRowProps) {
  const { t } = useWords();
  const { changeItem, dropItem } = useCollectionActions(collection);
  const { data: library } = useVideos();
  const known = library?.videos.find((one) => one.id === video);
  const isGone = library !== undefined && known === undefined;
  const name = known?.title ?? title;
  const hasPicture = useHasPicture(video);
  const place = t('{name} at {time}', { name, time: clock(start) });
  return (
    <div className="flex items-center gap-2 rounded-2xl border border-line bg-surface p-2">
      {mayEdit && <GripVertical aria-hidden className="size-4 shrink-0 cursor-grab text-faint pointer-coarse:hidden" />}
      <div className="min-w-0 flex-1">
        <Link href={playerHref(video, { at: start })} data-control="open" className="flex min-w-0 items-center gap-3 rounded-xl">
          <span className="aspect-video w-24 shrink-0 overflow-hidden rounded-lg bg-sunken sm:w-32">{!isGone && <Poster id={video} at={(start + end) / 2} hasPicture={hasPicture} />}</span>
          <span className="min-w-0">
            <span className="block truncate text-sm font-medium">{title === '' ? name : title}</span>
            <span className="block truncate text-xs text-soft tabular-nums">{exactSpan(start, end)}{title !== name && title !== '' && ` · ${name}`}</span>
            {isGone && <span className="block text-xs text-bad">{t('Its video is no longer in the library')}</span>}
          </span>
        </Link>
        <NoteField name={place} note={note} mayEdit={mayEdit} onSave={(text) => changeItem.mutate({ item: id, note: text })} />
      </div>
      {hasPicture === true && !isGone && <CompareButton place={{ video, at: start }} name={place} className="text-soft hover:bg-sunken hover:text-ink aria-pressed:bg-sunken aria-pressed:text-accent max-sm:self-start" />}
      {mayEdit && (
        <div className="flex shrink-0 max-sm:flex-col">
          <Button look="quiet" size="small" icon data-control="up" aria-label={t('Move {name} at {time} up', { name, time: clock(start) })} disabled={first} onClick={() => onMove(-1)}><ArrowUp aria-hidden /></Button>
          <Button look="quiet" size="small" icon data-control="down" aria-label={t('Move {name} at {time} down', { name, time: clock(start) })} disabled={last} onClick={() => onMove(1)}><ArrowDown aria-hidden /></Button>
          <Button look="quiet" size="small" icon aria-label={t('Take {name} at {time} out', { name, time: clock(start) })} onClick={() => dropItem.mutate(id)}><X aria-hidden /></Button>
        </div>
      )}
    </div>
  );
}
