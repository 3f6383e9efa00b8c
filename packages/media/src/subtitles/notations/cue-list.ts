import type { Cue, Span, Word } from '@frameseek/core';
import { stripMarkup } from './strip-markup.ts';

/** Cues of one transcript that are kept; ten hours of speech have about 15,000. */
const MAX_CUES = 50_000;
/** Characters of one cue that are kept, markup included; what can be read while it stands on the screen are some 200. */
export const MAX_CUE_LENGTH = 5_000;

/** The cues of one text, ascending, and how many of its lines were left out as their times make no sense. */
export interface ParsedCues {
  readonly cues: readonly Cue[];
  readonly leftOut: number;
}

/** Collects the cues of one text: without markup, within bounds, in order. */
export interface CueList {
  /** Keeps a line as it is written; one that says nothing, or takes no time, is passed over. Negative times are 0. */
  add(span: Span, marked: string, words?: readonly Word[]): void;
  /** Counts a line whose times make no sense. */
  leaveOut(): void;
  readonly isFull: boolean;
  end(): ParsedCues;
}

/** A list without any cue yet. */
export const cueList = (): CueList => {
  const cues: Cue[] = [];
  let leftOut = 0;
  return {
    get isFull() {
      return cues.length >= MAX_CUES;
    },
    leaveOut: () => {
      leftOut += 1;
    },
    add: (span, marked, words) => {
      const text = stripMarkup(marked.slice(0, MAX_CUE_LENGTH));
      if (text === '' || cues.length >= MAX_CUES) return;
      const [start, end] = [Math.max(0, span.start), span.end];
      if (end > start && Number.isFinite(end)) cues.push({ start, end, text, ...(words !== undefined && words.length > 1 && { words }) });
      else leftOut += 1;
    },
    end: () => ({ cues: cues.sort((a, b) => a.start - b.start || a.end - b.end), leftOut }),
  };
};
