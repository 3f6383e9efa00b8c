import { Fault } from '../faults/fault.ts';

/**
 * The file types that are taken for videos and sound when a folder is walked, with the content type a player is told.
 * One table for the walk, the watch, uploads, addresses, the folder picker, the stream and the README, so that all agree.
 */
export const MEDIA_TYPES: Readonly<Record<string, string>> = {
  mp4: 'video/mp4', m4v: 'video/mp4', f4v: 'video/mp4', insv: 'video/mp4', '360': 'video/mp4', mov: 'video/quicktime', qt: 'video/quicktime',
  '3gp': 'video/3gpp', '3g2': 'video/3gpp2',
  mkv: 'video/x-matroska', webm: 'video/webm', avi: 'video/x-msvideo', divx: 'video/x-msvideo', flv: 'video/x-flv', ogv: 'video/ogg', ogm: 'video/ogg',
  wmv: 'video/x-ms-wmv', asf: 'video/x-ms-asf', wtv: 'video/x-ms-wtv', rm: 'application/vnd.rn-realmedia', rmvb: 'application/vnd.rn-realmedia',
  ts: 'video/mp2t', mts: 'video/mp2t', m2t: 'video/mp2t', m2ts: 'video/mp2t', tod: 'video/mp2t', trp: 'video/mp2t', tp: 'video/mp2t',
  mpg: 'video/mpeg', mpeg: 'video/mpeg', mpe: 'video/mpeg', m2v: 'video/mpeg', vob: 'video/mpeg', vro: 'video/mpeg', mod: 'video/mpeg',
  mxf: 'application/mxf', gxf: 'application/gxf', dv: 'video/x-dv', nut: 'video/x-nut', ivf: 'video/x-ivf',
  mp3: 'audio/mpeg', mp2: 'audio/mpeg', mpa: 'audio/mpeg', m4a: 'audio/mp4', m4b: 'audio/mp4', f4a: 'audio/mp4', '3ga': 'audio/3gpp', aac: 'audio/aac', wav: 'audio/wav', w64: 'audio/x-w64', aif: 'audio/aiff', aiff: 'audio/aiff',
  caf: 'audio/x-caf', flac: 'audio/flac', ogg: 'audio/ogg', oga: 'audio/ogg', opus: 'audio/ogg', spx: 'audio/ogg', mka: 'audio/x-matroska', weba: 'audio/webm',
  wma: 'audio/x-ms-wma', ac3: 'audio/ac3', eac3: 'audio/eac3', dts: 'audio/vnd.dts', amr: 'audio/amr', ape: 'audio/x-ape', wv: 'audio/x-wavpack', tta: 'audio/x-tta',
};

/** The endings of subtitle files that are read where they stand beside a film. */
export const SUBTITLE_ENDINGS = ['srt', 'vtt', 'sbv', 'ass', 'ssa', 'sub', 'lrc', 'smi', 'sami', 'ttml', 'dfxp', 'itt'] as const;

/**
 * Whether a content type may be that of a video or sound: what its sender knows nothing about may be one, too. That it
 * really is one is found out when it is read.
 */
export const isMediaType = (type: string): boolean => {
  const [plain = ''] = type.toLowerCase().split(';');
  return /^(video\/[\w.+-]+|audio\/[\w.+-]+|application\/(octet-stream|mp4|ogg|x-matroska|mxf|gxf|vnd\.rn-realmedia)|binary\/octet-stream|)$/.test(plain.trim());
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
