'use client';

import type { Span } from '@frameseek/core';
import { useCallback, useEffect, useState } from 'react';
import type { Playback } from './use-playback.ts';

/** Plays stretches of a video one after the other and stops after the last. `index`: the one that plays; undefined while none does. */
export function usePlaySpans({ now, seek, toggle, paused }: Playback) {
  const [row, setRow] = useState<{ readonly spans: readonly Span[]; readonly at: number }>();
  const span = row?.spans[row.at];
  const start = useCallback((spans: readonly Span[]) => {
    const first = spans[0];
    if (first === undefined) return;
    setRow({ spans, at: 0 });
    seek(first.start);
    if (paused) toggle();
  }, [seek, toggle, paused]);
  const stop = useCallback(() => setRow(undefined), []);
  useEffect(() => {
    if (row === undefined || span === undefined || paused) return;
    let frame = requestAnimationFrame(function look() {
      if (now() < span.end - 0.02) {
        frame = requestAnimationFrame(look);
        return;
      }
      const next = row.spans[row.at + 1];
      if (next === undefined) {
        toggle();
        setRow(undefined);
      } else {
        seek(next.start);
        setRow({ spans: row.spans, at: row.at + 1 });
      }
    });
    return () => cancelAnimationFrame(frame);
  }, [row, span, paused, now, seek, toggle]);
  return { index: row?.at, start, stop };
}
