'use client';

import { Moon, Sun } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

/** Seconds that the choice is kept: a year. */
const MAX_AGE = 365 * 24 * 3_600;

/** Switches between light and dark. The choice is a cookie, so that the server already answers in the right colours. */
export function ThemeToggle() {
  const { t } = useWords();
  const toggle = (): void => {
    const root = document.documentElement;
    const dark = root.dataset['theme'] === 'dark'
      || (root.dataset['theme'] === undefined && matchMedia('(prefers-color-scheme: dark)').matches);
    const theme = dark ? 'light' : 'dark';
    root.dataset['theme'] = theme;
    document.cookie = `frameseek_theme=${theme}; path=/; max-age=${MAX_AGE}; samesite=lax`;
  };
  return (
    <Button look="quiet" icon aria-label={t('Switch between light and dark')} onClick={toggle}>
      <Sun aria-hidden className="only-dark" />
      <Moon aria-hidden className="only-light" />
    </Button>
  );
}
