import { basename, dirname, extname, join } from 'node:path';
import { isMediaFile, isNamedAfter, isSubtitleFolder, plainName } from '@frameseek/core';
import { listFolder } from '@frameseek/engine';

/**
 * The films that a subtitle file may belong to: those beside it whose names it begins with, those beside its folder of subtitles, or, where
 * each film has a folder of its own in that one (`Subs/film/2_English.srt`), those that are called so.
 */
export const filmsBeside = async (path: string): Promise<readonly string[]> => {
  const folder = dirname(path);
  const beside = (await mediaFilesIn(folder)).filter((film) => isNamedAfter(basename(path), basename(film)));
  if (isSubtitleFolder(basename(folder))) return [...beside, ...(await mediaFilesIn(dirname(folder)))];
  const outer = dirname(folder);
  if (!isSubtitleFolder(basename(outer))) return beside;
  return [...beside, ...(await mediaFilesIn(dirname(outer))).filter((film) => [basename(film), basename(film, extname(film))].some((name) => plainName(name) === plainName(basename(folder))))];
};

/** None where the folder is gone. */
const mediaFilesIn = async (folder: string): Promise<readonly string[]> => {
  const entries = await listFolder(folder).catch(() => []);
  return entries.filter(({ name }) => isMediaFile(name)).map(({ name }) => join(folder, name));
};
