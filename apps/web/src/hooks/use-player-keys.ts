'use client';

import { useEffect, useRef } from 'react';
import type { Playback } from './use-playback.ts';
import { isTextField } from './use-slash-key.ts';

interface PlayerKeys {
  readonly playback: Playback;
  readonly duration: number;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
}

/** The keys that editors and video sites share: space and K, J and L, the arrows, M, F; N and P go from moment to moment. */
export function usePlayerKeys(keys: PlayerKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTextField(event.target)) return;
      if (document.querySelector('dialog[open], [role=menu]') !== null) return;
      if (isControl(event)) return;
      const act = actionFor(event.key, latest.current);
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** Keys that the focused control wants for itself. */
const isControl = ({ target, key }: KeyboardEvent): boolean =>
  target instanceof Element
  && ((key === ' ' && target.closest('button, a, summary') !== null) || (key.startsWith('Arrow') && target.closest('[role=tab], select') !== null));

const actionFor = (key: string, { playback, duration, onNext, onPrevious }: PlayerKeys): (() => void) | undefined => {
  const actions: Readonly<Record<string, () => void>> = {
    ' ': playback.toggle, k: playback.toggle,
    j: () => playback.skip(-10), l: () => playback.skip(10),
    ArrowLeft: () => playback.skip(-5), ArrowRight: () => playback.skip(5),
    Home: () => playback.seek(0), End: () => playback.seek(duration),
    m: playback.toggleMute, f: playback.goFullScreen,
    n: onNext, p: onPrevious,
  };
  return actions[key.length === 1 ? key.toLowerCase() : key];
};
