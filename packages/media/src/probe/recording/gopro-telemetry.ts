import type { Coordinates } from './location.ts';

/** Where and when a camera had its first fix. */
export interface SatelliteFix {
  readonly location?: Coordinates;
  /** UTC, as ISO 8601. */
  readonly time?: string;
}

/** One entry of GPMF: a key, and its value as it stands there. */
interface Entry {
  readonly key: string;
  /** Letter of what it holds; empty where it holds other entries. */
  readonly type: string;
  /** Bytes of one sample. */
  readonly size: number;
  readonly value: Buffer;
}

const HEADER_BYTES = 8;
/** Entries in entries: a device holds streams, which hold samples. */
const MOST_DEEP = 4;
/** Time of GPS9 counts from the first day of this year. */
const EPOCH_MS = Date.UTC(2000, 0, 1);
const DAY_MS = 86_400_000;
/** A fix of 2 has a place, one of 3 a height too. */
const LEAST_FIX = 2;

/**
 * The first fix in GoPro's telemetry (GPMF, `github.com/gopro/gpmf-parser`): of `GPS9` (latitude, longitude, height, two speeds,
 * days, seconds, precision, fix), else of `GPS5` with its `GPSF` (fix) and `GPSU` (time). Undefined where the camera had none, or for
 * what is no GPMF; what is cut off in its middle is read as far as it goes.
 */
export const firstFix = (bytes: Buffer): SatelliteFix | undefined => {
  for (const stream of streamsOf(bytes, 0)) {
    const fix = fromGps9(stream) ?? fromGps5(stream);
    if (fix !== undefined) return fix;
  }
  return undefined;
};

type Stream = ReadonlyMap<string, Entry>;

const streamsOf = (bytes: Buffer, depth: number): readonly Stream[] =>
  entriesOf(bytes).flatMap(({ key, type, value }) => {
    if (type !== '' || depth >= MOST_DEEP) return [];
    return key === 'STRM' ? [new Map(entriesOf(value).map((entry) => [entry.key, entry]))] : streamsOf(value, depth + 1);
  });

/** Four letters, one of the type, the bytes of a sample, how many samples; values end at a multiple of four bytes. Big-endian. */
const entriesOf = (bytes: Buffer): readonly Entry[] => {
  const entries: Entry[] = [];
  for (let at = 0; at + HEADER_BYTES <= bytes.length;) {
    const size = bytes.readUInt8(at + 5);
    const length = size * bytes.readUInt16BE(at + 6);
    const key = bytes.toString('latin1', at, at + 4);
    if (!/^[\w ?]{4}$/u.test(key)) break;
    const value = bytes.subarray(at + HEADER_BYTES, at + HEADER_BYTES + length);
    entries.push({ key, type: bytes.toString('latin1', at + 4, at + 5).replaceAll('\0', ''), size, value });
    at += HEADER_BYTES + Math.ceil(length / 4) * 4;
  }
  return entries;
};

const fromGps9 = (stream: Stream): SatelliteFix | undefined => {
  const gps = stream.get('GPS9');
  // `lllllllSS`: seven numbers of four bytes, two of two.
  for (let at = 0; gps !== undefined && gps.size === 32 && at + gps.size <= gps.value.length; at += gps.size) {
    const number = (index: number): number => gps.value.readInt32BE(at + 4 * index) / scaleOf(stream, index);
    if (gps.value.readUInt16BE(at + 30) < LEAST_FIX) continue;
    return { location: { latitude: number(0), longitude: number(1) }, ...timeOf(EPOCH_MS + number(5) * DAY_MS + number(6) * 1_000) };
  }
  return undefined;
};

const fromGps5 = (stream: Stream): SatelliteFix | undefined => {
  const [gps, fix] = [stream.get('GPS5'), stream.get('GPSF')];
  if (gps === undefined || gps.value.length < 8 || fix === undefined || fix.value.length < 4 || fix.value.readUInt32BE(0) < LEAST_FIX) return undefined;
  const [latitude, longitude] = [gps.value.readInt32BE(0) / scaleOf(stream, 0), gps.value.readInt32BE(4) / scaleOf(stream, 1)];
  return { location: { latitude, longitude }, ...timeOf(compactTime(stream.get('GPSU')?.value.toString('latin1') ?? '')) };
};

/** `SCAL` has one divisor, of two or four bytes, for all numbers of a sample, or one for each. */
const scaleOf = (stream: Stream, index: number): number => {
  const scale = stream.get('SCAL');
  if (scale === undefined || scale.value.length < scale.size || (scale.size !== 2 && scale.size !== 4)) return 1;
  const count = Math.floor(scale.value.length / scale.size);
  const divisor = scale.value.readIntBE(Math.min(index, count - 1) * scale.size, scale.size);
  return divisor === 0 ? 1 : divisor;
};

/** Milliseconds since 1970 of `yymmddhhmmss.sss`; NaN for what is no time. */
const compactTime = (text: string): number => {
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d(?:\.\d+)?)/u.exec(text) ?? [];
  return Date.parse(`20${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
};

const timeOf = (ms: number): Pick<SatelliteFix, 'time'> => (Number.isFinite(ms) && Math.abs(ms) < 8e15 && ms > EPOCH_MS ? { time: new Date(ms).toISOString() } : {});
