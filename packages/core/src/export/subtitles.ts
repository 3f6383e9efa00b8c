import type { Cue } from '../domain/transcript.ts';
import { placeClips, type ExportClip } from './export-list.ts';
import { filmRate } from './film-rate.ts';
import { frameAt, frameTime } from '../time/notation/frame-rate.ts';
import { vttTime } from '../time/notation/vtt-time.ts';

/** A clip with what is said in it, times as in its video. */
interface CaptionedClip {
  readonly clip: ExportClip;
  readonly cues: readonly Cue[];
}

/** The cues on the time line of the film that the clips make, frame for frame; what reaches over the edge of a clip is cut there. */
export const filmCues = (clips: readonly CaptionedClip[]): Cue[] => {
  const list = { title: '', clips: clips.map(({ clip }) => clip) };
  const rate = filmRate(list.clips.flatMap(({ video: { picture } }) => (picture === undefined ? [] : [picture])));
  return placeClips(list, rate).flatMap(({ clip, record }, index) => {
    const [start, end] = [frameTime(record.start, rate), frameTime(record.end, rate)];
    const shift = start - frameTime(frameAt(clip.start, rate), rate);
    return (clips[index]?.cues ?? [])
      .filter((cue) => cue.start < clip.end && cue.end > clip.start && cue.text.trim() !== '')
      .map((cue) => ({ start: Math.max(cue.start + shift, start), end: Math.min(cue.end + shift, end), text: cue.text }))
      .filter((cue) => cue.end > cue.start);
  });
};

/** Cues as a SubRip file; times to the millisecond. */
export const toSrt = (cues: readonly Cue[]): string =>
  cues.map(({ start, end, text }, index) => `${index + 1}\n${srtTime(start)} --> ${srtTime(end)}\n${lines(text)}\n`).join('\n');

/** `01:02:03,456` */
const srtTime = (seconds: number): string => vttTime(seconds).replace('.', ',');

/** An empty line would end the cue, and readers drop what stands in angle brackets and is no tag that they know. */
const lines = (text: string): string =>
  text.split(/[\r\n]+/).map((line) => line.trim()).filter(Boolean).join('\n').replaceAll('-->', '→')
    .replaceAll(/<(?!\/?(?:[bius]|font)\b)([^<>]*)>/gi, '‹$1›');
