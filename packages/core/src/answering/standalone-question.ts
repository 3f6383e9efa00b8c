import { contentWords } from '../text/tokenize.ts';
import type { Span } from '../time/span.ts';
import { questionWords } from '../text/question-words.ts';
import type { VideoId } from '../domain/video.ts';
import type { Turn } from './conversation.ts';
import type { Evidence } from './evidence.ts';

/** A span of one video that the conversation has come to. */
export interface Anchor extends Span {
  readonly videoId: VideoId;
}

/** What a question refers to: where its evidence lies. */
export type Reference =
  /** Anywhere that is asked; with an anchor: in its video, and elsewhere only when nothing there matches. */
  | { readonly kind: 'search'; readonly anchor?: Anchor }
  /** In the stretch that was cited, and near it. */
  | { readonly kind: 'at'; readonly anchor: Anchor }
  | { readonly kind: 'after' | 'before'; readonly anchor: Anchor }
  /** All over the videos asked, or over this one. */
  | { readonly kind: 'overview'; readonly video?: VideoId }
  /** In what was answered last. */
  | { readonly kind: 'again' };

/** A question that needs nothing said before. */
export interface StandaloneQuestion {
  /** What is searched; empty where the reference says it all. */
  readonly words: string;
  readonly reference: Reference;
  /** It goes on from the turn before, surely or perhaps. */
  readonly followUp: 'no' | 'perhaps' | 'yes';
  /** The moments that the turn before has cited, one of each video, the anchor's first: another may be meant. */
  readonly others?: readonly Anchor[];
}

/**
 * Makes a question stand alone by rule, from the turn before it. `then`, `next` and `before that` look after or before the
 * moment cited last, in its video; "the second one" is the second of the evidence; pronouns stay in the video; what may or
 * may not go on looks there first.
 */
export const standaloneQuestion = (question: string, before: Turn | undefined): StandaloneQuestion => {
  const words = questionWords(question.replaceAll(new RegExp(ORDINAL, 'giu'), ' '));
  const context = before === undefined ? undefined : contextOf(before);
  if (isOverview(question)) return overview(question, context);
  if (context === undefined) return { words, reference: { kind: 'search' }, followUp: 'no' };
  if (isAboutTalk(question)) return { words: '', reference: { kind: 'again' }, followUp: 'yes' };
  const chosen = ordinalIn(question, context.evidence);
  const anchor = chosen ?? context.anchor;
  const order = orderIn(question, chosen !== undefined);
  const others = chosen === undefined ? context.others : [];
  if (anchor !== undefined && order !== undefined) return { words, reference: { kind: order, anchor }, followUp: 'yes', others };
  if (chosen !== undefined) return { words: withTopic(words, context), reference: { kind: 'at', anchor: chosen }, followUp: 'yes' };
  if (anchor !== undefined && isSameMoment(question)) return { words, reference: { kind: 'at', anchor }, followUp: 'yes', others };
  const followUp = goesOn(question, words);
  if (followUp === 'no' || anchor === undefined) return { words: words === '' ? withTopic(words, context) : words, reference: { kind: 'search' }, followUp };
  return { words: followUp === 'yes' ? withTopic(words, context) : words, reference: { kind: 'search', anchor }, followUp, others };
};

interface Context {
  readonly topic: string;
  readonly evidence: readonly Evidence[];
  /** Absent where there is no evidence. */
  readonly anchor?: Anchor;
  readonly others: readonly Anchor[];
}

const contextOf = ({ question, query, answer }: Turn): Context => {
  const [anchor, ...more] = anchorsOf(answer);
  const others = [...new Map(more.map((one) => [one.videoId, one])).values()].filter(({ videoId }) => videoId !== anchor?.videoId);
  return { topic: query ?? questionWords(question), evidence: answer.evidence, others, ...(anchor === undefined ? {} : { anchor }) };
};

/** A written answer ends with what it cites last; among listed moments the first is the best, and among the nearest as well. */
const anchorsOf = ({ kind, sentences, evidence }: Turn['answer']): readonly Anchor[] => {
  const cited = sentences.flatMap(({ citations }) => citations);
  const numbers = kind === 'model' ? cited.toReversed() : cited;
  const found = numbers.flatMap((number) => evidence.find((item) => item.number === number) ?? []);
  return (found.length > 0 ? found : evidence).map(toAnchor);
};

const toAnchor = ({ videoId, start, end }: Evidence): Anchor => ({ videoId, start, end });

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const THING = String.raw`(?:one|moment|result|clip|video|hit|citation|picture|scene|of (?:them|those|these))`;
const ORDINAL = new RegExp(String.raw`\bthe (${ORDINALS.join('|')}|last|\d{1,2}(?:st|nd|rd|th)) ${THING}\b|\b(?:number|no\.?|citation|evidence|moment|result) (\d{1,2})\b|(?:#|\[)(\d{1,2})\]?`, 'iu');
const BARE_ORDINAL = new RegExp(String.raw`^\W*(?:and |what about |how about )*(?:the )?(${ORDINALS.join('|')}|last)\W*$`, 'iu');

const ordinalIn = (question: string, evidence: readonly Evidence[]): Anchor | undefined => {
  const [, word, number, mark] = ORDINAL.exec(question) ?? BARE_ORDINAL.exec(question) ?? [];
  const said = (word ?? number ?? mark)?.toLowerCase();
  if (said === undefined) return undefined;
  const place = ORDINALS.includes(said) ? ORDINALS.indexOf(said) + 1 : Number.parseInt(said, 10);
  const found = said === 'last' ? evidence.at(-1) : evidence.find((item) => item.number === place);
  return found === undefined ? undefined : toAnchor(found);
};

const AFTER = /\b(?:next|afterwards?|thereafter|subsequently|later|what follows|after (?:that|this|it|which)|and then|then what|what then|danach|dann)\b|^\W*then\b/iu;
const BEFORE = /\b(?:before (?:that|this|it)|beforehand|previously|earlier|what (?:came|comes|happened|happens|was) (?:just |right )?before|(?:just|right) before\W*$|davor|vorher)\b/iu;

/** Where one of the moments is named, `after` and `before` are about it. */
const orderIn = (question: string, named: boolean): 'after' | 'before' | undefined => {
  if (BEFORE.test(question) || (named && /\bbefore\b/iu.test(question))) return 'before';
  return AFTER.test(question) || (named && /\bafter\b/iu.test(question)) ? 'after' : undefined;
};

const SAME_MOMENT = /\b(?:at|in|during|by) (?:the same|that|this) (?:moment|time|point|scene|instant)\b|\bmeanwhile\b|\bin the background\b|\bwho (?:said|says|is saying) (?:that|this|it)\b|\bwhere (?:is|was) (?:that|this)\b/iu;
const isSameMoment = (question: string): boolean => SAME_MOMENT.test(question);

const PRONOUN = /\b(?:he|she|it|they|him|her|them|his|hers|its|their|theirs|that|this|those|these|one|ones|there)\b/iu;
const GOES_ON = /^\W*(?:and|but|so|or|also|what about|how about|why|why not|really|und|aber)\b/iu;
/** The same is asked of another thing ("and the fence?", "what about waves?"): it stands in the place of the one before, and lies anywhere. */
const ANOTHER = /^\W*(?:(?:and|or|but|und|aber)\s+(?:the|an?|any|some|my|die|der|das|ein\w*)|(?:and\s+)?(?:what|how) about)\s+(?!(?:at|in|on|by|with|when|where|after|before|during|near)\b)\p{L}/iu;
/** Words that a question has at least when it needs nothing else. */
const ENOUGH = 3;

const goesOn = (question: string, words: string): StandaloneQuestion['followUp'] => {
  if (ANOTHER.test(question) && !PRONOUN.test(question) && words !== '') return 'perhaps';
  if (PRONOUN.test(question) || GOES_ON.test(question) || words === '') return 'yes';
  return contentWords(words).length < ENOUGH || isForeign(question) ? 'perhaps' : 'no';
};

const ENGLISH = /\b(?:the|an?|of|in|on|at|to|is|are|was|were|does|did|do|what|which|who|where|when|how|why|any)\b/iu;
/** A question in a language whose pronouns are not known here may go on from anything. */
const isForeign = (question: string): boolean => /[?？؟]\s*$/u.test(question) && !ENGLISH.test(question);

/** A question with few words of its own is about what the one before was about. */
const withTopic = (words: string, { topic }: Context): string => {
  if (words !== '' && contentWords(words).length >= 2) return words;
  return [words, ...(words === topic ? [] : [topic])].filter((part) => part !== '').join(' ');
};

const OVERVIEW = /\b(?:summar(?:y|i[sz]e\w*)|overview|tl;?dr|gist|main (?:points?|topics?|ideas?)|key (?:points?|moments?|takeaways?)|worum geht|zusammenfass\w*)\b|\bwhat(?:['’]s| is| are| was| were)? (?:(?:this|the|that|these|those|my|it|they|all)\b ?)+(?:videos?|clips?|films?|movies?|recordings?|footage|library)?(?: all)? about\b|\bwhat happens in (?:this|the|that|these|those|it)(?: (?:videos?|clips?|films?|movies?|recordings?))?\W*$|\bdescribe (?:this|the|these|those|that) (?:videos?|clips?|films?|movies?|recordings?)\b|\bwhat(?:['’]s| is) in (?:this|the|that|these|those|my) (?:videos?|clips?|films?|library)\b/iu;
const isOverview = (question: string): boolean => OVERVIEW.test(question);
const ONE_VIDEO = /\b(?:it|this|that|the) ?(?:video|clip|film|movie|recording)?\b/iu;

const overview = (question: string, context: Context | undefined): StandaloneQuestion => {
  const video = context?.anchor !== undefined && ONE_VIDEO.test(question) ? context.anchor.videoId : undefined;
  return { words: '', reference: { kind: 'overview', ...(video === undefined ? {} : { video }) }, followUp: video === undefined ? 'no' : 'yes' };
};

const ABOUT_TALK = /\b(?:what did (?:i|you) (?:just )?(?:ask|say|answer|mean)|are you sure|say (?:that|it) again|in other words|your (?:last )?answer)\b|\b(?:repeat|explain|rephrase|elaborate|translate|shorten)(?: on)?(?: (?:that|this|it))?\W*$|^\W*(?:thanks?|thank you|more|go on|continue)\W*$/iu;
const isAboutTalk = (question: string): boolean => ABOUT_TALK.test(question);
