'use client';

import { useEffect, useRef } from 'react';
import type { Playback } from './use-playback.ts';

/** Seconds by which two players may drift apart before one is put right: two frames of a film. */
const DRIFT = 0.08;

/** One of two players, and the place, in seconds, that stands beside that of the other. */
export interface Side {
  readonly playback: Playback;
  readonly at: number;
}

/** Two players that are steered as one. */
export interface Lockstep {
  readonly paused: boolean;
  /** Seconds from the two places. */
  readonly offset: number;
  readonly seek: (offset: number) => void;
  readonly toggle: () => void;
  /** Both to the frame after (1) or before (-1). */
  readonly step: (direction: 1 | -1) => void;
  readonly setRate: (rate: number) => void;
}

/** Has two players stand as far from their places as one another, and play and rest together. */
export function useLockstep(first: Side, second: Side): Lockstep {
  const sides = [first, second];
  const paused = first.playback.paused && second.playback.paused;
  const isPlaying = !first.playback.paused && !second.playback.paused;
  const wasPlaying = useRef(false);
  const [one, other] = [first.playback, second.playback];
  useEffect(() => {
    // One that has come to its end, or was stopped by the browser, stops the other.
    if (wasPlaying.current && one.paused !== other.paused) for (const { playback } of [first, second]) playback.setPaused(true);
    wasPlaying.current = isPlaying;
  });
  useEffect(() => {
    if (!isPlaying || one.waiting || other.waiting) return;
    const wanted = second.at + one.now() - first.at;
    if (Math.abs(other.now() - wanted) > DRIFT) other.seek(wanted);
    // Looked at as often as the first player tells its time.
  }, [one, other, isPlaying, first.at, second.at]);
  const seek = (offset: number): void => {
    for (const { playback, at } of sides) playback.seek(at + offset);
  };
  return {
    paused, seek,
    offset: one.time - first.at,
    toggle: () => {
      if (paused) seek(one.now() - first.at);
      for (const { playback } of sides) playback.setPaused(!paused);
    },
    step: (direction) => {
      for (const { playback } of sides) playback.step(direction);
    },
    setRate: (rate) => {
      for (const { playback } of sides) playback.setRate(rate);
    },
  };
}
