import type { Cue } from '../domain/transcript.ts';
import { collapseWhitespace } from '../text/collapse-whitespace.ts';
import { overlaps, type Span } from '../time/span.ts';

/** What is said within a span, as one line. */
export const wordsWithin = (cues: readonly Cue[], span: Span): string =>
  cues.filter((cue) => overlaps(cue, span)).map(({ text }) => collapseWhitespace(text)).join(' ');
