'use client';

import { Bookmark, Library, MessagesSquare, Radio } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useCollections } from '../../hooks/collection/use-collections.ts';
import { keptCollection } from '../../hooks/collection/use-kept-collection.ts';
import { useLocalStore } from '../../hooks/ui/use-local-store.ts';
import { cx } from '../../lib/ui/cx.ts';
import { buttonClass } from '../ui/button.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

// Fetched once the page stands.
const UnseenCount = dynamic(async () => (await import('../live/unseen-count.tsx')).UnseenCount, { ssr: false, loading: () => null });

/** The ways to the other parts of the app: where questions are answered, and to what was collected, once something was. */
export function NavLinks() {
  const { t } = useWords();
  const path = usePathname();
  const open = path === '/ask';
  const { current } = useCollections();
  const kept = useLocalStore(keptCollection);
  const collected = (current?.count ?? 0) + kept.length;
  return (
    <nav aria-label={t('Main')} className="flex items-center gap-1">
      <Link href="/" aria-label={t('Library')} title={t('Library')} aria-current={path === '/' ? 'page' : undefined} className={cx(buttonClass({ look: 'quiet' }), 'px-3 max-sm:hidden max-lg:w-10 max-lg:px-0', path === '/' && 'bg-sunken text-ink')}>
        <Library aria-hidden /><span className="max-lg:hidden">{t('Library')}</span>
      </Link>
      {(current !== undefined || kept.length > 0 || path === '/collection') && (
        <Link href="/collection" aria-label={t('Collection, {n} moments', { n: collected })} title={t('Collection')} aria-current={path === '/collection' ? 'page' : undefined}
          className={cx(buttonClass({ look: 'quiet', icon: true }), 'relative', path === '/collection' && 'bg-sunken text-ink')}>
          <Bookmark aria-hidden />
          {collected > 0 && <span aria-hidden className="absolute top-0.5 inset-e-0.5 grid h-4 min-w-4 place-items-center rounded-full bg-ink px-1 text-[0.625rem] leading-none font-semibold text-paper tabular-nums">{collected}</span>}
        </Link>
      )}
      <Link href="/streams" title={t('Streams and alerts')} aria-current={path === '/streams' ? 'page' : undefined}
        className={cx(buttonClass({ look: 'quiet', icon: true }), 'relative max-sm:[&:not(:has([data-unseen]))]:hidden', path === '/streams' && 'bg-sunken text-ink')}>
        <Radio aria-hidden /><span className="sr-only">{t('Streams')}</span><UnseenCount />
      </Link>
      <Link href="/ask" aria-label={t('Ask')} title={t('Ask')} aria-current={open ? 'page' : undefined} className={cx(buttonClass({ look: 'quiet' }), 'px-3 max-lg:w-10 max-lg:px-0', open && 'bg-sunken text-ink')}>
        <MessagesSquare aria-hidden /><span className="max-lg:hidden">{t('Ask')}</span>
      </Link>
    </nav>
  );
}
