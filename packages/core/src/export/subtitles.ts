import type { ExportClip } from './export-list.ts';
import type { Cue } from '../domain/transcript.ts';
import { vttTime } from '../time/notation/vtt-time.ts';

/** A clip with what is said in it, times as in its video. */
interface CaptionedClip {
  readonly clip: ExportClip;
  readonly cues: readonly Cue[];
}

/** The cues on the time line of the film that the clips make; what reaches over the edge of a clip is cut there. */
export const filmCues = (clips: readonly CaptionedClip[]): Cue[] => {
  let at = 0;
  return clips.flatMap(({ clip, cues }) => {
    const shift = at - clip.start;
    at += clip.end - clip.start;
    return cues
      .filter(({ start, end, text }) => start < clip.end && end > clip.start && text.trim() !== '')
      .map(({ start, end, text }) => ({ start: Math.max(start, clip.start) + shift, end: Math.min(end, clip.end) + shift, text }));
  });
};

/** Cues as a SubRip file; times to the millisecond. */
export const toSrt = (cues: readonly Cue[]): string =>
  cues.map(({ start, end, text }, index) => `${index + 1}\n${srtTime(start)} --> ${srtTime(end)}\n${lines(text)}\n`).join('\n');

/** `01:02:03,456` */
const srtTime = (seconds: number): string => vttTime(seconds).replace('.', ',');

/** An empty line would end the cue. */
const lines = (text: string): string => text.split(/[\r\n]+/).map((line) => line.trim()).filter(Boolean).join('\n').replaceAll('-->', '→');
