import type { AudioChunk } from '../../domain/audio.ts';
import type { Cue } from '../../domain/transcript.ts';
import type { Abortable } from '../abortable.ts';
import type { ModelInfo } from './model-info.ts';

/** In which language speech is. */
interface TranscribeOptions extends Abortable {
  /** ISO 639-1; absent: found out by the model. */
  readonly language?: string;
}

/** Automatic speech recognition. */
export interface Transcriber {
  readonly info: ModelInfo;
  /** Cues of one chunk of speech, times on the video's time line. */
  transcribe(chunk: AudioChunk, options: TranscribeOptions): Promise<readonly Cue[]>;
}
