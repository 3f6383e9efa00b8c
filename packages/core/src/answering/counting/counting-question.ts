import { questionWords } from '../../text/question-words.ts';
import { timeFilters } from './time-filters.ts';

/** What a question wants that is counted: the first or last time, how often, for how long, or every time. */
export type Counting = 'first' | 'last' | 'often' | 'long' | 'every';

/** A question that is answered by counting what is found. */
export interface CountingQuestion {
  readonly wants: Counting;
  /** A query in the query language: what is counted, and when. */
  readonly query: string;
}

/**
 * Whether a question asks for what can be counted, and what it counts; `subject` is what it is about where the conversation before
 * it said so. Undefined for every other question, also for one that counts things in a picture ("how many dogs are there?"), which
 * moments do not tell. English and German.
 */
export const countingQuestion = (question: string, subject = question): CountingQuestion | undefined => {
  const wants = WANTS.find(([pattern]) => pattern.test(question))?.[1];
  if (wants === undefined) return undefined;
  const { filters } = timeFilters(question);
  const words = questionWords(timeFilters(subject).rest.replaceAll(MARKERS[GERMAN.test(question) ? 'german' : 'english'], ' ')).trim();
  return words === '' ? undefined : { wants, query: [words, filters].filter((part) => part !== '').join(' ') };
};

const MOMENTS = String.raw`(?:moments?|scenes?|shots?|places?|clips?|occurrences?|appearances?|mentions?|instances?)`;

const WANTS: readonly (readonly [pattern: RegExp, wants: Counting])[] = [
  [/\bhow (?:often|many times)\b|\b(?:wie oft|wie viele male)\b/iu, 'often'],
  [new RegExp(String.raw`\bhow many ${MOMENTS}\b|^\W*count (?:all |every |the )*(?:times|${MOMENTS})\b|\bin wie vielen (?:momenten|szenen)\b`, 'iu'), 'often'],
  [/\bhow (?:long|much (?:screen )?time)\b.*\b(?:seen|shown|visible|heard|on (?:the )?screen|in (?:all|total)|altogether|talk\w*|speak\w*)\b|\bwie lange\b.*\b(?:insgesamt|zu sehen|zu hören)\b/iu, 'long'],
  [/\bwhen\b[^?.]*\bfirst\b(?! (?:one|name|part|half|class|aid|person|lady|floor|time zone))|\bwhen was the first time\b|\bthe first time\b[^?.]*\?|\bwann\b.*\b(?:zum ersten mal|erstmals|zuerst)\b/iu, 'first'],
  [/\bwhen\b[^?.]*\blast\b(?! (?:one|name|part|half|year|month|week|night|summer|winter))|\bthe last time\b[^?.]*\?|\bwann\b.*\b(?:zum letzten mal|zuletzt)\b/iu, 'last'],
  [new RegExp(String.raw`\b(?:all|every|each)(?: of)?(?: the| single)? ${MOMENTS} (?:with|of|where|in which|when|that|showing|about)\b|\b(?:all|every) (?:the )?times?(?: that)?\b.*\b(?:seen|shown|heard|said|mentioned|appears?|is|are|was|were)\b|\balle (?:momente|szenen|stellen)\b`, 'iu'), 'every'],
  [/\b(?:all|every|everything|alle|alles)\b.*\b(?:between|zwischen)\b/iu, 'every'],
];

const GERMAN = /\b(?:wie (?:oft|lange|viele)|in wie vielen|wann|alles?|zwischen)\b/iu;

/** Words that say that something is counted, and are no part of it. Those of one language are things in the other: a war, a song that is called so. */
const MARKERS = {
  english: new RegExp(String.raw`\b(?:how (?:often|many times|long|much (?:screen )?time)|how many ${MOMENTS}|count|the (?:first|last) time|(?:all|every|each)(?: of)?(?: the| single)? (?:${MOMENTS}|times?)(?: (?:with|of|where|in which|when|that|showing|about))?|everything|all|every|times?|${MOMENTS}|on (?:the )?screen|in (?:all|total)|altogether|talk(?:s|ed|ing)? about|speaks?|spoken|visible|we|turn up|turns up|occurs?)\b`, 'giu'),
  german: /\b(?:wie oft|wie lange|wie viele male|in wie vielen (?:momenten|szenen)|alle (?:momente|szenen|stellen)(?: mit| in denen)?|alles?|wann|wird|werden|wurde|ist|sind|war|kommt|vor|gezeigt|gesehen|gesagt|erwähnt|zu (?:sehen|hören)|zum (?:ersten|letzten) mal|erstmals|zuerst|zuletzt|insgesamt)\b/giu,
};
