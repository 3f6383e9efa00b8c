import { Fault } from '@frameseek/core';

/** A track of fragmented MP4, as its head tells. */
interface FragmentTrack {
  readonly id: number;
  /** Units of its times in a second. */
  readonly timescale: number;
  readonly kind: string;
  /** Pixels, and the name of the sample entry (`avc1`, `hvc1`): of a picture. */
  readonly picture?: { readonly codec: string; readonly width: number; readonly height: number };
}

/** Where a box lies: its content, without the 8 bytes of its own head. */
interface Box {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

/** The tracks of a head (ISO/IEC 14496-12, 8.2 to 8.5). Throws `tool/failed` where it has none. */
export const tracksOf = (head: Buffer): readonly FragmentTrack[] => {
  const tracks = inside(head, ['moov', 'trak']).flatMap((trak) => {
    const [tkhd] = inside(head, ['tkhd'], trak);
    const [mdhd] = inside(head, ['mdia', 'mdhd'], trak);
    const [hdlr] = inside(head, ['mdia', 'hdlr'], trak);
    const [stsd] = inside(head, ['mdia', 'minf', 'stbl', 'stsd'], trak);
    if (tkhd === undefined || mdhd === undefined || hdlr === undefined) return [];
    const id = head.readUInt32BE(tkhd.start + (head[tkhd.start] === 1 ? 20 : 12));
    const timescale = head.readUInt32BE(mdhd.start + (head[mdhd.start] === 1 ? 20 : 12));
    const kind = head.toString('latin1', hdlr.start + 8, hdlr.start + 12);
    return [{ id, timescale, kind, ...(kind === 'vide' && stsd !== undefined && { picture: pictureOf(head, stsd) }) }];
  });
  if (tracks.length === 0) throw new Fault('tool/failed', { tool: 'ffmpeg', reason: 'its stream has no tracks' });
  return tracks;
};

/** Of the first sample entry, which is a visual one (12.1.3). */
const pictureOf = (head: Buffer, { start }: Box): NonNullable<FragmentTrack['picture']> =>
  ({ codec: head.toString('latin1', start + 12, start + 16), width: head.readUInt16BE(start + 40), height: head.readUInt16BE(start + 42) });

/** When a fragment is shown, in seconds, whether it begins with a picture that needs no other (by its picture where it has one), and whether there is sound in it. */
export const fragmentTimes = (fragment: Buffer, tracks: readonly FragmentTrack[]): { readonly start: number; readonly end: number; readonly intra: boolean; readonly hasSound: boolean } | undefined => {
  const runs = inside(fragment, ['moof', 'traf']).flatMap((traf) => runOf(fragment, traf, tracks));
  const { start, seconds, isSync, kind } = runs.find((run) => run.kind === 'vide') ?? runs[0] ?? { start: 0, seconds: 0, isSync: false, kind: '' };
  return seconds <= 0 ? undefined : { start, end: start + seconds, intra: kind !== 'vide' || isSync, hasSound: runs.some((run) => run.kind === 'soun' && run.seconds > 0) };
};

/** A fragment whose times are so many seconds later (8.8.12). */
export const shiftFragment = (fragment: Buffer, tracks: readonly FragmentTrack[], seconds: number): Buffer => {
  const shifted = Buffer.from(fragment);
  for (const traf of inside(shifted, ['moof', 'traf'])) {
    const [tfdt] = inside(shifted, ['tfdt'], traf);
    const track = trackOf(shifted, traf, tracks);
    if (tfdt === undefined || track === undefined) continue;
    const later = BigInt(Math.round(seconds * track.timescale));
    const time = timeOf(shifted, tfdt) + later;
    if (shifted[tfdt.start] === 1) shifted.writeBigUInt64BE(time < 0n ? 0n : time, tfdt.start + 4);
    else shifted.writeUInt32BE(Number(time < 0n ? 0n : time), tfdt.start + 4);
  }
  return shifted;
};

interface TrackRun {
  readonly kind: string;
  readonly start: number;
  readonly seconds: number;
  readonly isSync: boolean;
}

/** Bits of the flags of a sample: it needs others. */
const NOT_SYNC = 0x1_0000;

const runOf = (bytes: Buffer, traf: Box, tracks: readonly FragmentTrack[]): readonly TrackRun[] => {
  const [tfdt] = inside(bytes, ['tfdt'], traf);
  const [tfhd] = inside(bytes, ['tfhd'], traf);
  const track = trackOf(bytes, traf, tracks);
  if (tfdt === undefined || tfhd === undefined || track === undefined) return [];
  const usual = defaultsOf(bytes, tfhd);
  let units = 0;
  let first: number | undefined;
  for (const trun of inside(bytes, ['trun'], traf)) {
    const run = samplesOf(bytes, trun, usual);
    units += run.units;
    first ??= run.flags;
  }
  return [{ kind: track.kind, start: Number(timeOf(bytes, tfdt)) / track.timescale, seconds: units / track.timescale, isSync: ((first ?? 0) & NOT_SYNC) === 0 }];
};

interface Usual {
  readonly duration: number;
  readonly flags: number;
}

/** What samples have that do not say otherwise (8.8.7). */
const defaultsOf = (bytes: Buffer, { start }: Box): Usual => {
  const flags = bytes.readUIntBE(start + 1, 3);
  let at = start + 8 + ((flags & 0x1) !== 0 ? 8 : 0) + ((flags & 0x2) !== 0 ? 4 : 0);
  const next = (bit: number): number => {
    if ((flags & bit) === 0) return 0;
    at += 4;
    return bytes.readUInt32BE(at - 4);
  };
  const duration = next(0x8);
  next(0x10);
  return { duration, flags: next(0x20) };
};

/** How long a run is, in units of its track, and the flags of its first sample (8.8.8). */
const samplesOf = (bytes: Buffer, { start }: Box, usual: Usual): { readonly units: number; readonly flags: number | undefined } => {
  const flags = bytes.readUIntBE(start + 1, 3);
  const count = bytes.readUInt32BE(start + 4);
  let at = start + 8 + ((flags & 0x1) !== 0 ? 4 : 0);
  const firstFlags = (flags & 0x4) === 0 ? undefined : bytes.readUInt32BE(at);
  if (firstFlags !== undefined) at += 4;
  const size = [0x100, 0x200, 0x400, 0x800].filter((bit) => (flags & bit) !== 0).length * 4;
  const ownFlags = (flags & 0x400) === 0 ? undefined : bytes.readUInt32BE(at + ((flags & 0x100) !== 0 ? 4 : 0) + ((flags & 0x200) !== 0 ? 4 : 0));
  let units = 0;
  for (let sample = 0; sample < count; sample += 1, at += size) units += (flags & 0x100) === 0 ? usual.duration : bytes.readUInt32BE(at);
  return { units, flags: firstFlags ?? ownFlags ?? usual.flags };
};

const trackOf = (bytes: Buffer, traf: Box, tracks: readonly FragmentTrack[]): FragmentTrack | undefined => {
  const [tfhd] = inside(bytes, ['tfhd'], traf);
  return tfhd === undefined ? undefined : tracks.find(({ id }) => id === bytes.readUInt32BE(tfhd.start + 4));
};

const timeOf = (bytes: Buffer, { start }: Box): bigint => (bytes[start] === 1 ? bytes.readBigUInt64BE(start + 4) : BigInt(bytes.readUInt32BE(start + 4)));

/** The boxes that lie at a path, in all of the bytes or in one box. */
const inside = (bytes: Buffer, [kind, ...rest]: readonly string[], within: Omit<Box, 'kind'> = { start: 0, end: bytes.length }): readonly Box[] => {
  const found = boxesIn(bytes, within).filter((box) => box.kind === kind);
  return rest.length === 0 ? found : found.flatMap((box) => inside(bytes, rest, box));
};

const boxesIn = (bytes: Buffer, { start, end }: Omit<Box, 'kind'>): readonly Box[] => {
  const boxes: Box[] = [];
  for (let at = start; at + 8 <= end;) {
    const size = bytes.readUInt32BE(at);
    if (size < 8 || at + size > end) break;
    boxes.push({ kind: bytes.toString('latin1', at + 4, at + 8), start: at + 8, end: at + size });
    at += size;
  }
  return boxes;
};
