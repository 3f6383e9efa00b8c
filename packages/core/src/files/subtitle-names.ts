import { SUBTITLE_ENDINGS, isMediaFile } from './media-files.ts';

/** Whether a folder of this name holds the subtitles of the films beside it. */
export const isSubtitleFolder = (name: string): boolean => /^(?:subs?|subtitles?|captions?)$/iu.test(name);

/** Whether a file of this name may hold subtitles. */
export const isSubtitleFile = (name: string): boolean => SUBTITLE_ENDINGS.some((ending) => name.toLowerCase().endsWith(`.${ending}`));

/** Whether a file is called like a film, whatever follows: `film.en.srt`, `FILM.mp4.srt` beside `film.mp4`. */
export const isNamedAfter = (name: string, film: string): boolean => plainName(name).startsWith(plainName(film.replace(/\.[^.]+$/u, '')));

/**
 * The name of a file as it is compared with others: systems write it in capitals or not, and composed or decomposed (a Mac writes
 * accents as letters of their own).
 */
export const plainName = (name: string): string => name.normalize('NFC').toLowerCase();

/** Of the names in one folder the subtitles that are called like none of its films, and so are read for none. */
export const straySubtitles = (names: readonly string[]): ReadonlySet<string> => {
  const films = names.filter(isMediaFile);
  return new Set(names.filter((name) => isSubtitleFile(name) && !films.some((film) => isNamedAfter(name, film))));
};
