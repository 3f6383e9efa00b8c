import type { AudioChunk } from '../../domain/audio.ts';
import type { Cue } from '../../domain/transcript.ts';
import type { Abortable } from '../abortable.ts';
import type { ModelInfo } from './model-info.ts';

/** In which language speech is, and in which it is wanted. */
interface TranscribeOptions extends Abortable {
  /** ISO 639-1; absent: found out by the model. */
  readonly language?: string;
  /** Whether speech in another language is wanted in English as well, from a model that can translate. */
  readonly english?: boolean;
}

/** What was heard in one chunk of speech; times on the video's time line. */
export interface Heard {
  readonly cues: readonly Cue[];
  /** ISO 639-1, where the model tells. */
  readonly language?: string;
  /** The same in English: absent where it was not asked for, where it is English already, and from a model that cannot translate. */
  readonly english?: readonly Cue[];
}

/** Automatic speech recognition. */
export interface Transcriber {
  readonly info: ModelInfo;
  /** What is said in one chunk of speech. */
  transcribe(chunk: AudioChunk, options: TranscribeOptions): Promise<Heard>;
}
