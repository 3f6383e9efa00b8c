/** What the engine needs of models. */
import type { AudioChunk, Embedding, EmbeddingSpace, Frame, Cue } from '../domain/domain.ts';
import type { Abortable } from './abortable.ts';
import type { FrameSize } from './media.ts';

/** Which model serves, and what a person should know about it. */
export interface ModelInfo {
  readonly id: string;
  /** A weak development aid, to be shown as such. */
  readonly standIn: boolean;
}

export interface TextEmbedder {
  readonly info: ModelInfo;
  readonly space: EmbeddingSpace;
  readonly maxBatch: number;
  /** Unit-length vectors in the order of `texts`. Texts beyond the model's length are shortened, never refused. */
  embedTexts(texts: readonly string[], options: EmbedTextOptions): Promise<readonly Embedding[]>;
}
export interface EmbedTextOptions extends Abortable {
  /** Some models want to know whether a text asks or answers. */
  readonly as: 'query' | 'passage';
}

export interface ImageEmbedder {
  /** The size and fit at which frames must arrive. */
  readonly frameSize: FrameSize;
  readonly maxBatch: number;
  /** Unit-length vectors in the order of `frames`, in the same space as the text tower's. */
  embedImages(frames: readonly Frame[], options: Abortable): Promise<readonly Embedding[]>;
}

/** Pictures and texts in one space (CLIP, SigLIP …). */
export interface DualEncoder extends ImageEmbedder, TextEmbedder {}

/** SearchMatches speech, so that silence and noise never reach a recogniser. */
export interface VoiceActivityDetector {
  readonly info: ModelInfo;
  /** Stretches with speech, cut at pauses, each at most `maxSeconds` long, neighbours packed together. */
  speech(audio: AsyncIterable<AudioChunk>, options: SpeechOptions): AsyncIterable<AudioChunk>;
}
export interface SpeechOptions extends Abortable {
  readonly maxSeconds: number;
  /** Called with the seconds of audio that have been listened to. */
  readonly report: (seconds: number) => void;
}

export interface Transcriber {
  readonly info: ModelInfo;
  /** Cues of one piece of speech, times on the video's time line. */
  transcribe(piece: AudioChunk, options: TranscribeOptions): Promise<readonly Cue[]>;
}
export interface TranscribeOptions extends Abortable {
  /** ISO 639-1; absent: found out by the model. */
  readonly language?: string;
}

/** Optical character recognition. */
export interface TextReader {
  readonly info: ModelInfo;
  readonly frameSize: FrameSize | { readonly maxWidth: number };
  /** Lines of text in the picture, with confidence 0 to 1. */
  readText(frame: Frame, options: Abortable): Promise<readonly TextLine[]>;
}
export interface TextLine {
  readonly text: string;
  readonly confidence: number;
  /** Where it stands, when the reader tells: its middle and height as shares of the picture's width and height. */
  readonly place?: { readonly x: number; readonly y: number; readonly height: number };
}

export const MODEL_ROLES = ['visual', 'sentences', 'detector', 'transcriber', 'reader', 'language'] as const;
/** What a model is for: pictures and texts in one space, meaning of sentences, speech or not, words said, words shown, answers. */
export type ModelRole = (typeof MODEL_ROLES)[number];

/** One model that a role may use, and where it stands. */
export interface ModelStatus {
  readonly role: ModelRole;
  readonly id: string;
  readonly standIn: boolean;
  /** `missing` can be downloaded; `unusable` was tried and refused, see `reason`. */
  readonly state: 'loaded' | 'present' | 'missing' | 'unusable';
  /** The first usable one of its role: the one that serves. */
  readonly chosen: boolean;
  /** Folder or address that it comes from. */
  readonly from: string;
  readonly sizeBytes: number;
  readonly reason?: string;
  /** What to do to have it, for people. */
  readonly remedy?: string;
}

export interface PullProgress {
  readonly model: string;
  readonly file: string;
  readonly doneBytes: number;
  readonly totalBytes?: number;
}

/**
 * The models of each role, loaded at the first call and kept. Each role tries its list in order of preference; when none
 * can be had the call rejects with `model/unavailable`, and asks again at the next call.
 */
export interface Models {
  visual(options: Abortable): Promise<DualEncoder>;
  sentences(options: Abortable): Promise<TextEmbedder>;
  detector(options: Abortable): Promise<VoiceActivityDetector>;
  transcriber(options: Abortable): Promise<Transcriber>;
  reader(options: Abortable): Promise<TextReader>;
  /** Every model of every role, nothing loaded or downloaded. */
  status(options: Abortable): Promise<readonly ModelStatus[]>;
  /** Downloads and checks what the named models (or the preferred one of each role) lack. */
  pull(ids: readonly string[], options: PullOptions): Promise<void>;
  close(): Promise<void>;
}
export interface PullOptions extends Abortable {
  readonly report: (progress: PullProgress) => void;
}
