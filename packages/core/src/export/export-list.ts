import type { Span } from '../time/span.ts';
import type { VideoId } from '../domain/video.ts';
import { isWindowsPath } from '../files/file-path.ts';
import { frameAt } from '../time/notation/frame-rate.ts';
import { timeCodeRate, type TimeCodeRate } from '../time/notation/time-code.ts';

/** What a list tells of a video that its clips come from. */
export interface ExportVideo {
  readonly id: VideoId;
  readonly title: string;
  readonly path: string;
  /** Seconds. */
  readonly duration: number;
  /** Absent where it has no picture. */
  readonly picture?: { readonly width: number; readonly height: number; readonly frameRate: number };
  readonly hasAudio: boolean;
}

/** One span of one video, in a list that leaves the program. */
export interface ExportClip extends Span {
  readonly title: string;
  readonly video: ExportVideo;
}

/** Clips in the order in which a film shows them. */
export interface ExportList {
  readonly title: string;
  readonly clips: readonly ExportClip[];
}

/** A clip in whole frames of the list: where it lies in its video, and in the film of all clips. `end` is the frame behind. */
export interface PlacedClip {
  readonly clip: ExportClip;
  readonly source: Span;
  readonly record: Span;
}

/** The rate of the first picture; 25 frames a second where there is none. */
export const listRate = ({ clips }: ExportList): TimeCodeRate =>
  timeCodeRate(clips.find(({ video }) => video.picture !== undefined)?.video.picture?.frameRate ?? 25);

/** Puts the clips one after the other, each at least a frame long; spans in frames at `rate`. */
export const placeClips = ({ clips }: ExportList, { rate }: TimeCodeRate): PlacedClip[] => {
  let at = 0;
  return clips.map((clip) => {
    const start = frameAt(clip.start, rate);
    const end = Math.max(start + 1, frameAt(clip.end, rate));
    const record = { start: at, end: at + end - start };
    at = record.end;
    return { clip, source: { start, end }, record };
  });
};

/** Each video once, in the order of its first clip. */
export const videosOf = ({ clips }: ExportList): ExportVideo[] => [...new Map(clips.map(({ video }) => [video.id, video])).values()];

/** `file:///C:/My%20films/a.mp4` for an absolute path of any system. */
export const fileUrl = (path: string): string => {
  const plain = isWindowsPath(path) ? path.replaceAll('\\', '/') : path;
  const parts = plain.split('/').map((part, index) => (index === 0 && /^[A-Za-z]:$/.test(part) ? part : encodeURIComponent(part)));
  const joined = parts.join('/');
  // `//server/share` names a computer.
  if (joined.startsWith('//')) return `file:${joined}`;
  return joined.startsWith('/') ? `file://${joined}` : `file:///${joined}`;
};
