'use client';

import { useEffect, useRef } from 'react';
import type { Playback } from './use-playback.ts';
import type { Marks } from './use-marks.ts';
import type { Range } from './use-range.ts';
import type { Shuttle } from './use-shuttle.ts';
import { isTextField } from '../../lib/ui/is-text-field.ts';

interface PlayerKeys {
  readonly playback: Playback;
  readonly duration: number;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
  readonly range: Range;
  readonly shuttle: Shuttle;
  readonly marks: Pick<Marks, 'add' | 'mark'>;
  /** Shows or hides boxes around objects; absent where there are none. */
  readonly onBoxes: (() => void) | undefined;
}

/**
 * The keys that editors and video sites share: space, J, K and L as a shuttle, the arrows, comma and full stop for one frame, I and O for the ends
 * of a range, E to add it to the collection, M for a marker, G for the field of the time, W for a window of its own, Home, End and the digits, Shift with the arrows and with J, L and M,
 * C, F, `<` and `>` for the speed; N and P go from moment to moment, R plays one again and again, B draws boxes around objects.
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
      const act = event.shiftKey ? shiftedAction(event.key, latest.current) : actionFor(event.key, latest.current);
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** By how much the keys change the volume: the arrows alone scroll the page. */
const LOUDER = 0.1;

/** What keys do with Shift; those that only some keyboards type so do what they do without. */
const shiftedAction = (key: string, keys: PlayerKeys): (() => void) | undefined => {
  const { playback } = keys;
  const louder = (by: number) => (): void => playback.changeVolume(by);
  const actions: Readonly<Record<string, () => void>> = {
    ArrowUp: louder(LOUDER), ArrowDown: louder(-LOUDER), J: () => playback.skip(-10), L: () => playback.skip(10), M: playback.toggleMute,
  };
  return actions[key] ?? actionFor(key, keys);
};

/** Keys that the focused control wants for itself. */
const isControl = ({ target, key }: KeyboardEvent): boolean =>
  target instanceof Element
  && ((key === ' ' && target.closest('button, a, summary') !== null) || (key.startsWith('Arrow') && target.closest('[role=tab], select') !== null));

const actionFor = (key: string, { playback, duration, onNext, onPrevious, range, shuttle, marks, onBoxes }: PlayerKeys): (() => void) | undefined => {
  const actions: Readonly<Record<string, () => void>> = {
    ' ': () => { if (!shuttle.stop()) playback.toggle(); }, k: () => { if (!shuttle.stop()) playback.toggle(); },
    j: shuttle.backward, l: shuttle.forward,
    e: marks.add, m: marks.mark, g: () => document.querySelector<HTMLElement>('[data-time]')?.click(),
    ArrowLeft: () => playback.skip(-5), ArrowRight: () => playback.skip(5),
    Home: () => playback.seek(0), End: () => playback.seek(duration),
    ',': () => playback.step(-1), '.': () => playback.step(1),
    '<': () => playback.changeRate(-1), '>': () => playback.changeRate(1),
    c: playback.toggleSubtitles, f: playback.goFullScreen, w: () => playback.floatOut?.(),
    n: onNext, p: onPrevious, b: () => onBoxes?.(),
    i: () => range.setStart(playback.now()), o: () => range.setEnd(playback.now()), x: range.clear, r: range.toggleLoop,
  };
  // A digit goes to so many tenths.
  if (/^\d$/u.test(key)) return () => playback.seek((duration * Number(key)) / 10);
  return actions[key.length === 1 ? key.toLowerCase() : key];
};
