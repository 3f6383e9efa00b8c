import { contentWords } from '../../text/tokenize.ts';
import { stem } from '../../text/matching/stem.ts';

/** How much each word (by its stem) tells about the part of a video in which it is used. */
export interface TermWeights {
  /** 0 for what is everywhere. */
  of(stem: string): number;
}

/** A word in more than this share of all passages is no topic, whatever the language. */
const EVERYWHERE = 0.55;
/** From this many passages on, shares mean something. */
const ENOUGH_PASSAGES = 12;

/** Inverse document frequency over the passages of one video (Spärck Jones 1972). */
export const termWeights = (texts: readonly string[]): TermWeights => {
  const passages = new Map<string, number>();
  for (const text of texts) for (const term of new Set(termsOf(text))) passages.set(term, (passages.get(term) ?? 0) + 1);
  const isEverywhere = (count: number): boolean => texts.length >= ENOUGH_PASSAGES && count > EVERYWHERE * texts.length;
  return {
    of: (term) => {
      const count = passages.get(term) ?? 0;
      return isEverywhere(count) ? 0 : Math.log(1 + texts.length / Math.max(1, count));
    },
  };
};

/** The stems of the words that mean something. */
export const termsOf = (text: string): readonly string[] => contentWords(text).filter((word) => !FILLERS.has(word)).map(stem);

/** English words of talking that are no topic; what other languages talk with is found by how often it comes. */
export const FILLERS: ReadonlySet<string> = new Set(
  ('about actually after again all also always any anything because before can come could did doing done down even every first get gets getting ' +
    'give go goes going gonna got great has here how however just kind know last let like little look lot made make makes making many maybe ' +
    'mean more most much must need never new next no not nothing now off oh ok okay one only other out over put quite really right said same ' +
    'say says see should simply since some something still sure take than thank thanks thing things think through time too two under until up ' +
    'us use used using very want way well were while why would yeah yes yet am both each few own i\'m i\'ll i\'ve it\'s that\'s there\'s they\'re ' +
    "we'll we're we've what's you'll you're you've don't doesn't didn't can't won't isn't let's").split(' '),
);
