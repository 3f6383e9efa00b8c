import { contentWords } from './tokenize.ts';

const QUOTED = /["“”„«]([^"“”„«»]+)["“”»]/gu;

/** Turns of speech that ask without saying for what; what stands on the left goes first. */
const TURNS: readonly RegExp[] = [
  /\b(?:can|could|would) you (?:please )?(?:tell|show|find|explain|describe)(?: (?:me|us|to me))?\b/giu,
  /\b(?:please|tell me|show me|find me|do you know|i want to know|i would like to know)\b/giu,
  /\b(?:right|just|shortly|immediately) (?=when|as|before|after)/giu,
  /\baccording to (?:the |this |that )?\w+\b/giu,
  /\b(?:what|which) (?:kind|sort|type)s? of\b/giu,
  /\bhow (?:many|much|long|often|far|old)\b/giu,
  /\b(?:in|of|over|during|throughout) (?:the|this|that|these|those|my|all|any|all the|the whole|the entire) (?:videos?|clips?|films?|movies?|footage|recordings?|library|scenes?)\b/giu,
  /\bfrom (?:the|a) viewer['’]s point of view\b/giu,
  /\b(?:at|in|from|near|around|about|towards?) the (?:very )?(?:start|beginning|outset|end|middle)\b(?: of (?:the|this|that) \w+)?/giu,
  /\b(?:at|around) (?:any|the same|that|this) (?:time|moment|point)\b/giu,
];

/** Words that ask, help to ask, or speak of the video as such; and `then`, which the query language takes for an order. */
const ASKING: ReadonlySet<string> = new Set((
  'what which who whom whose where when why how is are was were am be been being do does did done doing has have had can could would ' +
  'should shall will may might must there here then next also and or but so any anything anyone anybody something someone somebody ' +
  'ever really exactly actually just happen happens happened happening show shows showed shown see sees seen saw visible appear appears ' +
  'appeared video videos clip clips film movie footage recording scene moment moments say says said saying mention mentions mentioned ' +
  'hear heard he she it they him her them his hers its their theirs this that these those one ones i me my you your we us our ' +
  'more about called describe describes described kind sort type get gets got go goes come comes first last later afterwards earlier before after following previous same other whole over'
).split(' '));

/**
 * What a question looks for, without the words that only ask; exact quotations keep their marks. Empty when it asks for
 * nothing that could be looked for ("and then?").
 */
export const questionWords = (question: string): string => {
  const quotes = [...question.matchAll(QUOTED)].map((match) => match[0]);
  const rest = TURNS.reduce((text, turn) => text.replaceAll(turn, ' '), question.replaceAll(QUOTED, ' '));
  const kept = rest.split(/\s+/u).map(bare).filter((word) => word !== '' && !ASKING.has(word.toLowerCase()));
  return [...quotes, ...trimmed(kept)].join(' ');
};

/** Without punctuation around it, and without what the query language would take for syntax. */
const bare = (word: string): string => word.replaceAll(/^[^\p{L}\p{N}]+|(?<![^\p{L}\p{N}])[^\p{L}\p{N}]+$/gu, '').replaceAll(':', ' ').replace(/['’]s$/u, '').trim();

/** Whether a word says more than an article does: beside it the article is left out. */
const isTelling = (word: string): boolean => !contentWords(`${word} the`).includes('the');

/** Articles and prepositions belong to what they stand between; at the ends, and alone, they belong to nothing. */
const trimmed = (words: readonly string[]): readonly string[] => {
  const last = words.findLastIndex(isTelling);
  return last === -1 ? [] : words.slice(words.findIndex(isTelling), last + 1);
};
