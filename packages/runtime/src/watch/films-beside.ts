import { readdir } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { isMediaFile, SUBTITLE_ENDINGS } from '@frameseek/core';

const ENDINGS: ReadonlySet<string> = new Set(SUBTITLE_ENDINGS.map((ending) => `.${ending}`));
/** Folders in which subtitles lie for the films beside the folder. */
const SUBTITLE_FOLDERS = /^(subs?|subtitles?)$/iu;

/** Whether a file of this name may hold subtitles. */
export const isSubtitleFile = (path: string): boolean => ENDINGS.has(extname(path).toLowerCase());

/** The films that a subtitle file may belong to: those beside it whose names it begins with, or those beside its folder of subtitles. */
export const filmsBeside = async (path: string): Promise<readonly string[]> => {
  const folder = dirname(path);
  const beside = (await mediaFilesIn(folder)).filter((film) => isNameOf(film, path));
  const isInFolder = SUBTITLE_FOLDERS.test(basename(folder));
  return isInFolder ? [...beside, ...(await mediaFilesIn(dirname(folder)))] : beside;
};

const isNameOf = (film: string, subtitles: string): boolean => plain(subtitles).startsWith(plain(basename(film, extname(film))));

/** Names are written composed or decomposed, depending on the system that a file comes from. */
const plain = (path: string): string => basename(path).normalize('NFC').toLowerCase();

/** None where the folder is gone. */
const mediaFilesIn = async (folder: string): Promise<readonly string[]> => {
  const names = await readdir(folder).catch(() => []);
  return names.filter(isMediaFile).map((name) => join(folder, name));
};
