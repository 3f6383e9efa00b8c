import type { LikePart, Part, QueryFilter, QuerySyntax, Step, TextPart, ThingTrait } from './syntax.ts';
import { toTokens, type Token } from './tokens.ts';
import { readDate, readSeconds } from './values.ts';
import type { Modality } from '../../domain/modality.ts';
import { COLOR_WORDS, SIZE_WORDS, WAY_WORDS } from '../../objects/thing-words.ts';

/** A query as it was written, and sentences about what was not understood and is searched as plain words. */
interface ParsedSyntax {
  readonly syntax: QuerySyntax;
  readonly notes: readonly string[];
}

/** Reads any input: what is no syntax is a word. */
export const parseSyntax = (input: string): ParsedSyntax => {
  const readings = toTokens(input).flatMap((token): readonly Reading[] => read(token));
  return {
    syntax: {
      steps: toSteps(readings.flatMap((reading) => ('part' in reading ? [reading.part] : []))),
      filters: readings.flatMap((reading) => ('filter' in reading ? [reading.filter] : [])),
    },
    notes: [...new Set(readings.flatMap((reading) => ('note' in reading ? [reading.note] : [])))],
  };
};

type Reading = { readonly part: Part } | { readonly filter: QueryFilter } | { readonly note: string };

/** Where to look for what follows. */
const WAYS: Readonly<Record<string, Modality>> = { said: 'speech', shown: 'text', screen: 'text', seen: 'visual', described: 'described', sound: 'sound', object: 'object' };
/** "Not after" is before: `after` takes in the moment itself. */
const OPPOSITE = { after: 'before', before: 'after', longer: 'shorter', shorter: 'longer' } as const;

const read = (token: Token): readonly Reading[] => {
  const { field, text, not } = token;
  if (field === undefined) return [{ part: textPart(token) }];
  const way = Object.hasOwn(WAYS, field) ? WAYS[field] : undefined;
  if (way !== undefined) return [{ part: { ...textPart(token), by: way } }];
  switch (field) {
    case 'in':
    case 'tag':
    case 'near':
    case 'speaker':
      return [{ filter: { field, text, not } }];
    case 'after':
    case 'before':
      return orWords(token, readPlace(not ? OPPOSITE[field] : field, text), 'a position like 1:30 or a date like 2024-05-01');
    case 'on':
      return orWords(token, readDay(token), 'a date like 2024-05-01');
    case 'longer':
    case 'shorter':
      return orWords(token, readLength(not ? OPPOSITE[field] : field, text), 'a length of time like 90s or 2min');
    case 'color':
    case 'colour':
      return orWords(token, readTrait('color', token), 'a colour like red');
    case 'moving':
      return orWords(token, readTrait('moving', token), 'left, right, up, down, towards, away or still');
    case 'size':
      return orWords(token, readTrait('size', token), 'small or large');
    case 'like':
      return orWords(token, readLike(token), 'a video and a time, like:<id>@<seconds>');
    default:
      return [...asWords(token), ...unknown(token)];
  }
};

const textPart = ({ text, quoted, not }: Token): TextPart => ({ kind: quoted ? 'phrase' : 'word', text, not });

/** The words of each trait, and what each of them means. */
const TRAITS: Readonly<Record<ThingTrait, ReadonlyMap<string, string>>> = { color: COLOR_WORDS, moving: WAY_WORDS, size: SIZE_WORDS };

const readTrait = (trait: ThingTrait, token: Token): Reading | undefined => {
  const text = TRAITS[trait].get(token.text.toLowerCase());
  return text === undefined ? undefined : { part: { kind: 'word', text, not: token.not, by: 'object', trait } };
};

const readPlace = (field: 'after' | 'before', text: string): Reading | undefined => {
  const date = readDate(text);
  if (date !== undefined) return { filter: { field, date } };
  const at = readSeconds(text);
  return at === undefined ? undefined : { filter: { field, at } };
};

const readDay = ({ text, not }: Token): Reading | undefined => {
  const date = readDate(text);
  return date === undefined ? undefined : { filter: { field: 'on', date, not } };
};

const readLength = (field: 'longer' | 'shorter', text: string): Reading | undefined => {
  const seconds = readSeconds(text);
  return seconds === undefined ? undefined : { filter: { field, seconds } };
};

const readLike = ({ text, not }: Token): { readonly part: LikePart } | undefined => {
  const [, picture] = /^picture:([0-9a-f]{32})$/u.exec(text) ?? [];
  if (picture !== undefined) return { part: { kind: 'like', picture, not } };
  const [, videoId, time] = /^([0-9a-f]{32})@(\S+)$/u.exec(text) ?? [];
  const at = time === undefined ? undefined : readSeconds(time);
  return videoId === undefined || at === undefined ? undefined : { part: { kind: 'like', videoId, at, not } };
};

const orWords = (token: Token, reading: Reading | undefined, wanted: string): readonly Reading[] =>
  reading === undefined
    ? [...asWords(token), { note: `“${token.field ?? ''}:” needs ${wanted}, so “${token.text}” is searched as plain words.` }]
    : [reading];

/** The token as it would be without syntax. */
const asWords = (token: Token): readonly Reading[] => {
  const { field = '', text, quoted, not } = token;
  if (!quoted) return [{ part: { kind: 'word', text: `${field}:${text}`, not } }];
  return [{ part: { kind: 'word', text: `${field}:`, not } }, { part: textPart(token) }];
};

/** Web addresses and the like are nobody's try at syntax. */
const unknown = ({ field = '', text }: Token): readonly Reading[] =>
  /^[/\\]/u.test(text) ? [] : [{ note: `“${field}:” is not known, so “${field}:${text}” is searched as plain words.` }];

/**
 * Splits at each `then` between two things to look for; one at either end is a word. A minus alone is nothing to look for.
 */
const toSteps = (parts: readonly Part[]): readonly Step[] => {
  const steps: Part[][] = [[]];
  for (const [index, part] of parts.entries()) {
    const current = steps.at(-1) ?? [];
    const divides = isWord(part, 'then') && current.some(isWanted)
      && parts.slice(index + 1).some((later) => isWanted(later) && !isWord(later, 'then'));
    if (divides) steps.push([]);
    else current.push(part);
  }
  return steps.filter((step) => step.length > 0).map((step, index) => (index === 0 ? { parts: step } : takeWithin(step)));
};

const isWanted = ({ not }: Part): boolean => !not;

const isWord = (part: Part | undefined, word: string): boolean =>
  part?.kind === 'word' && !part.not && part.by === undefined && part.text.toLowerCase() === word;

/** `within 20s` or `within 20 s` at the end of a step, when something else stands before it. */
const takeWithin = (parts: readonly Part[]): Step => {
  const wanted = parts.filter(isWanted);
  for (const words of [2, 3]) {
    const [within, ...time] = wanted.slice(-words);
    if (wanted.length <= words || !isWord(within, 'within') || !time.every(isBare)) continue;
    const seconds = readSeconds(time.map(({ text }) => text).join(' '));
    if (seconds === undefined) continue;
    const taken = new Set<Part>(wanted.slice(-words));
    return { parts: parts.filter((part) => !taken.has(part)), within: seconds };
  }
  return { parts };
};

const isBare = (part: Part): part is TextPart => part.kind === 'word' && part.by === undefined;
