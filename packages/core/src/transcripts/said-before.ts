import type { Passage, Transcript } from '../domain/transcript.ts';
import type { Span } from '../time/span.ts';
import { tokenize } from '../text/tokenize.ts';

/** Seconds by which two sources may disagree about when something is said. */
const SLACK = 1.5;
/** Share of its words from which a passage is another's: speech recognition mishears some. */
const SAME_WORDS = 0.7;

/** Whether the words of a passage stand at its time in one of the transcripts already, but for a few that were misheard. */
export const isSaidBefore = (passage: Passage, transcripts: readonly Transcript[]): boolean =>
  transcripts.some((transcript) => sharedWords(passage, transcript) >= SAME_WORDS);

/** The transcript that says these words at this time, the first of those that say most of them; undefined where none says any. */
export const transcriptOfWords = (passage: Passage, transcripts: readonly Transcript[]): Transcript | undefined => {
  const shares = transcripts.map((transcript) => ({ transcript, share: sharedWords(passage, transcript) }));
  const [best] = shares.toSorted((a, b) => b.share - a.share);
  return best === undefined || best.share === 0 ? undefined : best.transcript;
};

/** Where words are said that several sources have at the same time: those of all that say nearly the same, in their order. */
export const sourcesOfWords = (passage: Passage, transcripts: readonly Transcript[]): readonly Transcript['source'][] =>
  [...new Set(transcripts.filter((transcript) => sharedWords(passage, transcript) >= SAME_WORDS).map(({ source }) => source))];

/** Share of the passage's words, each counted as often as it is said, that the transcript says then; 0 to 1. */
const sharedWords = ({ text, start, end }: Passage, { cues }: Transcript): number => {
  const words = tokenize(text);
  if (words.length === 0) return 0;
  const said = wordCounts(cuesWithin(cues, { start: start - SLACK, end: end + SLACK }).map((cue) => cue.text).join(' '));
  const shared = [...wordCounts(text)].reduce((sum, [word, count]) => sum + Math.min(count, said.get(word) ?? 0), 0);
  return shared / words.length;
};

/** Those that overlap the span. Cues ascend, so that the last ones need not be looked at. */
const cuesWithin = <T extends Span>(cues: readonly T[], { start, end }: Span): readonly T[] => {
  const found: T[] = [];
  for (let index = firstFrom(cues, start - LONGEST_CUE); index < cues.length; index += 1) {
    const cue = cues[index];
    if (cue === undefined || cue.start >= end) break;
    if (cue.end > start) found.push(cue);
  }
  return found;
};

/** Seconds; a line that stands longer than this is not looked for from its end on. */
const LONGEST_CUE = 60;

/** Index of the first cue that starts at `at` or later, by bisection. */
const firstFrom = (cues: readonly Span[], at: number): number => {
  let [low, high] = [0, cues.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cues[middle]?.start ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low;
};

const wordCounts = (text: string): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const word of tokenize(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};
