'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Playback } from './use-playback.ts';

/** Speeds of a shuttle: each further press of the same key goes to the next. */
const SPEEDS = [1, 2, 4];

/** Going forward and backward faster and faster, as editors do with J, K and L. */
export interface Shuttle {
  /** As a multiple of the usual speed; negative: backwards; 0: it does not run. */
  readonly speed: number;
  readonly forward: () => void;
  readonly backward: () => void;
  /** Stands still, at the speed of before; false where it did not run. */
  readonly stop: () => boolean;
}

/** A shuttle over a player. Forwards it plays, with its sound as far as the browser gives some; backwards it goes from picture to picture, as no browser plays backwards. */
export function useShuttle(playback: Playback): Shuttle {
  const [speed, setSpeed] = useState(0);
  // Known at once: who presses twice does not wait until the page is drawn.
  const running = useRef({ speed: 0, usual: 1 });
  const latest = useRef(playback);
  useEffect(() => {
    latest.current = playback;
  });
  const run = useCallback((next: number): void => {
    running.current.speed = next;
    setSpeed(next);
  }, []);
  const begin = useCallback((direction: 1 | -1): void => {
    const { speed: last } = running.current;
    if (last === 0) running.current.usual = latest.current.rate;
    const next = Math.sign(last) === direction ? SPEEDS.find((one) => one > Math.abs(last)) ?? Math.abs(last) : 1;
    run(direction * next);
    if (direction > 0) latest.current.setRate(next);
    latest.current.setPaused(direction < 0);
  }, [run]);
  const stop = useCallback((): boolean => {
    if (running.current.speed === 0) return false;
    run(0);
    latest.current.setRate(running.current.usual);
    latest.current.setPaused(true);
    return true;
  }, [run]);
  const [forward, backward] = useMemo(() => [() => begin(1), () => begin(-1)], [begin]);
  useBackwards(speed, { seek: playback.seek, now: playback.now, stop });
  // At the end of the film, and where somebody pauses it otherwise.
  const wasPaused = useRef(playback.paused);
  useEffect(() => {
    if (playback.paused && !wasPaused.current && running.current.speed > 0) stop();
    wasPaused.current = playback.paused;
  }, [playback.paused, stop]);
  return useMemo(() => ({ speed, forward, backward, stop }), [speed, forward, backward, stop]);
}

/** Goes back by as much as has passed, with every picture drawn, until the beginning. */
function useBackwards(speed: number, { seek, now, stop }: Pick<Playback, 'seek' | 'now'> & Pick<Shuttle, 'stop'>): void {
  useEffect(() => {
    if (speed >= 0) return;
    let [at, last] = [now(), performance.now()];
    let frame = requestAnimationFrame(function step(time) {
      at = Math.max(0, at + ((time - last) / 1_000) * speed);
      last = time;
      seek(at);
      if (at > 0) frame = requestAnimationFrame(step);
      else stop();
    });
    return () => cancelAnimationFrame(frame);
  }, [speed, seek, now, stop]);
}
