import type { AudioChunk } from '../../domain/audio.ts';
import type { Probe } from '../../domain/video.ts';
import type { Span } from '../../time/span.ts';
import type { Abortable } from '../abortable.ts';

/** Which file's sound is read. */
export interface AudioOptions extends Abortable {
  readonly probe: Probe;
  /** Index among its audio streams; absent: the one that players choose. */
  readonly track?: number;
  /** Absent: all of it. Read from the whole second before its start to the one behind its end. */
  readonly span?: Span;
}

/** Decodes the sound. */
export interface AudioReader {
  /** An audio track as mono samples at 16 kHz, in chunks of about a second, times on the video's time line. */
  audio(path: string, options: AudioOptions): AsyncIterable<AudioChunk>;
}
