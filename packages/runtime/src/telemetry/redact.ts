import type { Fields, LogLevel } from '@frameseek/core';
import { errorFacts } from './error-facts.ts';

/** Names of fields that hold what people wrote or were told. Lines at `debug` show them, no others and no spans. */
export const PRIVATE_FIELDS: ReadonlySet<string> = new Set(['query', 'question', 'text', 'texts', 'words', 'phrases', 'prompt', 'title']);

/** Names of fields that hold secrets. Nothing shows them. */
const SECRET_FIELD = /^(?:.*token|.*api[-_]?key|.*secret|.*password|authorization|cookie|set-cookie)$/iu;

/** Secrets by the form they have in addresses, headers and messages; what is kept of each stands in front of the secret. */
const SECRET_FORMS: readonly RegExp[] = [
  // No scheme is longer; without an end each letter of a long text would be the beginning of one.
  /(\b[a-z][a-z0-9+.-]{0,30}:\/\/)[^/\s@"']+(?=@)/giu,
  /(\b(?:bearer|basic)\s+)[\w.~+/=-]{6,}/giu,
  /([?&;][\w.-]*(?:token|key|secret|password|signature|credential|sig)=)[^&;\s"']+/giu,
  /(\bframeseek_(?:token|session|oidc)=)[^;\s"']+/giu,
  /(\bfst_)[\w-]{20,}/gu,
];
/** A shorter value is what people write where a key is demanded and none is needed ("none"): it would be found in any sentence. */
const MIN_SECRET_LENGTH = 8;

/** Names under which only words of the program stand: no query is repeated there, and a query may well hold such a word. */
const TECHNICAL_FIELDS: ReadonlySet<string> = new Set([
  'code', 'name', 'stack', 'requestId', 'jobId', 'taskId', 'videoId', 'method', 'route', 'queue', 'stage', 'by', 'role', 'model', 'space', 'operation',
  'retriever', 'modality', 'modalities', 'kind', 'outcome',
]);

/** Words of a query of at least this length are taken out of messages by themselves, too. */
const MIN_PRIVATE_WORD = 4;
/** Characters; what is longer is cut, since a line of a log is read, not stored. */
const MAX_LENGTH = 2_000;
/** Fields within fields; what lies deeper is left out. */
const MAX_DEPTH = 6;

/** Who reads, and what of the work under way nobody but its author may read. */
interface RedactOptions {
  /** Of a line, or `info` for spans. */
  readonly level: LogLevel;
  /** Texts that people wrote, which messages of libraries may repeat. */
  readonly privateTexts: Iterable<string>;
}

/** Makes fields fit to be read by others. */
export type Redact = (fields: Fields, options: RedactOptions) => Fields;

/** Takes out the given secrets, and whatever has the name or the form of one; above `debug` also what people wrote. */
export const createRedact = (secrets: readonly string[]): Redact => {
  const known = secrets.filter((secret) => secret.length >= MIN_SECRET_LENGTH);
  return (fields, { level, privateTexts }) => {
    const isOpen = level === 'debug';
    const hidden = isOpen ? [] : [...privateTexts].flatMap(withItsWords);
    const textOf = (text: string, name: string): string =>
      withoutTexts(withoutSecrets(text, known), TECHNICAL_FIELDS.has(name) ? [] : hidden).slice(0, MAX_LENGTH);
    const valueOf = (value: unknown, { name, depth }: Place): unknown => {
      if (typeof value === 'string') return textOf(value, name);
      if (typeof value === 'bigint') return Number(value);
      if (typeof value !== 'object' || value === null) return value;
      if (depth > MAX_DEPTH) return undefined;
      if (value instanceof Error) return fieldsOf(errorFacts(value), depth);
      return Array.isArray(value) ? value.map((item) => valueOf(item, { name, depth: depth + 1 })) : fieldsOf(value, depth);
    };
    const fieldsOf = (object: object, depth: number): Fields => Object.fromEntries(
      Object.entries(object).flatMap(([name, value]) => {
        if (value === undefined || (!isOpen && PRIVATE_FIELDS.has(name))) return [];
        return [[name, SECRET_FIELD.test(name) ? '[secret]' : valueOf(value, { name, depth: depth + 1 })]];
      }),
    );
    return fieldsOf(fields, 0);
  };
};

/** Where a value stands: under which name, and how deep. */
interface Place {
  readonly name: string;
  readonly depth: number;
}

/** What people wrote among the fields, to be taken out of whatever repeats it. */
export const privateTextsOf = (fields: Fields): readonly string[] =>
  Object.entries(fields).flatMap(([name, value]) => (PRIVATE_FIELDS.has(name) && typeof value === 'string' && value.trim() !== '' ? [value] : []));

const withoutSecrets = (text: string, known: readonly string[]): string => {
  const spared = known.reduce((left, secret) => left.replaceAll(secret, '[secret]'), text);
  return SECRET_FORMS.reduce((left, form) => left.replaceAll(form, (_all, before: string) => `${before}[secret]`), spared);
};

const withItsWords = (text: string): readonly string[] =>
  [text, ...text.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= MIN_PRIVATE_WORD)];

/** What means more than itself in a regular expression with the flag `u`. */
const SYNTAX = /[\^$\\.*+?()[\]{}|/]/gu;

/** Whole words only: a query of one letter must not take letters out of every message. */
const withoutTexts = (text: string, hidden: readonly string[]): string =>
  hidden.reduce((left, one) => left.replaceAll(new RegExp(`(?<![\\p{L}\\p{N}])${one.replaceAll(SYNTAX, String.raw`\$&`)}(?![\\p{L}\\p{N}])`, 'giu'), '[private]'), text);
