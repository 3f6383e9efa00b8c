import type { Detection, Fields, TextLine } from '@frameseek/core';

/** What can be asked of the worker thread. Every request names its model in full, so a new worker can take up any of them. */
export interface Methods {
  'dual-encoder.describe': { ask: DualEncoderSpec; answer: DualEncoderDescription };
  'dual-encoder.embedImages': { ask: DualEncoderSpec & { readonly pixels: Uint8Array; readonly count: number }; answer: Float32Array };
  'dual-encoder.embedTexts': { ask: DualEncoderSpec & { readonly texts: readonly string[] }; answer: Float32Array };
  'sentences.describe': { ask: SentenceSpec; answer: { readonly dimensions: number } };
  'sentences.embedTexts': { ask: SentenceSpec & { readonly texts: readonly string[] }; answer: Float32Array };
  'vad.load': { ask: OnnxSpec; answer: null };
  'vad.detect': { ask: OnnxSpec & VadInput; answer: VadOutput };
  'sounds.describe': { ask: SoundSpec; answer: { readonly labels: readonly string[] } };
  'sounds.tag': { ask: SoundSpec & { readonly samples: Float32Array; readonly patches: number }; answer: Float32Array };
  'voices.load': { ask: VoiceSpec; answer: null };
  'voices.embed': { ask: VoiceSpec & { readonly pieces: readonly Float32Array[] }; answer: readonly Float32Array[] };
  'objects.describe': { ask: ObjectSpec; answer: ObjectsDescription };
  'objects.detect': { ask: ObjectSpec & ObjectPicture; answer: readonly Detection[] };
  'whisper.load': { ask: WhisperSpec; answer: null };
  'whisper.transcribe': { ask: WhisperSpec & WhisperTask; answer: WhisperResult };
  'vision-language.load': { ask: VisionLanguageSpec; answer: null };
  'vision-language.generate': { ask: VisionLanguageSpec & GenerationTask; answer: GenerationResult };
  'ocr.load': { ask: OcrSpec; answer: null };
  'ocr.read': { ask: OcrSpec & OcrPicture; answer: readonly TextLine[] };
}
/** The name of something that can be asked. */
export type Method = keyof Methods;

/** A model in a folder, and the `.onnx` file to load. */
export interface OnnxSpec {
  readonly id: string;
  readonly folder: string;
  readonly threads: number;
  readonly file: string;
}

/** An encoder of sentences in a folder, and how the vectors of a text's tokens become one. */
export interface SentenceSpec extends OnnxSpec {
  readonly pooling: 'mean' | 'cls' | 'last';
}

/** A dual encoder in a folder, as two `.onnx` files. */
export interface DualEncoderSpec {
  readonly id: string;
  readonly folder: string;
  readonly threads: number;
  readonly visionFile: string;
  readonly textFile: string;
  /** Pictures of one run. Quantised towers scale their numbers over the whole batch, so there it must be 1. */
  readonly perRun: number;
}

/** What a dual encoder takes and gives: pixels, and numbers a vector. */
export interface DualEncoderDescription {
  readonly dimensions: number;
  readonly width: number;
  readonly height: number;
  readonly fit: 'cover' | 'stretch';
}

/** Windows of 512 samples behind 64 samples of context, and the detector's memory. */
export interface VadInput {
  readonly samples: Float32Array;
  readonly state: Float32Array;
}
/** What the voice detector heard, and its memory afterwards. */
export interface VadOutput {
  /** Speech, 0 to 1, of each window. */
  readonly probabilities: Float32Array;
  readonly state: Float32Array;
}

/** A tagger of sounds in a folder, and the file beside it that names its labels. */
export interface SoundSpec extends OnnxSpec {
  readonly labels: string;
}

/** A detector of things in a folder. */
export interface ObjectSpec extends OnnxSpec {
  /** The file beside it that names its classes; absent: those of COCO. */
  readonly labels?: string;
  /** Whether a configuration beside it says how pictures are prepared. */
  readonly isDescribed: boolean;
}
/** What a detector knows and takes, in pixels: whether pictures fill all of it, or keep their shape in its upper left corner. */
export interface ObjectsDescription {
  readonly labels: readonly string[];
  readonly width: number;
  readonly height: number;
  readonly fills: boolean;
}
/** A picture in which things are looked for: pixels, and packed RGB. */
export interface ObjectPicture {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/** An encoder of voices: the built-in one, or a network in a folder. */
export type VoiceSpec = { readonly engine: 'builtin'; readonly id: string } | (OnnxSpec & { readonly engine: 'onnx' });

/** Whisper in a folder, and how the numbers of its two files are stored. */
export interface WhisperSpec {
  readonly id: string;
  readonly folder: string;
  readonly threads: number;
  readonly encoder: Dtype;
  readonly decoder: Dtype;
}
/** Sound to transcribe. */
export interface WhisperTask {
  /** Mono, 16 kHz, -1 to 1; at most 30 s. */
  readonly samples: Float32Array;
  /** ISO 639-1; absent: found out. */
  readonly language?: string;
  /** Whether other languages are wanted in English as well. */
  readonly english?: boolean;
}
/** A word; times in seconds from the start of the samples, the text keeps the space in front of it. */
interface HeardWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}
/** What was said. */
export interface WhisperResult {
  readonly words: readonly HeardWord[];
  /** ISO 639-1; absent from models of one language. */
  readonly language?: string;
  /** The same in English, where that was asked for and the language is another. */
  readonly english?: readonly HeardWord[];
  /** How sure it is, 0 to 1, that nobody speaks. */
  readonly noSpeech: number;
}

/** How the numbers of an `.onnx` file are stored, as transformers.js calls it. */
export type Dtype = 'fp32' | 'fp16' | 'q8' | 'int8' | 'uint8' | 'q4' | 'q4f16' | 'bnb4';

/** A language model that sees pictures, as three files. */
export interface VisionLanguageSpec {
  readonly id: string;
  readonly folder: string;
  readonly threads: number;
  readonly vision: Dtype;
  readonly embed: Dtype;
  readonly decoder: Dtype;
}
/** A prompt to answer. */
export interface GenerationTask {
  /** In the model's own form of a chat, with one `<image>` for each picture. */
  readonly prompt: string;
  /** JPEGs. */
  readonly pictures: readonly Uint8Array[];
  readonly maxTokens: number;
}
/** What was written is told in parts, meanwhile. */
export interface GenerationResult {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** It ended because `maxTokens` were reached. */
  readonly cut: boolean;
}

/** A reader of text: PP-OCR by its weights, or tesseract.js, whose data comes with its package. */
export type OcrSpec = PpocrSpec | { readonly engine: 'tesseract'; readonly id: string };
/** PP-OCR as three files: two `.onnx` files, and the recogniser's characters, one a line or in its description as `.yml`. */
export interface PpocrSpec {
  readonly engine: 'ppocr';
  readonly id: string;
  readonly detector: string;
  readonly recogniser: string;
  readonly characters: string;
  readonly threads: number;
}
/** A picture to read: pixels, and packed RGB. */
interface OcrPicture {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/** One thing that is asked of the thread. */
export interface Request<M extends Method = Method> {
  readonly id: number;
  readonly method: M;
  readonly ask: Methods[M]['ask'];
  /** What the thread's log lines about it carry: the request's id, the job's id. */
  readonly context: Fields;
}
/** What the main thread sends. */
export type ToWorker = { readonly kind: 'request'; readonly request: Request } | { readonly kind: 'cancel'; readonly id: number } | { readonly kind: 'stop' };
/** What the thread sends. */
export type FromWorker =
  | { readonly id: number; readonly answer: Methods[Method]['answer'] }
  /** A line for the log, which only the main thread writes. */
  | { readonly event: string; readonly fields: Fields }
  /** A part of an answer that is still being made. */
  | { readonly id: number; readonly part: string }
  | { readonly id: number; readonly fault: { readonly code: 'model/broken' | 'model/failed'; readonly reason: string } };
