import type { AnswerSentence } from './answer.ts';
import { toSentences, type CitedSentence } from './cited-sentences.ts';

interface CheckOptions {
  /** The answer is still being written: its last sentence is not judged, since its citation may yet come. */
  readonly unfinished?: boolean;
}

/**
 * The sentences of an answer, each with the evidence that it cites, and what is wrong with it: a number that no evidence has,
 * or a claim without any. This is code and not the model's word, so that nobody has to believe it.
 */
export const checkCitations = (text: string, known: ReadonlySet<number>, { unfinished = false }: CheckOptions = {}): readonly AnswerSentence[] => {
  const sentences = toSentences(text);
  return sentences.map((sentence, index) => {
    const judged = !(unfinished && index === sentences.length - 1);
    return toChecked(sentence, known, judged);
  });
};

const toChecked = (sentence: CitedSentence, known: ReadonlySet<number>, judged: boolean): AnswerSentence => {
  const citations = sentence.numbers.filter((number) => known.has(number));
  const problem = judged ? problemOf(sentence, citations) : undefined;
  return { text: sentence.text, citations, ...(problem === undefined ? {} : { problem }) };
};

const problemOf = (sentence: CitedSentence, citations: readonly number[]): AnswerSentence['problem'] => {
  if (citations.length < sentence.numbers.length) return 'unknown-number';
  return citations.length === 0 && isClaim(sentence) ? 'uncited' : undefined;
};

/** Whether a sentence says something about the videos that must rest on evidence. */
const isClaim = ({ text, kind }: Pick<CitedSentence, 'text' | 'kind'>): boolean => {
  if (kind !== 'prose' || !/\p{L}|\p{N}/u.test(text)) return false;
  const bare = text.replaceAll(/[*_`]/gu, '').trim();
  // A question, and what only leads to the lines below it.
  if (/[?？؟]["'”’)]*$/u.test(bare) || /[:：]$/u.test(bare)) return false;
  return !isDenial(bare) && !isCourtesy(bare);
};

/** A claim may follow on a denial: "no dog, but a cat" is one. */
const TURNS = /[;；]|\b(?:but|however|instead|rather|although|though|only|except|aber|sondern|jedoch|mais|pero|sino)\b/iu;
const DENIALS: readonly RegExp[] = [
  /\b(?:videos?|clips?|films?|footage|evidence|frames?|pictures?|images?|moments?|transcripts?|excerpts?|material|results?|search|they|it|this|that|which)\b.*\b(?:do(?:es)?|did|is|are|was|were|has|have|can|could)(?:n['’]t|\s+not|\s+never|not)\b.*\b(?:show|shown|say|said|tell|told|mention|mentioned|contain|include|indicate|reveal|specify|specified|explain|answer|clear|visible|enough|possible|determined?|found|evidence|state|stated|identified|identify|given|provide|provided)\b/iu,
  /\b(?:nothing|nobody|no one|none)\b.*\b(?:videos?|clips?|films?|footage|evidence|frames?|pictures?|moments?|transcripts?)\b/iu,
  /\b(?:there is|there are|there['’]s|i (?:have|found|see|find)|contains?|gives?|provides?) (?:no|not enough|insufficient)\b.*\b(?:evidence|information|moments?|mention|answer|indication|sign|trace)\b/iu,
  /\bi (?:do not|don['’]t|cannot|can['’]t|can not|could not|couldn['’]t|am unable to|am not able to)\b.*\b(?:know|tell|say|see|find|determine|answer|identify|confirm)\b/iu,
  /\b(?:videos?|aufnahmen|filme?|bilder)\b.*\b(?:nicht|kein\w*)\b/iu,
  /\bles? vid[ée]os? ne\b.*\bpas\b/iu,
  /\b(?:los? )?v[ií]deos? no (?:lo )?(?:muestran?|dicen?)\b/iu,
  /视频.*(?:没有|未|不)|動画.*(?:ません|ない)/u,
];
const isDenial = (text: string): boolean => !TURNS.test(text) && DENIALS.some((pattern) => pattern.test(text));

const COURTESY = /^(?:sure|certainly|of course|okay|ok|yes|no|thanks?(?: you)?|you['’]re welcome|hello|hi|sorry|i['’]?m sorry|i apologi[sz]e|great question)[.!,]*$|^(?:let me|i will|i['’]ll|i am going to|please|feel free|here (?:is|are|'s)|hope this|i hope|would you)\b/iu;
const isCourtesy = (text: string): boolean => COURTESY.test(text);
