'use client';

import type { Span } from '@frameseek/core';
import { useCallback, useEffect, useMemo } from 'react';
import { readTime } from '../../lib/ui/links.ts';
import { useUrlParameters } from '../ui/use-url-parameters.ts';

/** The range (seconds) that the reader sets by its ends, and whether it (or a moment) is played again and again. */
export interface Range {
  /** As far as it is set. */
  readonly start: number | undefined;
  readonly end: number | undefined;
  /** Both ends are set. */
  readonly span: Span | undefined;
  readonly setStart: (at: number) => void;
  readonly setEnd: (at: number) => void;
  readonly setSpan: (span: Span) => void;
  readonly clear: () => void;
  readonly looping: boolean;
  readonly toggleLoop: () => void;
}

/** A range, and whether something is played again and again, kept in the address. An end that would turn it round takes the other end away. */
export function useRange(): Range {
  const { parameters, change } = useUrlParameters();
  const start = readTime(parameters.get('in'));
  const end = readTime(parameters.get('out'));
  const looping = parameters.get('loop') === '1';
  const setStart = useCallback((at: number) => {
    const to = readTime(new URLSearchParams(window.location.search).get('out'));
    change({ in: milli(at), out: to !== undefined && to > at ? milli(to) : undefined });
  }, [change]);
  const setEnd = useCallback((at: number) => {
    const from = readTime(new URLSearchParams(window.location.search).get('in'));
    change({ in: from !== undefined && from < at ? milli(from) : undefined, out: milli(at) });
  }, [change]);
  const setSpan = useCallback((span: Span) => change({ in: milli(span.start), out: milli(span.end) }), [change]);
  const clear = useCallback(() => change({ in: undefined, out: undefined }), [change]);
  const toggleLoop = useCallback(() => change({ loop: looping ? undefined : '1' }), [change, looping]);
  return useMemo(() => ({
    start, end, setStart, setEnd, setSpan, clear, looping, toggleLoop,
    span: start !== undefined && end !== undefined && end > start ? { start, end } : undefined,
  }), [start, end, setStart, setEnd, setSpan, clear, looping, toggleLoop]);
}

const milli = (at: number): string => String(Math.round(at * 1_000) / 1_000);

interface LoopOptions {
  /** What is played again and again; undefined: nothing. */
  readonly span: Span | undefined;
  readonly playing: boolean;
  readonly now: () => number;
  readonly seek: (at: number) => void;
}

/** Goes back to the beginning of a span whenever its end is reached. Looked at with every picture drawn, as ends matter. */
export function useLoop({ span, playing, now, seek }: LoopOptions): void {
  const from = span?.start;
  const to = span?.end;
  useEffect(() => {
    if (from === undefined || to === undefined || !playing) return;
    let frame = requestAnimationFrame(function look() {
      const at = now();
      if (at >= to || at < from - 0.5) seek(from);
      frame = requestAnimationFrame(look);
    });
    return () => cancelAnimationFrame(frame);
  }, [from, to, playing, now, seek]);
}
