/**
 * A list of files for ffmpeg's concat demuxer, one a line. Between quotes every letter stands for itself, a backslash too; a
 * quote ends them and is escaped outside (ffmpeg-utils, "Quoting and escaping"). The protocol is named, or the drive of a
 * path of Windows might be taken for one.
 */
export const concatList = (paths: readonly string[]): string =>
  paths.map((path) => `file 'file:${path.replaceAll("'", String.raw`'\''`)}'\n`).join('');
