import { Fault } from '../faults/fault.ts';

/**
 * The file types that are taken for videos and sound when a folder is walked, with the content type a player is told.
 * One table for the walk, the watch, the folder picker and the stream, so that all four agree.
 */
export const MEDIA_TYPES: Readonly<Record<string, string>> = {
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  mkv: 'video/x-matroska',
  webm: 'video/webm',
  avi: 'video/x-msvideo',
  ts: 'video/mp2t',
  mts: 'video/mp2t',
  m2ts: 'video/mp2t',
  mpg: 'video/mpeg',
  mpeg: 'video/mpeg',
  '3gp': 'video/3gpp',
  flv: 'video/x-flv',
  wmv: 'video/x-ms-wmv',
  ogv: 'video/ogg',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  wav: 'audio/wav',
  flac: 'audio/flac',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  opus: 'audio/ogg',
  wma: 'audio/x-ms-wma',
};

/**
 * Whether a content type may be that of a video or sound: what its sender knows nothing about may be one, too. That it
 * really is one is found out when it is read.
 */
export const isMediaType = (type: string): boolean => {
  const [plain = ''] = type.toLowerCase().split(';');
  return /^(video\/[\w.+-]+|audio\/[\w.+-]+|application\/(octet-stream|mp4|ogg|x-matroska|mxf|vnd\.rn-realmedia)|binary\/octet-stream|)$/.test(plain.trim());
};

/** The fault that says why a file of this name is not taken. */
export const mediaNameFault = (name: string): Fault<'media/unreadable'> =>
  new Fault('media/unreadable', { path: name, reason: `its name does not end like one (${Object.keys(MEDIA_TYPES).join(', ')})` });

/** The content type of a media file by its name; undefined when the name is not that of a media file. */
export const mediaType = (path: string): string | undefined => {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const dot = name.lastIndexOf('.');
  // A dot in front is a hidden file (`.mp4`, `._film.mp4` of macOS), not a film.
  if (dot <= 0 || name.startsWith('.')) return undefined;
  const extension = name.slice(dot + 1).toLowerCase();
  return Object.hasOwn(MEDIA_TYPES, extension) ? MEDIA_TYPES[extension] : undefined;
};

/** Whether a file of this name is taken for a video or sound. */
export const isMediaFile = (path: string): boolean => mediaType(path) !== undefined;
