import { MAX_CUE_LENGTH, cueList, type ParsedCues } from './cue-list.ts';
import { readMarkup } from './read-markup.ts';
import { asMarkup } from './strip-markup.ts';

/** Languages of one file that are read. */
const MAX_CLASSES = 8;
/** Seconds that the last line of all stands. */
const LAST_SECONDS = 4;

/** The cues of one language. */
export interface LanguageCues extends ParsedCues {
  /** As the file writes it. */
  readonly language?: string;
}

/**
 * Reads SAMI (.smi): `<SYNC Start=1000><P Class=ENCC>words`, milliseconds, each line until the next of its class; one class for
 * each language. Bounds as of `parseTimedText`.
 */
export const parseSami = (text: string): readonly LanguageCues[] => {
  const classes = new Map<string, { start: number; text: string }[]>();
  let start = NaN;
  let current: { start: number; text: string } | undefined;
  let style = '';
  let inStyle = false;
  // Each by itself, as nobody closes them.
  for (const block of text.split(/(?=<sync\b)/i)) readMarkup(block, {
    onopentag: (name, attributes) => {
      if (name === 'style') inStyle = true;
      if (name === 'sync') {
        start = Number.parseFloat(attributes['start'] ?? '') / 1000;
        current = undefined;
      } else if (name === 'p' && Number.isFinite(start)) {
        const lines = linesOfClass(classes, (attributes['class'] ?? '').toLowerCase());
        current = { start, text: '' };
        lines?.push(current);
      } else if (name === 'br' && current !== undefined) current.text += '\n';
    },
    ontext: (words) => {
      if (inStyle && style.length < 20_000) style += words;
      if (current !== undefined && current.text.length < MAX_CUE_LENGTH) current.text += asMarkup(words);
    },
    oncomment: (words) => {
      if (inStyle && style.length < 20_000) style += words;
    },
    onclosetag: (name) => {
      if (name === 'style') inStyle = false;
    },
  });
  return [...classes].map(([name, lines]) => ({ ...languageOf(style, name), ...toCues(lines) }));
};

const linesOfClass = (classes: Map<string, { start: number; text: string }[]>, name: string): { start: number; text: string }[] | undefined => {
  const known = classes.get(name);
  if (known !== undefined || classes.size >= MAX_CLASSES) return known;
  const lines: { start: number; text: string }[] = [];
  classes.set(name, lines);
  return lines;
};

const toCues = (lines: { start: number; text: string }[]): ParsedCues => {
  const list = cueList();
  lines.sort((a, b) => a.start - b.start);
  for (const [index, { start, text }] of lines.entries()) {
    const next = lines.slice(index + 1, index + 50).find((line) => line.start > start);
    list.add({ start, end: next?.start ?? start + LAST_SECONDS }, text);
    if (list.isFull) break;
  }
  return list.end();
};

/** `.ENCC {Name: English; lang: en-US;}` among the styles. */
const languageOf = (style: string, name: string): { readonly language?: string } => {
  for (const [, of = '', rules = ''] of style.matchAll(/\.(\w{1,40})\s{0,20}\{([^{}]{0,500})\}/g)) {
    const language = of.toLowerCase() === name ? /lang\s{0,20}:\s{0,20}([\w-]{2,20})/i.exec(rules)?.[1] : undefined;
    if (language !== undefined) return { language };
  }
  return {};
};
