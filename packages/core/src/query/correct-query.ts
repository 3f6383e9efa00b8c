import { isCorrectable } from '../text/matching/typo-corrections.ts';
import { contentWords, tokenize } from '../text/tokenize.ts';
import { parseSyntax } from './syntax/parse-syntax.ts';
import { printSyntax } from './syntax/print-syntax.ts';
import type { Part, QuerySyntax, TextPart } from './syntax/syntax.ts';

/** Words that may be typing errors: not what is quoted, left out or looked for in pictures alone, nor names of fields and their values. */
export const correctableWords = (query: string): readonly string[] => {
  const parts = parseSyntax(query).syntax.steps.flatMap((step) => step.parts);
  // Words to a picture are not looked for: they only turn it.
  if (parts.some(({ kind }) => kind === 'like')) return [];
  return [...new Set(parts.flatMap((part) => correctableWord(part) ?? []))];
};

/**
 * The query with other words in place of some of its own, in its usual form; undefined where it would then be read otherwise, as with
 * a `then` that was none.
 */
export const correctQuery = (query: string, corrections: ReadonlyMap<string, string>): string | undefined => {
  const { syntax } = parseSyntax(query);
  const steps = syntax.steps.map((step) => ({ ...step, parts: step.parts.map((part) => corrected(part, corrections)) }));
  const printed = printSyntax({ ...syntax, steps });
  return shapeOf(parseSyntax(printed).syntax) === shapeOf(syntax) ? printed : undefined;
};

/** Words of operators: as plain words they are common ones, in any language. */
const OPERATORS: ReadonlySet<string> = new Set(['then', 'within', 'said', 'shown', 'screen', 'seen', 'described', 'sound', 'object', 'color', 'colour', 'moving', 'size', 'after', 'before', 'longer', 'shorter', 'like', 'near', 'speaker']);

/** The one word of a part, punctuation aside, if it may be a typing error. */
const correctableWord = (part: Part): string | undefined => {
  if (!isLookedFor(part)) return undefined;
  const [word, ...others] = tokenize(part.text);
  const isTelling = word !== undefined && others.length === 0 && contentWords(`${word} x`).includes(word) && !OPERATORS.has(word);
  return isTelling && isCorrectable(word) ? word : undefined;
};

const isLookedFor = (part: Part): part is TextPart => part.kind === 'word' && !part.not && part.by !== 'visual' && part.by !== 'object';

const corrected = (part: Part, corrections: ReadonlyMap<string, string>): Part => {
  const word = correctableWord(part);
  const meant = word === undefined ? undefined : corrections.get(word);
  return meant === undefined || part.kind === 'like' ? part : { ...part, text: part.text.replace(LETTERS, () => meant) };
};

const LETTERS = /[\p{L}\p{M}]+/u;

const shapeOf = ({ steps, filters }: QuerySyntax): string => JSON.stringify([steps.map(({ parts, within }) => [parts.map(({ kind }) => kind), within]), filters]);
