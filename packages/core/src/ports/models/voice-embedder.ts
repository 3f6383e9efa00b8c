import type { Abortable } from '../abortable.ts';
import type { ModelInfo } from './model-info.ts';

/** Makes vectors of voices by which people who speak are told apart, whatever they say (speaker embedding). */
export interface VoiceEmbedder {
  readonly info: ModelInfo;
  /** The cosine, up to 1, from which two vectors are taken for one voice. */
  readonly sameVoice: number;
  /** A vector of length 1 for each piece of speech: mono, 16 kHz, a few tenths of a second to a few seconds. */
  embed(pieces: readonly Float32Array[], options: Abortable): Promise<readonly Float32Array[]>;
}
