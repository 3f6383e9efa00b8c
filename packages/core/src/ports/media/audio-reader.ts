import type { AudioChunk } from '../../domain/audio.ts';
import type { Probe } from '../../domain/video.ts';
import type { Abortable } from '../abortable.ts';

/** Which file's sound is read. */
export interface AudioOptions extends Abortable {
  readonly probe: Probe;
}

/** Decodes the sound. */
export interface AudioReader {
  /** The default audio track as mono samples at 16 kHz, in chunks of about a second, times on the video's time line. */
  audio(path: string, options: AudioOptions): AsyncIterable<AudioChunk>;
}
