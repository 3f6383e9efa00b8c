import { Fault } from '../faults/fault.ts';
import { listRate, placeClips, videosOf, type ExportClip, type ExportList } from './export-list.ts';
import { frameToTimeCode } from '../time/notation/time-code.ts';

/** Events that a list of this format can number. */
const MAX_EVENTS = 999;
/** Hours at which films begin by custom, so that what stands before has a time code, too. */
const FIRST_HOUR = 1;
/** Names with a meaning of their own: an unnamed source, black, colour bars. */
const RESERVED = ['AX', 'BL', 'BARS'];

/**
 * An edit decision list as CMX 3600 machines read it, and every editing program: one event with a cut for each clip. All
 * time codes, those of the sources, too, count in the rate of the list; sources begin at 00:00:00:00. Throws `input/invalid`
 * for more clips than such a list can number.
 */
export const toEdl = (list: ExportList): string => {
  if (list.clips.length > MAX_EVENTS) throw new Fault('input/invalid', { problems: [`an EDL holds ${MAX_EVENTS} clips, not ${list.clips.length}`] });
  const code = listRate(list);
  const offset = FIRST_HOUR * (code.nominal * 3600 - (code.dropFrame ? (code.nominal / 15) * 54 : 0));
  const reels = reelNames(list);
  const events = placeClips(list, code).flatMap(({ clip, source, record }, index) => {
    const times = [source.start, source.end, offset + record.start, offset + record.end].map((frame) => frameToTimeCode(frame, code));
    const reel = (reels.get(clip.video.id) ?? 'AX').padEnd(8);
    return [
      `${String(index + 1).padStart(3, '0')}  ${reel} ${channels(clip).padEnd(5)} C        ${times.join(' ')}`,
      `* FROM CLIP NAME: ${oneLine(clip.video.title)}`,
      ...(clip.title === '' || clip.title === clip.video.title ? [] : [`* COMMENT: ${oneLine(clip.title)}`]),
      `* SOURCE FILE: ${oneLine(clip.video.path)}`,
      '',
    ];
  });
  return [`TITLE: ${oneLine(list.title)}`, `FCM: ${code.dropFrame ? 'DROP FRAME' : 'NON-DROP FRAME'}`, '', ...events].join('\r\n');
};

/** Picture with two channels of sound, one of them, or the other. */
const channels = ({ video }: ExportClip): string => {
  if (video.picture === undefined) return 'AA';
  return video.hasAudio ? 'AA/V' : 'V';
};

/** Eight capital letters and digits at most, another for each video. */
const reelNames = (list: ExportList): Map<string, string> => {
  const names = new Map<string, string>();
  const taken = new Set(RESERVED);
  for (const { id, title } of videosOf(list)) {
    const base = title.normalize('NFKD').toUpperCase().replaceAll(/[^A-Z0-9]/g, '') || 'REEL';
    let name = base.slice(0, 8);
    for (let number = 2; taken.has(name); number += 1) name = `${base.slice(0, 8 - String(number).length)}${number}`;
    taken.add(name);
    names.set(id, name);
  }
  return names;
};

/** A line break would begin a line that means something else. */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
