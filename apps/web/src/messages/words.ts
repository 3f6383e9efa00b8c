import { Fragment, createElement } from 'react';
import type { ReactNode } from 'react';
import { ENGLISH_FORMS, englishSingular } from './english-forms.ts';
import { languageOf, type Language } from './languages.ts';
import type { Catalogue, Message, NamesIn, TagsIn } from './message.ts';
import type { Translation } from './translation.ts';

/** What is filled into a message for each of its names; numbers are written as the language does. */
type Values<Text extends string, Value> = [NamesIn<Text>] extends [never] ? [] : [values: Readonly<Record<NamesIn<Text>, Value>>];
type Parts<Text extends string> = Readonly<Record<NamesIn<Text>, ReactNode> & Record<TagsIn<Text>, (children: ReactNode) => ReactNode>>;

/** What a server says of a failure. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly facts?: Readonly<Record<string, unknown>> | undefined;
}

/** The interface in one language. */
export interface Words {
  readonly language: Language;
  /** BCP 47, with the region where it is known: dates and numbers follow it. */
  readonly locale: string;
  /** A message as text. One with the name `n` has the plural form of that number. */
  readonly t: <Text extends Message>(message: Text, ...values: Values<Text, string | number>) => string;
  /** A message with elements in it: names are filled with elements, tags are drawn around what stands between them. */
  readonly rich: <Text extends Message>(message: Text, parts: Parts<Text>) => ReactNode;
  /** A sentence that a server wrote, with whatever it filled in: translated where a message says the same, else as it came. */
  readonly known: (text: string) => string;
  /** Why something did not work: by its code, or in the words that it came with. */
  readonly failure: (failure: Failure) => string;
  readonly number: (value: number, options?: Intl.NumberFormatOptions) => string;
  /** A time, as `Date` or ISO 8601, as people of this place write it. */
  readonly date: (time: Date | string | number, options?: Intl.DateTimeFormatOptions) => string;
  /** `a, b, or c`. */
  readonly either: (items: readonly string[]) => string;
}

const WHOLE_TIME: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' };

/** Words in the language of a locale. A message that the catalogue lacks stays English, as does all with no catalogue. */
export const makeWords = (locale: string, catalogue?: Catalogue): Words => {
  const translations: Readonly<Record<string, Translation>> = catalogue?.messages ?? {};
  const faults: Readonly<Record<string, string>> = catalogue?.faults ?? {};
  const server: Readonly<Record<string, string>> = catalogue?.server ?? {};
  const numbers = new Intl.NumberFormat(locale);
  const plurals = new Intl.PluralRules(locale);
  const lookUp = (message: string, n: unknown): string => {
    const found = translations[message] ?? ENGLISH_FORMS[message] ?? (n === 1 ? englishSingular(message) : message);
    if (typeof found === 'string') return found;
    return (typeof n === 'number' ? found[plurals.select(n)] : undefined) ?? found.other;
  };
  const known = (text: string): string => server[text] ?? filledIn(server, text, known) ?? lookUp(text, undefined);
  return {
    language: languageOf(locale),
    locale,
    t: (message, ...[values]) => {
      const given: Readonly<Record<string, unknown>> = values ?? {};
      return fillIn(lookUp(message, given['n']), given, numbers);
    },
    rich: (message, parts) => {
      const given: Readonly<Record<string, unknown>> = parts;
      return draw(lookUp(message, given['n']), (name, children) => {
        const part = given[name];
        if (typeof part === 'function') return (part as (children: ReactNode) => ReactNode)(children);
        return typeof part === 'number' ? numbers.format(part) : part as ReactNode;
      });
    },
    known,
    failure: ({ code, facts = {}, message }) => {
      const given = { ...facts, ...toldOf(facts, known), ...measuresOf(facts) };
      const found = faults[code];
      // What was noted before facts were, or lacks one, stays whole in the words that it came with.
      const isWhole = found !== undefined && [...found.matchAll(NAME)].every(([, name = '']) => Object.hasOwn(given, name));
      return isWhole ? fillIn(found, given, numbers) : known(message);
    },
    number: (value, options) => (options === undefined ? numbers : new Intl.NumberFormat(locale, options)).format(value),
    date: (time, options = WHOLE_TIME) => new Intl.DateTimeFormat(locale, options).format(new Date(time)),
    either: (items) => new Intl.ListFormat(locale, { type: 'disjunction' }).format(items),
  };
};

const NAME = /\{(\w+)\}/g;

/** A sentence that one of these says with something filled in, which may be such a sentence itself. */
const filledIn = (server: Readonly<Record<string, string>>, text: string, known: (text: string) => string): string | undefined => {
  for (const [sentence, translation] of Object.entries(server)) {
    if (!sentence.includes('{')) continue;
    const pattern = sentence.replaceAll(/[.*+?^$()|[\]\\]/gu, '\\$&').replaceAll(NAME, '(?<$1>.+?)');
    const given = new RegExp(`^${pattern}$`, 'su').exec(text)?.groups;
    if (given !== undefined) return translation.replaceAll(NAME, (_, name: string) => known(given[name] ?? ''));
  }
  return undefined;
};

const fillIn = (text: string, given: Readonly<Record<string, unknown>>, numbers: Intl.NumberFormat): string =>
  text.replaceAll(NAME, (whole, name: string) => {
    const value = given[name] ?? whole;
    if (typeof value === 'number') return numbers.format(value);
    if (Array.isArray(value)) return value.join(', ');
    return typeof value === 'string' ? value : JSON.stringify(value);
  });

/** Facts that are sentences of the server, unlike names and paths, which stay as they are. */
const SENTENCES = new Set(['reason', 'remedy', 'install']);

const toldOf = (facts: Readonly<Record<string, unknown>>, known: (text: string) => string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(facts).flatMap(([name, value]) => (typeof value === 'string' && SENTENCES.has(name) ? [[name, known(value)]] : [])));

/** Milliseconds and bytes among facts as people read them: `seconds`, `megabytes`. */
const measuresOf = (facts: Readonly<Record<string, unknown>>): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(facts).flatMap(([name, value]) => {
    if (typeof value !== 'number') return [];
    if (name.endsWith('Ms')) return [['seconds', Math.ceil(value / 1_000)]];
    return name.endsWith('Bytes') ? [['megabytes', Math.max(1, Math.round(value / 1_000_000))]] : [];
  }));
/** `<tag>what stands between</tag>` or `{name}`. Tags do not stand within one another. */
const PART = /<(?<tag>\w+)>(?<inner>.*?)<\/\k<tag>>|\{(?<name>\w+)\}/g;

type DrawPart = (name: string, children: ReactNode) => ReactNode;

const draw = (text: string, drawPart: DrawPart): ReactNode => {
  const nodes: ReactNode[] = [];
  let done = 0;
  for (const match of text.matchAll(PART)) {
    const { tag, inner = '', name = '' } = match.groups ?? {};
    nodes.push(text.slice(done, match.index));
    nodes.push(tag === undefined ? drawPart(name, undefined) : drawPart(tag, draw(inner, drawPart)));
    done = match.index + match[0].length;
  }
  nodes.push(text.slice(done));
  return createElement(Fragment, null, ...nodes);
};

/** Words as sources are written; numbers and dates as in the United States. */
export const ENGLISH_WORDS: Words = makeWords('en-US');
