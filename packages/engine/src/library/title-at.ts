import { basename, extname } from 'node:path';
import { shownPath, type VideoRecord } from '@frameseek/core';

/** The title that a file's name makes. */
export const nameTitle = (path: string): string => shownPath(basename(path, extname(path)));

/** The title of a video whose file is now at `path`: one that was made from its name follows the name. */
export const titleAt = ({ title, path: before }: Pick<VideoRecord, 'title' | 'path'>, path: string): string =>
  title === nameTitle(before) ? nameTitle(path) : title;
