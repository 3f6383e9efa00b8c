'use client';

import { useEffect } from 'react';
import type { RefObject } from 'react';
import { isTextField } from '../../lib/ui/is-text-field.ts';

/** `/` anywhere puts the cursor into the field, as on most sites with a search. */
export const useSlashKey = (field: RefObject<HTMLInputElement | null>): void => {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTextField(event.target)) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [field]);
};
