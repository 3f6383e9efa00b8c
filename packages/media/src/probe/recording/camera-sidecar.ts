import { basename, dirname, extname, join } from 'node:path';
import { plainName } from '@frameseek/core';
import { listNames } from '../../tools/names/list-names.ts';
import { openBeside } from '../../tools/open-beside.ts';
import type { Coordinates } from './location.ts';

/** What a camera wrote about a film in a file beside it. */
interface CameraSidecar {
  /** Local time, with its zone where it tells one; ISO 8601. */
  readonly recordedAt?: string;
  readonly location?: Coordinates;
}

/** Bytes of such a file that are read: what is wanted stands at its beginning. */
const MAX_BYTES = 64 * 1024;

/**
 * Sony's `C0001M01.XML` beside `C0001.MP4` (XDCAM, XAVC), and DJI's `DJI_0001.SRT`, which tells time and place of every
 * frame. A file that is not there, or cannot be read, tells nothing.
 */
export const cameraSidecar = async (path: string): Promise<CameraSidecar> => {
  const base = plainName(basename(path, extname(path)));
  const wanted = [`${base}m01.xml`, `${base}.xml`, `${base}.srt`];
  const names = await listNames(dirname(path)).catch((): string[] => []);
  for (const name of wanted.flatMap((lower) => names.filter((found) => plainName(found) === lower))) {
    const text = await head(join(dirname(path), name));
    const found = name.toLowerCase().endsWith('.xml') ? fromSony(text) : fromDji(text);
    if (found.recordedAt !== undefined || found.location !== undefined) return found;
  }
  return {};
};

const head = async (path: string): Promise<string> => {
  try {
    await using file = await openBeside(path);
    if (!(await file.stat()).isFile()) return '';
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MAX_BYTES), 0, MAX_BYTES, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } catch {
    return '';
  }
};

/** `<CreationDate value="…"/>`, and EXIF's GPS as items of a group: degrees, minutes and seconds parted by colons. */
const fromSony = (text: string): CameraSidecar => {
  const recordedAt = /<CreationDate\s+value="([^"]+)"/.exec(text)?.[1];
  const item = (name: string): string | undefined => new RegExp(`<Item\\s+name="${name}"\\s+value="([^"]+)"`).exec(text)?.[1];
  const latitude = sexagesimal(item('Latitude'), item('LatitudeRef') === 'S');
  const longitude = sexagesimal(item('Longitude'), item('LongitudeRef') === 'W');
  return { ...(recordedAt !== undefined && { recordedAt }), ...(latitude !== undefined && longitude !== undefined && { location: { latitude, longitude } }) };
};

const sexagesimal = (text: string | undefined, isNegative: boolean): number | undefined => {
  const [degrees, minutes = 0, seconds = 0] = (text ?? '').split(':').map(Number);
  if (text === undefined || degrees === undefined || ![degrees, minutes, seconds].every(Number.isFinite)) return undefined;
  return (isNegative ? -1 : 1) * (degrees + minutes / 60 + seconds / 3600);
};

/** `2024-01-31 15:45:00.123` and `[latitude: 52.52] [longitude: 13.40]`; older ones write `GPS(13.40,52.52,19)`. */
const fromDji = (text: string): CameraSidecar => {
  const isDji = /\[(?:latitude|iso|shutter)\s*:|GPS\s*\(/i.test(text);
  if (!isDji) return {};
  const recordedAt = /\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/.exec(text)?.[0];
  const number = (pattern: RegExp): number | undefined => {
    const value = Number(pattern.exec(text)?.[1] ?? NaN);
    return Number.isFinite(value) ? value : undefined;
  };
  const latitude = number(/\[latitude\s*:\s*(-?[\d.]+)/i) ?? number(/GPS\s*\(-?[\d.]+,\s*(-?[\d.]+)/i);
  const longitude = number(/\[long?i?tude\s*:\s*(-?[\d.]+)/i) ?? number(/GPS\s*\((-?[\d.]+)/i);
  return { ...(recordedAt !== undefined && { recordedAt }), ...(latitude !== undefined && longitude !== undefined && { location: { latitude, longitude } }) };
};
