import { overlaps, type Span } from '../time/span.ts';
import type { Cue } from '../domain/transcript.ts';

const SENTENCE_END = /[.!?…。！？]["'”’)\]]*$/u;
/** Seconds of silence after which a new sentence begins, where the text does not show it. */
const PAUSE = 1;

/**
 * The span stretched to the sentences that it touches, by at most `limit` seconds on each side: what answers a question often
 * stands beside the words that it asks with. `cues` are those around the span, ascending.
 */
export const expandToSentences = (cues: readonly Cue[], span: Span, limit: number): Span => {
  const inside = cues.filter((cue) => overlaps(cue, span));
  let [first, last] = [cues.indexOf(inside[0] as Cue), cues.indexOf(inside.at(-1) as Cue)];
  if (first < 0) return span;
  const end = Math.max(span.end, cues[last]?.end ?? 0);
  while (goesOn(cues[last], cues[last + 1]) && (cues[last + 1]?.end ?? Infinity) - end <= limit) last += 1;
  const start = Math.min(span.start, cues[first]?.start ?? 0);
  while (goesOn(cues[first - 1], cues[first]) && start - (cues[first - 1]?.start ?? -Infinity) <= limit) first -= 1;
  return { start: Math.min(start, cues[first]?.start ?? start), end: Math.max(end, cues[last]?.end ?? end) };
};

const goesOn = (cue: Cue | undefined, next: Cue | undefined): boolean =>
  cue !== undefined && next !== undefined && !SENTENCE_END.test(cue.text.trim()) && next.start - cue.end < PAUSE;
