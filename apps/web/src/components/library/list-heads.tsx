'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { cx } from '../../lib/ui/cx.ts';
import type { LibraryView } from '../../lib/library/library-view.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';
import type { PlainMessage } from '../../messages/message.ts';

type Sort = LibraryView['sort'];

interface HeadProps {
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly name: string;
  /** The orders that a click on the head goes through. */
  readonly orders: readonly Sort[];
  readonly className?: string;
}

/** The heads of the columns; a click puts the videos in order by one, another click the other way round. */
export const ListHeads = ({ sort, onSort }: Pick<HeadProps, 'sort' | 'onSort'>) => {
  const { t } = useWords();
  return (
    <div role="group" aria-label={t('Columns')} className="flex items-center gap-3 border-b border-line pe-1 pb-1.5 text-[0.8125rem] font-medium text-soft sm:gap-4">
      <span className="w-8 shrink-0 max-sm:hidden" />
      <span className="w-24 shrink-0 sm:w-32" />
      <Head sort={sort} onSort={onSort} name={t('Name')} orders={['title']} className="min-w-0 flex-1" />
      <span className="w-44 shrink-0 max-lg:hidden xl:w-72">{t('State')}</span>
      <Head sort={sort} onSort={onSort} name={t('Length')} orders={['longest', 'shortest']} className="w-16 justify-end text-end max-sm:hidden" />
      <Head sort={sort} onSort={onSort} name={t('Size')} orders={['largest']} className="w-20 justify-end text-end max-md:hidden" />
      <Head sort={sort} onSort={onSort} name={t('Added')} orders={['newest', 'oldest']} className="w-24 justify-end text-end max-md:hidden" />
      <span className="w-6 shrink-0" />
    </div>
  );
};

const WORDS: Readonly<Record<Sort, PlainMessage>> = {
  newest: 'newest first', oldest: 'oldest first', recorded: 'by recording', title: 'by title', longest: 'longest first', shortest: 'shortest first', largest: 'largest first',
};
const ASCENDING: ReadonlySet<Sort> = new Set(['title', 'shortest', 'oldest']);

function Head({ sort, onSort, name, orders, className }: HeadProps) {
  const { t } = useWords();
  const place = orders.indexOf(sort);
  const next = orders[(place + 1) % orders.length] ?? sort;
  const Arrow = ASCENDING.has(sort) ? ArrowUp : ArrowDown;
  return (
    <button
      type="button" aria-pressed={place >= 0} aria-label={place >= 0 ? `${name}, ${t(WORDS[sort])}` : name} title={t('Put in order: {next}', { next: t(WORDS[next]) })} onClick={() => onSort(next)}
      className={cx('flex h-8 shrink-0 items-center gap-1 rounded-md hover:text-ink', place >= 0 && 'text-ink', className)}
    >
      {name}{place >= 0 && <Arrow aria-hidden className="size-3.5 shrink-0" />}
    </button>
  );
}
