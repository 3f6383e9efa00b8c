/** What the engine needs of whatever reads and writes media files. */
import type { AudioChunk, Frame, FrameCandidate, Probe, SamplingStrategy, Shot, Transcript, VideoId } from '../domain/domain.ts';
import type { MediaAnalysis } from './media-analysis.ts';
import type { MediaExport } from './media-export.ts';
import type { Abortable } from './abortable.ts';

/** How a frame is fitted to the size asked for: cut the middle out, or distort. `cover` keeps the aspect ratio. */
export interface FrameSize {
  readonly width: number;
  readonly height: number;
  readonly fit: 'cover' | 'stretch';
}

export interface ScanResult {
  readonly shots: readonly Shot[];
  readonly candidates: readonly FrameCandidate[];
  /** Seconds of picture that could really be read; less than the container says when the file is cut short. */
  readonly duration: number;
}

export interface Media extends MediaExport, MediaAnalysis {
  /** Content id, cheap for files of any size: from the size and samples of the content. */
  identify(path: string, options: Abortable): Promise<VideoId>;
  probe(path: string, options: Abortable): Promise<Probe>;
  /** The first pass over the picture: shots, and the places where keyframes may be taken. Small even for hours. */
  scan(path: string, options: ScanOptions): Promise<ScanResult>;
  /** Frames nearest at or after each of the ascending `times`, exact in time, at the size asked for, pulled one by one. */
  frames(path: string, options: FramesOptions): AsyncIterable<Frame>;
  /** The same frames as JPEGs, for models and people who look at them one by one. Never enlarged. */
  jpegs(path: string, options: JpegsOptions): AsyncIterable<Jpeg>;
  /** The default audio track as mono samples at 16 kHz, in pieces of about a second, times on the video's time line. */
  audio(path: string, options: AudioOptions): AsyncIterable<AudioChunk>;
  /** Subtitle streams and the files beside it, best first; empty when there are none. */
  subtitles(path: string, options: SubtitleOptions): Promise<readonly Transcript[]>;
  /** Writes a JPEG (`width` pixels wide) of the picture at `at`. */
  thumbnail(path: string, options: ThumbnailOptions): Promise<void>;
  /** Writes a frame that is decoded already as a JPEG. */
  savePicture(frame: Frame, options: SaveOptions): Promise<void>;
  /** Writes a picture of any common format, whoever it comes from, as a JPEG that fits into a square of `most` pixels. */
  importPicture(path: string, options: ImportPictureOptions): Promise<void>;
  /** A picture that lies here as a JPEG, as a frame (at 0 s) of the size asked for. */
  pictureFrame(path: string, options: PictureFrameOptions): Promise<Frame>;
  /** Writes one JPEG of a grid of small pictures over the whole video, for hover-scrubbing, from pictures saved before. */
  sprite(pictures: readonly SavedPicture[], options: SpriteOptions): Promise<SpriteSheet>;
}

export interface ScanOptions extends Abortable {
  readonly probe: Probe;
  readonly strategy: SamplingStrategy;
  /** Called as the pass goes on, with seconds of video behind it. */
  readonly report: (seconds: number) => void;
}
export interface FramesOptions extends Abortable {
  readonly probe: Probe;
  readonly times: readonly number[];
  readonly size: FrameSize;
}
export interface JpegsOptions extends Abortable {
  readonly probe: Probe;
  readonly times: readonly number[];
  /** Pixels; the height follows from the video. */
  readonly width: number;
  /** 1 to 100. */
  readonly quality: number;
}
/** A picture of a video, encoded. */
export interface Jpeg {
  readonly at: number;
  readonly width: number;
  readonly height: number;
  readonly jpeg: Uint8Array;
}
export interface AudioOptions extends Abortable {
  readonly probe: Probe;
}
export interface SubtitleOptions extends Abortable {
  readonly probe: Probe;
}
export interface ThumbnailOptions extends Abortable {
  readonly at: number;
  readonly width: number;
  readonly target: string;
}
export interface SaveOptions extends Abortable {
  readonly target: string;
}
export interface ImportPictureOptions extends SaveOptions {
  /** Pixels. */
  readonly most: number;
}
export interface PictureFrameOptions extends Abortable {
  readonly size: FrameSize;
}
/** A JPEG of the picture at `at`. */
export interface SavedPicture {
  readonly at: number;
  readonly file: string;
}
export interface SpriteOptions extends SaveOptions {
  readonly probe: Probe;
}

/** Tile `i` (row by row) shows the picture at `i * interval` seconds. */
export interface SpriteSheet {
  readonly columns: number;
  readonly rows: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
  readonly count: number;
  /** Seconds from tile to tile. */
  readonly interval: number;
}
