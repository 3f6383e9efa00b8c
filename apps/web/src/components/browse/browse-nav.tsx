import { CalendarDays, Copy, Folder, LayoutGrid, MapPin, Tag, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { browseHref, type BrowseBy } from '../../lib/library/browse.ts';
import { cx } from '../../lib/ui/cx.ts';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** The ways of looking through the library without a query. `by` is the one that is open; none: all videos. */
export const BrowseNav = ({ by }: { readonly by?: BrowseBy }) => {
  const { t } = useWords();
  return (
    <nav aria-label={t('Browse')} className="mb-4 flex flex-wrap gap-1.5">
      {([[undefined, t('All'), LayoutGrid], ['date', t('By date'), CalendarDays], ['place', t('Map'), MapPin], ['folder', t('Folders'), Folder], ['tag', t('Tags'), Tag], ['copies', t('Copies'), Copy], ['trash', t('Trash'), Trash2]] as const).map(([one, label, Icon]) => (
        <Link key={label} href={one === undefined ? '/' : browseHref(one)} prefetch={false} aria-current={one === by ? 'page' : undefined}
          className={cx('inline-flex h-8 items-center gap-1.5 rounded-full border px-3 text-[0.8125rem] font-medium transition', one === by ? 'border-ink bg-ink text-paper' : 'border-line bg-surface text-soft hover:bg-sunken')}>
          <Icon aria-hidden className="size-3.5" />{label}
        </Link>
      ))}
    </nav>
  );
};
