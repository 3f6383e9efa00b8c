import { Fault } from '../faults/fault.ts';
import { shownPath } from '../files/path-bytes.ts';
import { clipText, listRate, placeClips, videoRate, videosOf, type ExportClip, type ExportList, type PlacedClip } from './export-list.ts';
import { markerRecordFrame, markerText } from './markers/export-markers.ts';
import { isSourceDropFrame, sourceTimeCode, timeCodeAfter } from './source-time-code.ts';
import { framesPerSecond } from '../time/notation/frame-rate.ts';
import { frameToTimeCode, type TimeCodeRate } from '../time/notation/time-code.ts';

/** Events that a list of this format can number. */
const MAX_EVENTS = 999;
/** Hours at which films begin by custom, so that what stands before has a time code, too. */
const FIRST_HOUR = 1;
/** Names with a meaning of their own: an unnamed source, black, colour bars. */
const RESERVED = ['AX', 'BL', 'BARS'];

/**
 * An edit decision list as CMX 3600 machines read it, and every editing program: one event with a cut for each clip. Sources
 * begin at the time code of their recorder, or at 00:00:00:00. A list has one number of frames a second, that of its first
 * picture: a source of another rate stands at its own hours, minutes and seconds, with its frames in the numbers of the list,
 * and a comment says so. Throws `input/invalid` for more clips than such a list can number.
 */
export const toEdl = (list: ExportList): string => {
  if (list.clips.length > MAX_EVENTS) throw new Fault('input/invalid', { problems: [`an EDL holds ${MAX_EVENTS} clips, not ${list.clips.length}`] });
  const code = listRate(list);
  const offset = FIRST_HOUR * (code.nominal * 3600 - (code.dropFrame ? (code.nominal / 15) * 54 : 0));
  const reels = reelNames(list);
  const events = placeClips(list, code.rate).flatMap((placed, index) => {
    const { clip, record } = placed;
    const start = sourceTimeCode(clip.video, clip.start, code);
    const film = [record.start, record.end].map((frame) => frameToTimeCode(offset + frame, code));
    const times = [start, timeCodeAfter(start, record.end - record.start, code), ...film];
    const reel = (reels.get(clip.video.id) ?? 'AX').padEnd(8);
    return [
      `${String(index + 1).padStart(3, '0')}  ${reel} ${channels(clip).padEnd(5)} C        ${times.join(' ')}`,
      `* FROM CLIP NAME: ${oneLine(clip.video.title)}`,
      ...comment(clip),
      ...locators(placed, (frame) => frameToTimeCode(offset + frame, code), code),
      `* SOURCE FILE: ${oneLine(shownPath(clip.video.path))}`,
      ...tapeComment(clip, reel.trim()),
      ...rateComment(clip, code),
      '',
    ];
  });
  return [`TITLE: ${oneLine(list.title)}`, `FCM: ${code.dropFrame ? 'DROP FRAME' : 'NON-DROP FRAME'}`, '', ...events].join('\r\n');
};

/** What it is called, where that is not its video's name, and what was written about it. */
const comment = (clip: ExportClip): string[] => {
  const text = clipText({ ...clip, title: clip.title === clip.video.title ? '' : clip.title });
  return text === '' ? [] : [`* COMMENT: ${oneLine(text)}`];
};

/** Markers as Avid's lists have them, at the time of the film: `* LOC: 01:00:01:14 RED     what it says`. */
const locators = (placed: PlacedClip, timeCode: (frame: number) => string, { rate }: TimeCodeRate): string[] =>
  (placed.clip.markers ?? []).map((marker) => `* LOC: ${timeCode(markerRecordFrame(marker, placed, rate))} RED     ${oneLine(markerText(marker))}`);

/** The whole name of a tape that is longer than a reel's may be. */
const tapeComment = ({ video }: ExportClip, reel: string): string[] => {
  const tape = video.timeCode?.reel;
  return tape === undefined || tape === reel ? [] : [`* SOURCE TAPE: ${oneLine(tape)}`];
};

const rateComment = ({ video }: ExportClip, code: TimeCodeRate): string[] => {
  if (video.picture === undefined) return [];
  const rate = framesPerSecond(videoRate(video));
  if (Math.abs(rate - framesPerSecond(code.rate)) < SAME_RATE) return [];
  const numbers = isSourceDropFrame(video) ? 'DROP FRAME' : 'NON-DROP FRAME';
  return [`* SOURCE RATE: ${Number(rate.toFixed(3))} FPS ${numbers}, FRAMES COUNTED AT ${code.nominal}`];
};

/** Frames a second within which two rates are one. */
const SAME_RATE = 0.001;

/** Picture with two channels of sound, one of them, or the other. */
const channels = ({ video }: ExportClip): string => {
  if (video.picture === undefined) return 'AA';
  return video.hasAudio ? 'AA/V' : 'V';
};

/** Eight capital letters and digits at most: those of the tape, which several videos may be of, or else another for each video. */
const reelNames = (list: ExportList): Map<string, string> => {
  const videos = videosOf(list);
  const taken = new Set(RESERVED);
  const unused = (base: string): string => {
    let name = base.slice(0, 8);
    for (let number = 2; taken.has(name); number += 1) name = `${base.slice(0, 8 - String(number).length)}${number}`;
    taken.add(name);
    return name;
  };
  const tapes = new Map<string, string>();
  for (const { timeCode } of videos) if (timeCode?.reel !== undefined && !tapes.has(timeCode.reel)) tapes.set(timeCode.reel, unused(reelLetters(timeCode.reel)));
  return new Map(videos.map(({ id, title, timeCode }) => [id, tapes.get(timeCode?.reel ?? '') ?? unused(reelLetters(title))]));
};

const reelLetters = (name: string): string => name.normalize('NFKD').toUpperCase().replaceAll(/[^A-Z0-9]/g, '') || 'REEL';

/** A line break would begin a line that means something else. */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
