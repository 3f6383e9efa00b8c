import type { AudioChunk } from '../../domain/audio.ts';
import type { Abortable } from '../abortable.ts';
import type { ModelInfo } from './model-info.ts';

/** How speech is cut. */
interface SpeechOptions extends Abortable {
  readonly maxSeconds: number;
  /** Called with the seconds of audio that have been listened to. */
  readonly report: (seconds: number) => void;
}

/** Finds speech, so that silence and noise never reach a recogniser. */
export interface VoiceActivityDetector {
  readonly info: ModelInfo;
  /** Spans with speech, cut at pauses, each at most `maxSeconds` long, neighbours packed together. */
  speech(audio: AsyncIterable<AudioChunk>, options: SpeechOptions): AsyncIterable<AudioChunk>;
}
