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
  const usual = useRef(1);
  const latest = useRef({ playback, speed });
  useEffect(() => {
    latest.current = { playback, speed };
  });
  const begin = useCallback((direction: 1 | -1): void => {
    const { speed: last, playback: { paused, rate, setRate, toggle } } = latest.current;
    if (last === 0) usual.current = rate;
    const goesOn = Math.sign(last) === direction && (direction < 0 || !paused);
    const next = goesOn ? SPEEDS.find((one) => one > Math.abs(last)) ?? Math.abs(last) : 1;
    setSpeed(direction * next);
    if (direction > 0) setRate(next);
    if (paused === direction > 0) toggle();
  }, []);
  const stop = useCallback((): boolean => {
    const { speed: last, playback: { paused, setRate, toggle } } = latest.current;
    if (last === 0) return false;
    setSpeed(0);
    setRate(usual.current);
    if (!paused) toggle();
    return true;
  }, []);
  const [forward, backward] = useMemo(() => [() => begin(1), () => begin(-1)], [begin]);
  useBackwards(speed, { seek: playback.seek, now: playback.now, stop });
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
