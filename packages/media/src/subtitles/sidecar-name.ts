import { extname } from 'node:path';
import { languageCode, plainName, type SubtitleKind } from '@frameseek/core';

/** What the name of a subtitle file says of it, or the part that is not understood. */
export type SidecarName = { readonly language?: string; readonly kind?: SubtitleKind; readonly isDefault: boolean } | { readonly unknown: string };

/** The film that a file may belong to, by the names in its folder. */
export interface NamedFilm {
  /** The film's own name. */
  readonly name: string;
  /** Names of the other films in its folder. */
  readonly others: readonly string[];
}

/**
 * What a subtitle file's name says, where it belongs to the film: `film.srt`, `film.en-GB.sdh.srt`, `film.forced.English.srt`,
 * `film.mp4.pt_BR.vtt`. Undefined where it belongs to another film, or to none. Names are compared whatever their case and their Unicode
 * form: a Mac writes accents as letters of their own.
 */
export const readSidecarName = (name: string, film: NamedFilm): SidecarName | undefined => {
  const own = tailOf(name, film.name);
  if (own === undefined) return undefined;
  const isOfLongerName = film.others.some((other) => (tailOf(name, other)?.length ?? own.length) < own.length);
  return isOfLongerName ? undefined : readWords(own);
};

/** The same of a file in a folder of subtitles beside the only film of its folder: `2_English.srt`, `en.srt`. */
export const readSubtitleName = (name: string, film: NamedFilm): SidecarName | undefined => {
  const own = readSidecarName(name, film);
  if (own !== undefined || film.others.length > 0) return own;
  return readWords(bare(name));
};

const bare = (name: string): string => plainName(name.slice(0, name.length - extname(name).length));

/** What follows the film's name, without its ending; undefined where the name begins otherwise. */
const tailOf = (name: string, film: string): string | undefined => {
  const text = bare(name);
  for (const stem of [plainName(film), bare(film)]) {
    if (text === stem) return '';
    if (text.startsWith(stem) && /^[\s._()[\]-]/.test(text.slice(stem.length))) return text.slice(stem.length);
  }
  return undefined;
};

const KINDS: Readonly<Record<string, SubtitleKind>> = { sdh: 'sdh', cc: 'sdh', forced: 'forced', foreign: 'forced' };
/** Words that say nothing that is not known. */
const EMPTY = new Set(['sub', 'subs', 'subtitle', 'subtitles', 'caption', 'captions', 'full', 'original', 'orig', 'auto', 'generated', 'default', 'utf8', 'utf-8']);

/** The words between points and spaces; those with a hyphen or a line below may be one language, or several words. */
const readWords = (tail: string): SidecarName => {
  const words = ['_', '-'].reduce<readonly string[]>(
    (known, mark) => known.flatMap((word) => (meaningOf(word) === undefined ? word.split(mark) : [word])),
    tail.split(/[\s.()[\]]+/),
  ).filter(Boolean);
  const found: { language?: string; kind?: SubtitleKind } = {};
  const unknown: string[] = [];
  const numbers: string[] = [];
  for (const word of words) {
    // After the language it means the hearing-impaired, before it Hindi.
    const meaning = word === 'hi' && found.language !== undefined ? { kind: 'sdh' as const } : meaningOf(word);
    if (meaning !== undefined) Object.assign(found, meaning);
    else if (/^\d{1,3}$/.test(word)) numbers.push(word);
    else unknown.push(word);
  }
  // A number alone tells one part of a film from another; beside a language it counts tracks.
  const rest = found.language === undefined && found.kind === undefined ? [...unknown, ...numbers] : unknown;
  return rest.length > 0 ? { unknown: rest.join(' ') } : { ...found, isDefault: words.includes('default') };
};

const meaningOf = (word: string): { readonly language?: string; readonly kind?: SubtitleKind } | undefined => {
  if (EMPTY.has(word)) return {};
  const kind = Object.hasOwn(KINDS, word) ? KINDS[word] : undefined;
  if (kind !== undefined) return { kind };
  const language = languageCode(word);
  return language === undefined ? undefined : { language };
};
