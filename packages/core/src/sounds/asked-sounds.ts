import { stem } from '../text/matching/stem.ts';
import { contentWords, tokenize } from '../text/tokenize.ts';
import { shortLabel } from './sound-band.ts';
import { SOUND_WORDS } from './sound-words.ts';

/** What is looked for among sounds. */
interface AskedSounds {
  /** The query's words. */
  readonly text: string;
  /** Nothing but sounds is asked for, so that what makes a sound names it, too. */
  readonly isAlone: boolean;
}

/**
 * The labels of those given that a query asks for, with the share of its telling words that name them, above 0 to 1. Nothing for a query
 * that names no sound: who looks for a dog asks for no barking, but who looks for the sound of a dog, or `sound:dog`, does. The labels are asked
 * for only where a sound may be meant: counting them reads all events of a library.
 */
export const askedSounds = ({ text, isAlone }: AskedSounds, labels: () => readonly string[]): ReadonlyMap<string, number> => {
  const telling = contentWords(text).map(stem);
  const words = new Set(telling.filter((word) => !CUES.has(word)));
  const byName = isAlone || telling.some((word) => CUES.has(word));
  if (words.size === 0 || !(byName || [...SPOKEN.values()].some((phrases) => phrases.some((phrase) => isIn(phrase, words))))) return new Map();
  return new Map(labels().flatMap((label): readonly (readonly [string, number])[] => {
    const phrases = [...(SPOKEN.get(shortLabel(label)) ?? []), ...(byName ? phrasesOf(namesOf(label)) : [])];
    const named = new Set(phrases.filter((phrase) => isIn(phrase, words)).flat());
    return named.size === 0 ? [] : [[label, named.size / words.size]];
  }));
};

/** Words that say that something is heard, by their stems. */
const CUES: ReadonlySet<string> = new Set(['sound', 'sounds', 'noise', 'noises', 'hear', 'heard', 'audio', 'loud', 'loudly', 'audible'].map(stem));

/** Each phrase as the stems of its words. */
const phrasesOf = (phrases: string): readonly (readonly string[])[] =>
  phrases.split(',').map((phrase) => tokenize(phrase).map(stem)).filter((words) => words.length > 0);

const isIn = (phrase: readonly string[], words: ReadonlySet<string>): boolean => phrase.every((word) => words.has(word));

/** What people call each sound, read once. */
const SPOKEN = new Map(Object.entries(SOUND_WORDS).map(([label, phrases]) => [label, phrasesOf(phrases)]));

/** The names of a label, one phrase each: `Police car (siren)` is a police car, and a siren. */
const namesOf = (label: string): string => label.replaceAll(/[()]/gu, ',');
