import type { Fault } from '../../faults/fault.ts';
import type { Transcript } from '../../domain/transcript.ts';
import type { Probe } from '../../domain/video.ts';
import type { Abortable } from '../abortable.ts';

/** Which file's subtitles are read. */
export interface SubtitleOptions extends Abortable {
  readonly probe: Probe;
  /** Language of speech where the settings name one, to read texts of unknown encoding by. */
  readonly language?: string;
  /** Told of each text that is left out, wholly or in part: no subtitle stops the reading of a film. */
  readonly report?: (problem: Fault) => void;
}

/** Reads the subtitles that come with a video. */
export interface SubtitleReader {
  /** Subtitle streams and the files beside it, best first; empty when there are none. */
  subtitles(path: string, options: SubtitleOptions): Promise<readonly Transcript[]>;
}
