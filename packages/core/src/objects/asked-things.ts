import { stem } from '../text/matching/stem.ts';
import { contentWords, tokenize } from '../text/tokenize.ts';
import type { AskedThings } from './match-tracks.ts';
import type { Movement } from './movement.ts';
import { BETWEEN_WORDS, COLOR_WORDS, GOING_WORDS, NUMBER_WORDS, SIZE_WORDS, THING_WORDS, WAY_WORDS } from './thing-words.ts';

/** What a query asks for among things. */
interface AskedOfThings {
  readonly things: readonly AskedThings[];
  /** The share of its telling words that say so, above 0 to 1. */
  readonly share: number;
}

/** A query, as far as things are looked for by it. */
interface ThingQuery {
  readonly text: string;
  /** Nothing but things is asked for: a colour or a movement alone asks for whatever has it. */
  readonly isAlone: boolean;
}

/** Share of a query's telling words that must be about things: a thing that is named in passing is not what is looked for. */
const LEAST_SHARE = 0.5;
/** Tokens after a verb within which a direction belongs to it. */
const REACH = 4;

/**
 * The things that a query names, by what people call the classes given: `two people and a red dog running to the left`. A number, a size and a colour belong to the thing behind
 * them, a movement to the one before. Undefined for a query that names none, or says more about something else.
 */
export const askedThings = ({ text, isAlone }: ThingQuery, labels: readonly string[]): AskedOfThings | undefined => {
  const words = tokenize(text);
  const telling = new Set(contentWords(text));
  const phrases = phrasesOf(labels);
  const things: Open[] = [];
  let next: Open = {};
  let [named, unnamed] = [0, 0];
  for (let at = 0; at < words.length;) {
    const word = words[at] ?? '';
    const thing = thingAt(phrases, words, at);
    // An orange is a thing, an orange car is one.
    const isColor = COLOR_WORDS.has(word) && thingAt(phrases, words, at + 1) !== undefined;
    if (thing !== undefined && !isColor) {
      things.push({ ...next, label: thing.label });
      next = {};
      named += thing.stems.length;
      at += thing.stems.length;
      continue;
    }
    const movement = movementAt(words, at);
    if (movement !== undefined) {
      const last = things.at(-1);
      if (last === undefined) next.moving = movement.moving;
      else last.moving ??= movement.moving;
      named += movement.length;
      at += movement.length;
      continue;
    }
    const [color, size, count] = [COLOR_WORDS.get(word), SIZE_WORDS.get(word), countOf(word)];
    if (color !== undefined) next.color = color;
    else if (size !== undefined) next.size = size;
    else if (count !== undefined) next.count = count;
    if (color !== undefined || size !== undefined || (count ?? 1) > 1) named += 1;
    else if (telling.has(word)) unnamed += 1;
    at += 1;
  }
  const all = [...things, ...leftOver(next, things)];
  const share = named / (named + unnamed);
  if (all.length === 0 || (things.length === 0 && !isAlone) || (!isAlone && share < LEAST_SHARE)) return undefined;
  return { things: all, share };
};

/** What is asked for, as far as it has been read. */
type Open = { -readonly [Field in keyof AskedThings]: AskedThings[Field] };

/** What was said of no thing behind it: of the one before where it lacks that, else of whatever there is. */
const leftOver = ({ count, ...next }: Open, things: Open[]): readonly Open[] => {
  if (Object.keys(next).length === 0) return [];
  const last = things.at(-1);
  if (last === undefined) return [{ ...next, ...(count !== undefined && { count }) }];
  Object.assign(last, { ...next, ...last });
  return [];
};

interface Phrase {
  readonly label: string;
  readonly stems: readonly string[];
}

/** What the classes are called, the longest first: a hot dog is no dog. */
const phrasesOf = (labels: readonly string[]): readonly Phrase[] =>
  labels.flatMap((label) => [label, ...(THING_WORDS[label]?.split(',') ?? [])].map((phrase) => ({ label, stems: tokenize(phrase).map(stem) })))
    .filter(({ stems }) => stems.length > 0).toSorted((a, b) => b.stems.length - a.stems.length);

const thingAt = (phrases: readonly Phrase[], words: readonly string[], at: number): Phrase | undefined =>
  phrases.find(({ stems }) => stems.every((one, index) => one === stem(words[at + index] ?? '')));

/** `moving left`, `walks to the right`, `standing still`, from this word on. */
const movementAt = (words: readonly string[], at: number): { readonly moving: Movement; readonly length: number } | undefined => {
  const first = words[at] ?? '';
  if (first === 'parked') return { moving: 'still', length: 1 };
  if (!GOING_WORDS.has(first)) return undefined;
  for (let next = at + 1; next < Math.min(words.length, at + 1 + REACH); next += 1) {
    const word = words[next] ?? '';
    const moving = WAY_WORDS.get(word);
    if (moving !== undefined) return { moving, length: next + 1 - at };
    if (!BETWEEN_WORDS.has(word)) return undefined;
  }
  return undefined;
};

const countOf = (word: string): number | undefined => NUMBER_WORDS.get(word) ?? (/^[1-9]\d?$/u.test(word) ? Number(word) : undefined);
