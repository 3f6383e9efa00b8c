'use client';

import { useEffect, useRef } from 'react';
import { isTextField } from '../../lib/ui/is-text-field.ts';
import type { Lockstep } from './use-lockstep.ts';

/** The keys of the player that steer two at once: space and K, comma and full stop, the arrows, Home. */
export function useCompareKeys(lockstep: Lockstep): void {
  const latest = useRef(lockstep);
  useEffect(() => {
    latest.current = lockstep;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { key, target } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTextField(target) || document.querySelector('dialog[open], [role=menu]') !== null) return;
      // What has the focus wants some for itself.
      if (target instanceof Element && (target.matches('input') ? key !== 'k' : key === ' ' && target.closest('button, a') !== null)) return;
      const { toggle, step, seek, offset } = latest.current;
      const actions: Readonly<Record<string, () => void>> = {
        ' ': toggle, k: toggle, ',': () => step(-1), '.': () => step(1), ArrowLeft: () => seek(offset - 1), ArrowRight: () => seek(offset + 1), Home: () => seek(0),
      };
      const act = actions[key.length === 1 ? key.toLowerCase() : key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
