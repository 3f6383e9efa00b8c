'use client';

import { useEffect, useRef } from 'react';

/** Whether a pointer is pressed, told without drawing anew; until the click that follows its release has been handled. */
export function usePressed(): { readonly current: boolean } {
  const pressed = useRef(false);
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    addEventListener('pointerdown', () => { pressed.current = true; }, { capture: true, signal });
    // The click comes after the release, within the same turn or the next.
    const release = (): void => { setTimeout(() => { pressed.current = false; }, 0); };
    addEventListener('pointerup', release, { capture: true, signal });
    addEventListener('pointercancel', release, { capture: true, signal });
    return () => listening.abort();
  }, []);
  return pressed;
}
