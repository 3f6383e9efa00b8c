import type { ListFormat } from './export-formats.ts';
import { clipText, type ExportClip, type ExportList } from './export-list.ts';
import { filmCues, toSrt } from './subtitles.ts';
import { toListCsv } from './to-list-csv.ts';
import { toEdl } from './to-edl.ts';
import { toFcpxml } from './to-fcpxml.ts';
import { toJson } from './to-json.ts';
import { toOtio } from './to-otio.ts';
import type { Cue } from '../domain/transcript.ts';
import type { VideoId } from '../domain/video.ts';
import { toVtt } from '../transcripts/to-vtt.ts';

/** What is said in a video, or undefined to have the titles of the clips as captions. */
type CuesOf = ((id: VideoId) => readonly Cue[]) | undefined;

/** A list in the format asked for, as the text of a file. Throws `input/invalid` for what an EDL cannot hold. */
export const toList = (given: ExportList, format: ListFormat, cuesOf: CuesOf): string => {
  const list = withLengths(given);
  switch (format) {
    case 'edl':
      return toEdl(list);
    case 'fcpxml':
      return toFcpxml(list);
    case 'otio':
      return toOtio(list);
    case 'csv':
      return toListCsv(list);
    case 'json':
      return toJson(list);
    case 'srt':
      return toSrt(captions(list, cuesOf));
    case 'vtt':
      return toVtt(captions(list, cuesOf));
    default:
      return format satisfies never;
  }
};

/** A video whose length nobody knows yet is at least as long as its clips say: no clip lies beyond the end of its file. */
const withLengths = ({ clips, ...list }: ExportList): ExportList => {
  const lengths = new Map<VideoId, number>();
  for (const { video: { id, duration }, end } of clips) lengths.set(id, duration > 0 ? duration : Math.max(end, lengths.get(id) ?? 0));
  return { ...list, clips: clips.map((clip) => ({ ...clip, video: { ...clip.video, duration: lengths.get(clip.video.id) ?? clip.end } })) };
};

const captions = ({ clips }: ExportList, cuesOf: CuesOf): Cue[] =>
  filmCues(clips.map((clip) => ({ clip, cues: cuesOf?.(clip.video.id) ?? [titleCue(clip)] })));

/** As long as the clip is. */
const titleCue = (clip: ExportClip): Cue => ({ start: -Infinity, end: Infinity, text: clipText(clip) || clip.video.title });
