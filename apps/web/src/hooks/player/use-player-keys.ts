'use client';

import { useEffect, useRef } from 'react';
import type { Playback } from './use-playback.ts';
import type { Range } from './use-range.ts';
import { isTextField } from '../../lib/ui/is-text-field.ts';

interface PlayerKeys {
  readonly playback: Playback;
  readonly duration: number;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
  readonly range: Range;
}

/**
 * The keys that editors and video sites share: space and K, J and L, the arrows, comma and full stop for one frame, I and O
 * for the ends of a range, Home, End and the digits, M, Shift with the arrows, C, F, `<` and `>` for the speed; N and P go from moment to moment, R plays one again and again.
 */
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
      const act = event.shiftKey && event.key in LOUDER ? louder(event.key, latest.current) : actionFor(event.key, latest.current);
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** By how much the keys change the volume, with Shift: the arrows alone scroll the page. */
const LOUDER: Readonly<Record<string, number>> = { ArrowUp: 0.1, ArrowDown: -0.1 };
const louder = (key: string, { playback }: PlayerKeys) => (): void => playback.setVolume((playback.muted ? 0 : playback.volume) + (LOUDER[key] ?? 0));

/** Keys that the focused control wants for itself. */
const isControl = ({ target, key }: KeyboardEvent): boolean =>
  target instanceof Element
  && ((key === ' ' && target.closest('button, a, summary') !== null) || (key.startsWith('Arrow') && target.closest('[role=tab], select') !== null));

const actionFor = (key: string, { playback, duration, onNext, onPrevious, range }: PlayerKeys): (() => void) | undefined => {
  const actions: Readonly<Record<string, () => void>> = {
    ' ': playback.toggle, k: playback.toggle,
    j: () => playback.skip(-10), l: () => playback.skip(10),
    ArrowLeft: () => playback.skip(-5), ArrowRight: () => playback.skip(5),
    Home: () => playback.seek(0), End: () => playback.seek(duration),
    ',': () => playback.step(-1), '.': () => playback.step(1),
    '<': () => playback.changeRate(-1), '>': () => playback.changeRate(1),
    m: playback.toggleMute, c: playback.toggleSubtitles, f: playback.goFullScreen,
    n: onNext, p: onPrevious,
    i: () => range.setStart(playback.now()), o: () => range.setEnd(playback.now()), x: range.clear, r: range.toggleLoop,
  };
  // A digit goes to so many tenths.
  if (/^\d$/u.test(key)) return () => playback.seek((duration * Number(key)) / 10);
  return actions[key.length === 1 ? key.toLowerCase() : key];
};
