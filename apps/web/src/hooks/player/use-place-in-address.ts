'use client';

import { useEffect, useRef, useState } from 'react';
import { readTime } from '../../lib/ui/links.ts';
import { isSettingOut, watchLinks } from '../../lib/ui/setting-out.ts';
import { useUrlParameters } from '../ui/use-url-parameters.ts';

/** Where a player opens; another object each time that somebody goes somewhere by the address. */
export interface Opening {
  /** Seconds; undefined at the beginning. */
  readonly at: number | undefined;
}

/** Milliseconds from one writing of the address to the next, while it plays: browsers refuse more than some a second. */
const WRITE_EVERY_MS = 1_000;
/** Seconds that the place must differ by to be written. */
const LEAST = 0.02;

/** The `t` of the address: where the player opens, and, by `follow`, where it is, so that a page that is loaded again is where it was. */
export function usePlaceInAddress() {
  const { parameters, change } = useUrlParameters();
  const given = parameters.get('t');
  const [own, setOwn] = useState<string>();
  const [opened, setOpened] = useState<{ readonly given: string | null; readonly opening: Opening }>({ given, opening: { at: readTime(given) } });
  // What the player wrote itself sends it nowhere.
  if (given !== opened.given) setOpened({ given, opening: given === own ? opened.opening : { at: readTime(given) } });
  const write = (at: number): void => {
    const t = timeText(at);
    setOwn(t);
    change({ t });
  };
  return { opening: opened.opening, write };
}

/** Where a player is, in seconds, and whether it stands, and knows its film. */
interface Place {
  readonly time: number;
  readonly paused: boolean;
  readonly ready: boolean;
}

/** Has the address follow a player: throttled while it plays, at once when it stands. */
export function useFollowedPlace({ time, paused, ready }: Place, { given, write }: { readonly given: string | null; readonly write: (at: number) => void }): void {
  const writtenAt = useRef(-Infinity);
  const latest = useRef(write);
  useEffect(() => {
    latest.current = write;
  });
  useEffect(watchLinks, []);
  useEffect(() => {
    // A page that was only opened keeps its address.
    if (!ready || (given === null && time === 0) || Math.abs(time - (readTime(given) ?? -1)) < LEAST) return;
    const wait = paused ? 100 : Math.max(0, writtenAt.current + WRITE_EVERY_MS - performance.now());
    const timer = setTimeout(() => {
      if (isSettingOut()) return;
      writtenAt.current = performance.now();
      latest.current(time);
    }, wait);
    return () => clearTimeout(timer);
  }, [time, paused, ready, given]);
}

const timeText = (at: number): string => String(Math.ceil(at * 1_000 - 1e-6) / 1_000);
