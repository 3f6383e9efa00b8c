'use client';

import type { FoundMoment } from '@frameseek/core';
import { useMemo, useState } from 'react';
import type { Playback } from './use-playback.ts';
import { useLoop, type Range } from './use-range.ts';

interface MomentLoopOptions {
  readonly playback: Playback;
  readonly range: Range;
  /** The moment that plays. */
  readonly moment: FoundMoment | undefined;
  /** Whether the moments of the query are known. */
  readonly isKnown: boolean;
  /** Seconds. */
  readonly duration: number;
}

/** Plays the range, else the moment in which it was begun, else all, again and again. `choose` takes another moment. */
export function useMomentLoop({ playback, range, moment, isKnown, duration }: MomentLoopOptions) {
  const [looped, choose] = useState<FoundMoment>();
  // What was looped when the page was loaded again is the moment in which it opens.
  const [isRestored, setRestored] = useState(!range.looping);
  if (!isRestored && isKnown && playback.ready) {
    setRestored(true);
    choose(moment);
  }
  // What is looped stays the same while it plays, so it is chosen when the loop begins.
  const toggleLoop = (): void => {
    choose(moment);
    range.toggleLoop();
  };
  const entire = useMemo(() => ({ start: 0, end: Math.max(0, duration - 0.05) }), [duration]);
  useLoop({ span: range.looping ? range.span ?? looped ?? entire : undefined, playing: !playback.paused, now: playback.now, seek: playback.seek });
  return { toggleLoop, choose };
}
