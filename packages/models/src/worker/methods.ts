import type { Fields, TextLine } from '@frameseek/core';

/** What can be asked of the worker thread. Every request names its model in full, so a new worker can take up any of them. */
export interface Methods {
  'dual.describe': { ask: DualSpec; answer: DualDescription };
  'dual.images': { ask: DualSpec & { readonly pixels: Uint8Array; readonly count: number }; answer: Float32Array };
  'dual.texts': { ask: DualSpec & { readonly texts: readonly string[] }; answer: Float32Array };
  'sentences.describe': { ask: OnnxSpec; answer: { readonly dimensions: number } };
  'sentences.texts': { ask: OnnxSpec & { readonly texts: readonly string[] }; answer: Float32Array };
  'voice.describe': { ask: OnnxSpec; answer: null };
  'voice.listen': { ask: OnnxSpec & VoiceWindows; answer: VoiceHeard };
  'whisper.describe': { ask: WhisperSpec; answer: null };
  'whisper.transcribe': { ask: WhisperSpec & WhisperTask; answer: WhisperHeard };
  'writer.describe': { ask: WriterSpec; answer: null };
  'writer.write': { ask: WriterSpec & WriterTask; answer: Written };
  'reader.describe': { ask: ReaderSpec; answer: null };
  'reader.read': { ask: ReaderSpec & ReaderPicture; answer: readonly TextLine[] };
}
export type Method = keyof Methods;

/** A model in a folder, and the `.onnx` file to load. */
export interface OnnxSpec {
  readonly id: string;
  readonly folder: string;
  readonly threads: number;
  readonly file: string;
}

export interface DualSpec {
  readonly id: string;
  readonly folder: string;
  readonly threads: number;
  readonly visionFile: string;
  readonly textFile: string;
  /** Pictures of one run. Quantised towers scale their numbers over the whole batch, so there it must be 1. */
  readonly perRun: number;
}

export interface DualDescription {
  readonly dimensions: number;
  readonly width: number;
  readonly height: number;
  readonly fit: 'cover' | 'stretch';
}

/** Windows of 512 samples behind 64 samples of context, and the detector's memory. */
export interface VoiceWindows {
  readonly samples: Float32Array;
  readonly state: Float32Array;
}
export interface VoiceHeard {
  /** Speech, 0 to 1, of each window. */
  readonly probabilities: Float32Array;
  readonly state: Float32Array;
}

export interface WhisperSpec {
  readonly id: string;
  readonly folder: string;
  readonly threads: number;
  readonly encoder: 'fp32' | 'q8';
  readonly decoder: 'fp32' | 'q8';
}
export interface WhisperTask {
  readonly samples: Float32Array;
  readonly language?: string;
}
export interface WhisperHeard {
  /** Times in seconds from the start of the samples; texts keep the space in front of them. */
  readonly words: readonly { readonly text: string; readonly start: number; readonly end: number }[];
  /** How sure it is, 0 to 1, that nobody speaks. */
  readonly noSpeech: number;
}

/** How the numbers of an `.onnx` file are stored, as transformers.js calls it. */
export type Dtype = 'fp32' | 'fp16' | 'q8' | 'int8' | 'uint8' | 'q4' | 'q4f16' | 'bnb4';

/** A language model that sees pictures, as three files. */
export interface WriterSpec {
  readonly id: string;
  readonly folder: string;
  readonly threads: number;
  readonly vision: Dtype;
  readonly embed: Dtype;
  readonly decoder: Dtype;
}
export interface WriterTask {
  /** In the model's own form of a chat, with one `<image>` for each picture. */
  readonly prompt: string;
  /** JPEGs. */
  readonly pictures: readonly Uint8Array[];
  readonly maxTokens: number;
}
/** What was written is told in parts, meanwhile. */
export interface Written {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** It ended because `maxTokens` were reached. */
  readonly cut: boolean;
}

/** The reader's data comes with its package: there is no folder. */
export interface ReaderSpec {
  readonly id: string;
}
export interface ReaderPicture {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

export interface Request<M extends Method = Method> {
  readonly id: number;
  readonly method: M;
  readonly ask: Methods[M]['ask'];
  /** What the thread's log lines about it carry: the request's id, the job's id. */
  readonly context: Fields;
}
export type ToWorker = { readonly kind: 'request'; readonly request: Request } | { readonly kind: 'cancel'; readonly id: number } | { readonly kind: 'stop' };
export type FromWorker =
  | { readonly id: number; readonly answer: Methods[Method]['answer'] }
  /** A line for the log, which only the main thread writes. */
  | { readonly event: string; readonly fields: Fields }
  /** A piece of an answer that is still being made. */
  | { readonly id: number; readonly part: string }
  | { readonly id: number; readonly fault: { readonly code: 'model/broken' | 'model/failed'; readonly reason: string } };
