import type { Span } from '../time/span.ts';
import type { StartTimeCode, VideoId, VideoStream } from '../domain/video.ts';
import { isWindowsPath } from '../files/file-path.ts';
import { percentEncoded } from '../files/path-bytes.ts';
import { frameAt, frameRateOf, frameTime, framesPerSecond, type FrameRate } from '../time/notation/frame-rate.ts';
import { isDropFrame, timeCodeRate, type TimeCodeRate } from '../time/notation/time-code.ts';
import { pictureRate } from './film-rate.ts';
import { placeSpans } from './place-spans.ts';

/** What a list tells of a video that its clips come from. */
export interface ExportVideo {
  readonly id: VideoId;
  readonly title: string;
  readonly path: string;
  /** Seconds; 0 where it is not known yet. */
  readonly duration: number;
  /** Absent where it has no picture. */
  readonly picture?: Pick<VideoStream, 'width' | 'height' | 'frameRate' | 'gridRate'>;
  /** Absent where its recorder numbered no frames. */
  readonly timeCode?: StartTimeCode;
  readonly hasAudio: boolean;
}

/** A place of a clip at which somebody wrote something. */
export interface ExportMarker {
  /** Seconds of the video. */
  readonly at: number;
  readonly name: string;
  /** Empty where nothing was written. */
  readonly note: string;
}

/** One span of one video, in a list that leaves the program. */
export interface ExportClip extends Span {
  readonly title: string;
  /** What somebody wrote about it. */
  readonly note?: string;
  readonly markers?: readonly ExportMarker[];
  readonly video: ExportVideo;
}

/** The title of a clip and what was written about it, where there is room for one text; empty where there is neither. */
export const clipText = ({ title, note = '' }: Pick<ExportClip, 'title' | 'note'>): string => [title, note].filter((text) => text !== '').join(': ');

/** Clips in the order in which a film shows them. */
export interface ExportList {
  readonly title: string;
  readonly clips: readonly ExportClip[];
}

/** A clip in whole frames: where it begins in its video, and where it lies in the film of all clips. */
export interface PlacedClip {
  readonly clip: ExportClip;
  /** Frame of the video, in its own rate, from 0 on. */
  readonly source: number;
  /** Frames of the list; `end` is the frame behind. */
  readonly record: Span;
}

/** The rate of the first picture, numbered as its own time code is; 25 frames a second where there is none. */
export const listRate = ({ clips }: ExportList): TimeCodeRate => {
  const first = clips.find(({ video }) => video.picture !== undefined)?.video;
  const dropFrame = first?.timeCode === undefined || isDropFrame(first.timeCode.start);
  return timeCodeRate(first?.picture === undefined ? 25 : pictureRate(first.picture), { dropFrame });
};

/** Puts the clips one after the other, each at least a frame long, and none beyond the last frame of its video. */
export const placeClips = ({ clips }: ExportList, rate: FrameRate): PlacedClip[] => {
  const records = placeSpans(clips, rate);
  let at = 0;
  return clips.map((clip, index) => {
    const { start = 0, end = 1 } = records[index] ?? {};
    const own = videoRate(clip.video);
    const source = frameAt(clip.start, own);
    const left = frameTime(frameCount(clip.video) - source, own);
    const most = left > 0 ? Math.floor(left * framesPerSecond(rate) + ROUNDING) : Infinity;
    const length = Math.max(1, Math.min(end - start, most));
    const record = { start: at, end: at + length };
    at = record.end;
    return { clip, source, record };
  });
};

/** Share of a frame by which a fraction may miss a whole number. */
const ROUNDING = 0.001;

/** The rate at which the frames of a video are counted: 25 where it has none. */
export const videoRate = ({ picture }: ExportVideo): FrameRate => frameRateOf(picture === undefined ? 25 : pictureRate(picture));

/** Frames of a video, at its own rate; at least one. */
export const frameCount = (video: ExportVideo): number => Math.max(1, frameAt(video.duration, videoRate(video)));

/** Each video once, in the order of its first clip. */
export const videosOf = ({ clips }: ExportList): ExportVideo[] => [...new Map(clips.map(({ video }) => [video.id, video])).values()];

/** `file:///C:/My%20films/a.mp4` for an absolute path of any system. */
export const fileUrl = (path: string): string => {
  const plain = isWindowsPath(path) ? path.replaceAll('\\', '/') : path;
  const parts = plain.split('/').map((part, index) => (index === 0 && /^[A-Za-z]:$/.test(part) ? part : percentEncoded(part)));
  const joined = parts.join('/');
  // `//server/share` names a computer.
  if (joined.startsWith('//')) return `file:${joined}`;
  return joined.startsWith('/') ? `file://${joined}` : `file:///${joined}`;
};
