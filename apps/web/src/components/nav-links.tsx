'use client';

import { MessagesSquare } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { cx } from '../lib/cx.ts';
import { buttonClass } from './button.tsx';

/** The way to the other half of the app, where questions are answered. */
export function NavLinks() {
  const open = usePathname() === '/ask';
  return (
    <nav aria-label="Main">
      <Link href="/ask" aria-label="Ask" aria-current={open ? 'page' : undefined} className={cx(buttonClass({ look: 'quiet' }), 'px-3 max-lg:w-10 max-lg:px-0', open && 'bg-sunken text-ink')}>
        <MessagesSquare aria-hidden /><span className="max-lg:hidden">Ask</span>
      </Link>
    </nav>
  );
}
