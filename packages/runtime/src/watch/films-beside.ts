import { basename, dirname, extname, join } from 'node:path';
import { isMediaFile, SUBTITLE_ENDINGS } from '@frameseek/core';
import { listFolder } from '@frameseek/engine';

const ENDINGS: ReadonlySet<string> = new Set(SUBTITLE_ENDINGS.map((ending) => `.${ending}`));
/** Folders in which subtitles lie for the films beside the folder. */
const SUBTITLE_FOLDERS = /^(?:subs?|subtitles?|captions?)$/iu;

/** Whether a file of this name may hold subtitles. */
export const isSubtitleFile = (path: string): boolean => ENDINGS.has(extname(path).toLowerCase());

/**
 * The films that a subtitle file may belong to: those beside it whose names it begins with, those beside its folder of subtitles, or, where
 * each film has a folder of its own in that one (`Subs/film/2_English.srt`), those that are called so.
 */
export const filmsBeside = async (path: string): Promise<readonly string[]> => {
  const folder = dirname(path);
  const beside = (await mediaFilesIn(folder)).filter((film) => isNameOf(film, path));
  if (SUBTITLE_FOLDERS.test(basename(folder))) return [...beside, ...(await mediaFilesIn(dirname(folder)))];
  const outer = dirname(folder);
  if (!SUBTITLE_FOLDERS.test(basename(outer))) return beside;
  return [...beside, ...(await mediaFilesIn(dirname(outer))).filter((film) => [basename(film), basename(film, extname(film))].some((name) => plain(name) === plain(folder)))];
};

const isNameOf = (film: string, subtitles: string): boolean => plain(subtitles).startsWith(plain(basename(film, extname(film))));

/** Names are written composed or decomposed, depending on the system that a file comes from. */
const plain = (path: string): string => basename(path).normalize('NFC').toLowerCase();

/** None where the folder is gone. */
const mediaFilesIn = async (folder: string): Promise<readonly string[]> => {
  const entries = await listFolder(folder).catch(() => []);
  return entries.filter(({ name }) => isMediaFile(name)).map(({ name }) => join(folder, name));
};
