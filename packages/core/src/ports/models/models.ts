import type { Abortable } from '../abortable.ts';
import type { DualEncoder } from './dual-encoder.ts';
import type { ModelStatus } from './model-status.ts';
import type { ObjectDetector } from './object-detector.ts';
import type { SoundTagger } from './sound-tagger.ts';
import type { TextEmbedder } from './text-embedder.ts';
import type { TextReader } from './text-reader.ts';
import type { Transcriber } from './transcriber.ts';
import type { VoiceActivityDetector } from './voice-activity-detector.ts';
import type { VoiceEmbedder } from './voice-embedder.ts';

/** How far the download of one file of a model is. */
export interface PullProgress {
  readonly model: string;
  readonly file: string;
  readonly doneBytes: number;
  readonly totalBytes?: number;
}

/** Which model of a role is wanted; absent: the one that the settings name. */
export interface NamedModel extends Abortable {
  readonly model?: string;
}

/** Who is told how a download goes on. */
interface PullOptions extends Abortable {
  readonly report: (progress: PullProgress) => void;
}

/**
 * The models of each role, loaded at the first call and kept. Each role tries its list in order of preference; when none
 * can be had the call rejects with `model/unavailable`, and asks again at the next call.
 */
export interface Models {
  visual(options: NamedModel): Promise<DualEncoder>;
  sentences(options: NamedModel): Promise<TextEmbedder>;
  detector(options: Abortable): Promise<VoiceActivityDetector>;
  transcriber(options: Abortable): Promise<Transcriber>;
  reader(options: Abortable): Promise<TextReader>;
  objects(options: Abortable): Promise<ObjectDetector>;
  tagger(options: Abortable): Promise<SoundTagger>;
  voices(options: Abortable): Promise<VoiceEmbedder>;
  /** Every model of every role, nothing loaded or downloaded. */
  status(options: Abortable): Promise<readonly ModelStatus[]>;
  /** Downloads and checks what the named models (or the preferred one of each role) lack. */
  pull(ids: readonly string[], options: PullOptions): Promise<void>;
  close(): Promise<void>;
}
