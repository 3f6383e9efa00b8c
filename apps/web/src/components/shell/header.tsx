'use client';

import { Suspense } from 'react';
import { EditorOnly } from '../access/editor-only.tsx';
import { AddMenu } from '../adding/add-menu.tsx';
import { HealthPopover } from './health-popover.tsx';
import { JobsButton } from '../jobs/jobs-button.tsx';
import { Logo } from './logo.tsx';
import { NavLinks } from './nav-links.tsx';
import { SearchBox } from '../search/search-box.tsx';
import { ThemeToggle } from './theme-toggle.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** The head of every page: the search field, and the ways to everything else. */
export function Header() {
  const { t } = useWords();
  return (
    <header className="sticky top-0 z-30 print:hidden border-b border-line bg-paper/90 backdrop-blur-md">
      <a href="#content" className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:inset-s-2 focus:z-50 focus:rounded-lg focus:bg-surface focus:px-3 focus:py-2">
        {t('Skip to the content')}
      </a>
      <div className="mx-auto flex max-w-[100rem] flex-wrap items-center gap-x-4 gap-y-2 px-3 py-2.5 sm:px-6">
        <Logo />
        <div className="mx-auto flex min-w-0 flex-1 justify-center max-sm:order-last max-sm:basis-full sm:max-w-2xl"><Suspense><SearchBox /></Suspense></div>
        <div className="flex items-center gap-1 max-sm:ms-auto">
          <NavLinks /><ThemeToggle /><HealthPopover /><JobsButton /><EditorOnly><AddMenu /></EditorOnly>
        </div>
      </div>
    </header>
  );
}
