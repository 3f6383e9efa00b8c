import { tagOf, type Tags } from '../tags.ts';

/** Everything that tells when a film was recorded. */
interface RecordingSources {
  readonly tags: Tags;
  /** Name of the file. */
  readonly name: string;
  /** What stands in a file that the camera wrote beside it, as ISO 8601. */
  readonly sidecar?: string | undefined;
  /** UTC by satellites, as ISO 8601, some seconds or minutes after the film began. */
  readonly satellite?: string | undefined;
}

/** Tags that hold the local time of the camera and its zone: QuickTime, MP4's `©day`, Matroska. */
const LOCAL_TAGS = ['com.apple.quicktime.creationdate', 'date_recorded', 'date', 'datetimeoriginal', 'creation_date'];

/**
 * When a film was recorded, as ISO 8601: in the camera's own time, with its zone where that is known, without where it is not,
 * and in UTC (`Z`) where only that is told. What knows the zone comes first; a file name tells the local time, and together
 * with UTC the zone. Undefined where nothing tells a day, or a clock that was never set.
 */
export const recordedAt = ({ tags, name, sidecar, satellite }: RecordingSources): string | undefined => {
  const told = [sidecar, ...LOCAL_TAGS.map((tag) => tagOf(tags, tag))].flatMap((text) => isoTime(text) ?? []);
  const zoned = told.find((text) => ZONE.test(text));
  if (zoned !== undefined) return zoned;
  const utc = utcTime(tags);
  const local = told[0] ?? fileNameTime(name) ?? (isGoPro(tags) ? utc?.slice(0, 19) : undefined);
  const sure = isGoPro(tags) ? satellite : utc ?? satellite;
  if (local === undefined) return sure;
  return sure === undefined ? local : withZone(local, sure);
};

/** A time that only UTC is told of, as clocks showed it in a time zone (IANA); any other as it is. */
export const inZone = (time: string | undefined, timeZone: string | undefined): string | undefined => {
  if (time === undefined || timeZone === undefined || !time.endsWith('Z')) return time;
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' });
  const zone = format.formatToParts(new Date(time)).find(({ type }) => type === 'timeZoneName')?.value.slice('GMT'.length);
  const offset = zone === undefined || zone === '' ? '+00:00' : zone;
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  const shift = (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
  return `${new Date(Date.parse(time) + shift).toISOString().slice(0, 19)}${offset}`;
};

/** A zone at the end of a time: `+09:00`, not `Z`, which cameras write who know none. */
const ZONE = /[+-]\d\d:\d\d$/;
const TIME = /^(\d{4})[-:/](\d\d)[-:/](\d\d)[T ](\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?\s*(Z|[+-]\d\d(?::?\d\d)?)?$/;

/** `2024-01-31T15:45:00+09:00` of the ways in which cameras write it; undefined for what is no time, or before cameras had clocks. */
const isoTime = (text: string | undefined): string | undefined => {
  const [, year = '', month, day, hour, minute, second = '00', zone = ''] = TIME.exec(text?.trim() ?? '') ?? [];
  if (year === '') return undefined;
  const offset = zone === '' || zone === 'Z' ? zone : `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`;
  const time = `${year}-${month ?? ''}-${day ?? ''}T${hour ?? ''}:${minute ?? ''}:${second}`;
  return Number(year) <= FIRST_YEAR || Number.isNaN(Date.parse(`${time}Z`)) ? undefined : `${time}${offset}`;
};

/** Some cameras write 1904 or 1970 when their clock was never set. */
const FIRST_YEAR = 1970;

const utcTime = (tags: Tags): string | undefined => {
  const time = new Date(tagOf(tags, 'creation_time') ?? '');
  return Number.isNaN(time.getTime()) || time.getUTCFullYear() <= FIRST_YEAR ? undefined : time.toISOString();
};

/** GoPro writes its local time where UTC should stand. */
const isGoPro = (tags: Tags): boolean => /^H[D0-9]\d*\.|gopro/i.test(['firmware', 'encoder', 'make', 'model'].map((name) => tagOf(tags, name) ?? '').find((text) => text !== '') ?? '');

/** `VID_20240131_154500`, `PXL_20240131_154500123`, `2024-01-31 15.45.00`, `20240131T154500`: local time by the names that cameras give. */
const FILE_NAME = /(?<!\d)((?:19|20)\d\d)[-_.]?(\d\d)[-_.]?(\d\d)[-_ T.]+(?:at )?(\d\d)[-_.:h]?(\d\d)[-_.:m]?(\d\d)/;

const fileNameTime = (name: string): string | undefined => {
  const [, year, month, day, hour, minute, second] = FILE_NAME.exec(name) ?? [];
  if (year === undefined) return undefined;
  // Pixel phones name their files in UTC.
  return isoTime(`${year}-${month ?? ''}-${day ?? ''}T${hour ?? ''}:${minute ?? ''}:${second ?? ''}${name.startsWith('PXL_') ? 'Z' : ''}`);
};

const QUARTER_MS = 15 * 60_000;
/** Quarters of an hour that the clocks on earth are apart from UTC. */
const [WEST, EAST] = [-12 * 4, 14 * 4];

/** The zone is the difference to UTC, which may be that of the end of the recording. A difference that no zone has is none. */
const withZone = (local: string, utc: string): string => {
  if (local.endsWith('Z')) return local;
  const quarters = Math.round((Date.parse(`${local}Z`) - Date.parse(utc)) / QUARTER_MS);
  if (quarters < WEST || quarters > EAST) return local;
  const minutes = Math.abs(quarters) * 15;
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${local}${quarters < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
};
