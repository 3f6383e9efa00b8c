'use client';

import { ArrowDown, ArrowUp, BookmarkPlus, X } from 'lucide-react';
import Link from 'next/link';
import { useCollection } from '../../hooks/export/use-collection.ts';
import type { CollectionItem } from '../../hooks/export/use-collection.ts';
import { useHasPicture } from '../../hooks/library/use-has-picture.ts';
import { useVideos } from '../../hooks/library/use-videos.ts';
import { clock, count } from '../../lib/ui/format.ts';
import { playerHref } from '../../lib/ui/links.ts';
import { exactSpan } from '../../lib/player/timeline.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { Message } from '../ui/message.tsx';
import { Poster } from '../pictures/poster.tsx';
import { ExportMenu } from './export-menu.tsx';

/** The moments that were picked, put in order here and taken away together. */
export function CollectionPage() {
  const { picked, clear } = useCollection();
  if (picked.length === 0) {
    return (
      <Message icon={BookmarkPlus} title="Nothing is collected yet" actions={<Link href="/search" className={buttonClass({ look: 'primary' })}>Find a moment</Link>}>
        <p>“Add to the collection” in the menu of any export puts moments here, from as many videos as you like, to be taken as one film or one list.</p>
      </Message>
    );
  }
  return (
    <div className="mx-auto max-w-3xl">
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <div className="min-w-0 flex-1 basis-48">
          <h1 className="text-xl font-semibold tracking-tight">Collection</h1>
          <p role="status" className="text-sm text-soft tabular-nums">{count(picked.length, 'moment')} · {clock(picked.reduce((sum, { start, end }) => sum + end - start, 0))} in all</p>
        </div>
        <Button look="quiet" size="small" onClick={clear}>Clear</Button>
        <ExportMenu title="Collection" items={picked.map(({ video, start, end, title }) => ({ video, start, end, title }))} collects={false} />
      </div>
      <ol aria-label="Collection" className="space-y-2">
        {picked.map((one, index) => <li key={one.id}><Row one={one} first={index === 0} last={index === picked.length - 1} /></li>)}
      </ol>
    </div>
  );
}

interface RowProps {
  readonly one: CollectionItem;
  readonly first: boolean;
  readonly last: boolean;
}

function Row({ one: { id, video, start, end, title }, first, last }: RowProps) {
  const { move, drop } = useCollection();
  const { data: library } = useVideos();
  const name = library?.videos.find((known) => known.id === video)?.title ?? title;
  const hasPicture = useHasPicture(video);
  return (
    <div className="flex items-center gap-3 rounded-2xl border border-line bg-surface p-2">
      <Link href={playerHref(video, { at: start })} className="flex min-w-0 flex-1 items-center gap-3 rounded-xl">
        <span className="aspect-video w-24 shrink-0 overflow-hidden rounded-lg bg-sunken sm:w-32"><Poster id={video} at={(start + end) / 2} hasPicture={hasPicture} /></span>
        <span className="min-w-0">
          <span className="block truncate text-sm font-medium">{title === '' ? name : title}</span>
          <span className="block truncate text-xs text-soft tabular-nums">{exactSpan(start, end)}{title !== name && title !== '' && ` · ${name}`}</span>
        </span>
      </Link>
      <div className="flex shrink-0 max-sm:flex-col">
        <Button look="quiet" size="small" icon aria-label={`Move ${name} at ${clock(start)} up`} disabled={first} onClick={() => move(id, -1)}><ArrowUp aria-hidden /></Button>
        <Button look="quiet" size="small" icon aria-label={`Move ${name} at ${clock(start)} down`} disabled={last} onClick={() => move(id, 1)}><ArrowDown aria-hidden /></Button>
        <Button look="quiet" size="small" icon aria-label={`Take ${name} at ${clock(start)} out`} onClick={() => drop(id)}><X aria-hidden /></Button>
      </div>
    </div>
  );
}
