import type { Transcript } from '../../domain/transcript.ts';
import type { Probe } from '../../domain/video.ts';
import type { Abortable } from '../abortable.ts';

/** Which file's subtitles are read. */
export interface SubtitleOptions extends Abortable {
  readonly probe: Probe;
}

/** Reads the subtitles that come with a video. */
export interface SubtitleReader {
  /** Subtitle streams and the files beside it, best first; empty when there are none. */
  subtitles(path: string, options: SubtitleOptions): Promise<readonly Transcript[]>;
}
