/**
 * A list of files for ffmpeg's concat demuxer, one a line. Between quotes every letter stands for itself, a backslash too; a
 * quote ends them and is escaped outside (ffmpeg-utils, "Quoting and escaping"). The protocol is named, or the drive of a
 * path of Windows might be taken for one. `seconds`: how long each is, where it is known better than the file tells.
 */
export const concatList = (paths: readonly string[], seconds: readonly number[] = []): string =>
  paths.map((path, index) => `file 'file:${path.replaceAll("'", String.raw`'\''`)}'\n${durationOf(seconds[index])}`).join('');

const durationOf = (seconds: number | undefined): string => (seconds === undefined ? '' : `duration ${seconds.toFixed(6)}\n`);
