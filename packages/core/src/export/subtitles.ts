import type { Cue } from '../domain/transcript.ts';
import type { ExportClip } from './export-list.ts';
import { filmRate } from './film-rate.ts';
import { placeSpans } from './place-spans.ts';
import { frameAt, frameTime } from '../time/notation/frame-rate.ts';
import { vttTime } from '../time/notation/vtt-time.ts';

/** A clip with what is said in it, times as in its video. */
interface CaptionedClip {
  readonly clip: ExportClip;
  readonly cues: readonly Cue[];
}

/** The cues on the time line of the film that the clips make, frame for frame; what reaches over the edge of a clip is cut there. */
export const filmCues = (clips: readonly CaptionedClip[]): Cue[] => {
  const rate = filmRate(clips.flatMap(({ clip: { video: { picture } } }) => (picture === undefined ? [] : [picture])));
  const places = placeSpans(clips.map(({ clip }) => clip), rate);
  return clips.flatMap(({ clip, cues }, index) => {
    const { start: first = 0, end: behind = 0 } = places[index] ?? {};
    const [start, end] = [frameTime(first, rate), frameTime(behind, rate)];
    const shift = start - frameTime(frameAt(clip.start, rate), rate);
    return cues
      .filter((cue) => cue.start < clip.end && cue.end > clip.start && cue.text.trim() !== '')
      .map((cue) => ({ start: Math.max(cue.start + shift, start), end: Math.min(cue.end + shift, end), text: cue.text, ...(cue.speaker !== undefined && { speaker: cue.speaker }) }))
      .filter((cue) => cue.end - cue.start >= A_MILLISECOND);
  });
};

/** Seconds: captions are written to the millisecond. */
const A_MILLISECOND = 0.001;

/** Cues as a SubRip file, with names before what those say who have one; times to the millisecond. */
export const toSrt = (cues: readonly Cue[]): string =>
  cues.map(({ start, end, text, speaker }, index) => `${index + 1}\n${srtTime(start)} --> ${srtTime(end)}\n${lines(speaker === undefined ? text : `${speaker}: ${text}`)}\n`).join('\n');

/** `01:02:03,456` */
const srtTime = (seconds: number): string => vttTime(seconds).replace('.', ',');

/** An empty line would end the cue, and readers drop what stands in braces, and in angle brackets where it is no tag that they know. */
const lines = (text: string): string =>
  text.split(/[\r\n]+/).map((line) => line.trim()).filter(Boolean).join('\n').replaceAll('-->', '→')
    .replaceAll(/<(?!\/?(?:[bius]|font)\b)([^<>]*)>/gi, '‹$1›')
    .replaceAll('{', '｛').replaceAll('}', '｝');
