import { overlaps, type Span } from '../../time/span.ts';
import { chapterSpans, type ChapterSources } from './chapter-spans.ts';
import { keyPhrases } from './key-phrases.ts';
import { termsOf, termWeights, type TermWeights } from './term-weights.ts';
import type { Passage } from '../../domain/transcript.ts';
import type { Chapter } from '../insight.ts';

interface ChapterTexts extends ChapterSources {
  /** What stands on the screen. */
  readonly shown: readonly Passage[];
}

/** Phrases kept for each chapter. */
const KEYWORDS = 5;
/** Fewer telling words than this say too little: what is on the screen helps. */
const FEW_WORDS = 12;

/** The chapters of a video without any model: where its topic shifts, named by what is said or shown there. */
export const toChapters = (sources: ChapterTexts): readonly Chapter[] => {
  const weights = termWeights([...sources.said, ...sources.shown].map(({ text }) => text));
  return chapterSpans(sources).map((span, index) => {
    const keywords = keyPhrases(textOf(span, sources), { weights: unlessAlone(weights, sources), most: KEYWORDS });
    return { ...span, title: titleOf(keywords, index), keywords: [...keywords] };
  });
};

const textOf = (span: Span, { said, shown }: ChapterTexts): string => {
  const spoken = joined(said, span);
  return termsOf(spoken).length >= FEW_WORDS ? spoken : `${spoken}\n${joined(shown, span)}`;
};

const joined = (texts: readonly Passage[], span: Span): string =>
  texts.filter((text) => overlaps(text, span)).map(({ text }) => text).join('\n');

/** With one passage alone every word is everywhere: all weigh the same then. */
const unlessAlone = (weights: TermWeights, { said, shown }: ChapterTexts): TermWeights =>
  said.length + shown.length > 1 ? weights : { of: () => 1 };

/** One phrase, or two where the first is a single word. */
const titleOf = ([first, second]: readonly string[], index: number): string => {
  if (first === undefined) return `Part ${index + 1}`;
  const title = second !== undefined && !first.includes(' ') ? `${first}, ${second}` : first;
  return title.charAt(0).toUpperCase() + title.slice(1);
};
