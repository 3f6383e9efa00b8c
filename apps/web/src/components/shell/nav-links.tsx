'use client';

import { Bookmark, Library, MessagesSquare } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useCollection } from '../../hooks/export/use-collection.ts';
import { cx } from '../../lib/ui/cx.ts';
import { count } from '../../lib/ui/format.ts';
import { buttonClass } from '../ui/button.tsx';

/** The ways to the other parts of the app: where questions are answered, and to what was collected, once something was. */
export function NavLinks() {
  const path = usePathname();
  const open = path === '/ask';
  const { picked } = useCollection();
  return (
    <nav aria-label="Main" className="flex items-center gap-1">
      <Link href="/" aria-label="Library" title="Library" aria-current={path === '/' ? 'page' : undefined} className={cx(buttonClass({ look: 'quiet' }), 'px-3 max-sm:hidden max-lg:w-10 max-lg:px-0', path === '/' && 'bg-sunken text-ink')}>
        <Library aria-hidden /><span className="max-lg:hidden">Library</span>
      </Link>
      {(picked.length > 0 || path === '/collection') && (
        <Link href="/collection" aria-label={`Collection, ${count(picked.length, 'moment')}`} title="Collection" aria-current={path === '/collection' ? 'page' : undefined}
          className={cx(buttonClass({ look: 'quiet', icon: true }), 'relative', path === '/collection' && 'bg-sunken text-ink')}>
          <Bookmark aria-hidden />
          {picked.length > 0 && <span aria-hidden className="absolute top-0.5 right-0.5 grid h-4 min-w-4 place-items-center rounded-full bg-ink px-1 text-[0.625rem] leading-none font-semibold text-paper tabular-nums">{picked.length}</span>}
        </Link>
      )}
      <Link href="/ask" aria-label="Ask" title="Ask" aria-current={open ? 'page' : undefined} className={cx(buttonClass({ look: 'quiet' }), 'px-3 max-lg:w-10 max-lg:px-0', open && 'bg-sunken text-ink')}>
        <MessagesSquare aria-hidden /><span className="max-lg:hidden">Ask</span>
      </Link>
    </nav>
  );
}
