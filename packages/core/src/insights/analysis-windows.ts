import { spanLength, type Span } from '../time/span.ts';
import type { Shot } from '../domain/scan.ts';

/** A window of one or more shots that is looked at as one. `shot` is the index of the first. */
export interface AnalysisWindow extends Span {
  readonly shot: number;
}

/** How long windows may be, in seconds. */
interface WindowLengths {
  /** Shots shorter than this are joined with those after them, in seconds. */
  readonly min: number;
  /** Longer shots are divided evenly. */
  readonly max: number;
}

/**
 * Shots as windows that are worth a look of their own: flashes are joined, long takes divided. Ascending and disjoint.
 * Where no shots are known the whole video is one, divided if it must be.
 */
export const toAnalysisWindows = (shots: readonly Shot[], duration: number, { min, max }: WindowLengths): readonly AnalysisWindow[] => {
  const all = shots.length > 0 ? shots : [{ index: 0, start: 0, end: duration }];
  const joined: AnalysisWindow[] = [];
  for (const { index, start, end } of all) {
    const last = joined.at(-1);
    // A flash joins what comes after it; only at the end there is nothing but what was before.
    const isLastFlash = end - start < min && index === all.at(-1)?.index;
    const joins = last !== undefined && (spanLength(last) < min || isLastFlash) && end - last.start <= max;
    if (joins) joined[joined.length - 1] = { ...last, end };
    else joined.push({ start, end, shot: index });
  }
  return joined.filter((window) => spanLength(window) > 0).flatMap((window) => divided(window, max));
};

const divided = (window: AnalysisWindow, max: number): readonly AnalysisWindow[] => {
  const parts = Math.max(1, Math.ceil(spanLength(window) / max));
  const length = spanLength(window) / parts;
  return Array.from({ length: parts }, (_, part) => ({
    shot: window.shot,
    start: window.start + part * length,
    end: part === parts - 1 ? window.end : window.start + (part + 1) * length,
  }));
};
