'use client';

import { useEffect } from 'react';
import type { RefObject } from 'react';
import { isTextField } from '../../lib/ui/is-text-field.ts';

/** J and K go down and up the list of alerts, and S marks the one that is gone to as seen; Enter opens it, as it does any link. Items carry their id as `data-alert`. */
export const useAlertKeys = (list: RefObject<HTMLElement | null>, see: (id: string) => void): void => {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTextField(event.target) || document.querySelector('dialog[open]') !== null) return;
      const key = event.key.toLowerCase();
      const items = [...(list.current?.querySelectorAll<HTMLElement>('[data-alert]') ?? [])];
      const at = items.findIndex((item) => item.contains(document.activeElement));
      const goTo = (index: number): void => items[Math.max(0, Math.min(items.length - 1, index))]?.querySelector('a')?.focus();
      if (key === 'j') goTo(at + 1);
      else if (key === 'k') goTo(at - 1);
      else if (key === 's' && at >= 0) {
        see(items[at]?.dataset['alert'] ?? '');
        // What is seen may leave the list, and would take the focus along.
        goTo(at === items.length - 1 ? at - 1 : at + 1);
      } else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [list, see]);
};
