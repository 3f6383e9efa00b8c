import { extname } from 'node:path';

/** Endings of file names that are taken for media when a folder is walked, lower case, without the dot. */
export const MEDIA_EXTENSIONS: ReadonlySet<string> = new Set([
  'mp4', 'mov', 'm4v', 'mkv', 'webm', 'avi', 'ts', 'mts', 'm2ts', 'mpg', 'mpeg', 'vob', '3gp', '3g2', 'flv', 'wmv', 'asf', 'ogv', 'mxf',
  'mp3', 'wav', 'm4a', 'aac', 'flac', 'ogg', 'oga', 'opus', 'wma', 'aiff', 'aif', 'ac3', 'mka', 'amr',
]);

export const isMediaFile = (path: string): boolean => MEDIA_EXTENSIONS.has(extname(path).slice(1).toLowerCase());
