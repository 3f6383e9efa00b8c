/**
 * The words of Frameseek, one per idea: this file is the glossary. Time is float seconds on the presentation time line
 * of the file (what a player shows), spans are half-open `[start, end)`; any other unit stands in the field's name.
 */
import { z } from 'zod';
import type { Span } from '../time/span.ts';

/** 32 hexadecimal digits, made from the content of the file: renaming or moving it keeps the id. */
export type VideoId = string;

export const MODALITIES = ['visual', 'speech', 'text', 'described'] as const;
/**
 * What a segment was found by: what is seen, what is said (or subtitled), what can be read in the picture, and what a model
 * wrote about it (captions, actions, tracked objects).
 */
export type Modality = (typeof MODALITIES)[number];

/** Those that indexing finds, each in the stage of its name; descriptions are made when somebody asks for them. */
export const INDEXED_MODALITIES = ['visual', 'speech', 'text'] as const satisfies readonly (Modality & Stage)[];

/** Whether the words of these segments really stand in the video: only they can be quoted. */
export const isQuotable = (modality: Modality): boolean => modality === 'speech' || modality === 'text';

/** The steps of indexing one video, in the order in which they are shown. Each is recorded when it is done. */
export const STAGES = ['probe', 'shots', 'visual', 'speech', 'text'] as const;
export type Stage = (typeof STAGES)[number];

export const SAMPLING_STRATEGIES = ['adaptive', 'uniform', 'keyframe', 'dense', 'sparse'] as const;
/**
 * Which frames represent a video. `adaptive`: as many as the picture changes; `uniform`: one every few seconds;
 * `keyframe`: the codec's I-frames; `dense`: several a second; `sparse`: one a shot.
 */
export type SamplingStrategy = (typeof SAMPLING_STRATEGIES)[number];

export const videoStream = z.object({
  codec: z.string(),
  /** Pixels as displayed, rotation already applied. */
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  /** Degrees clockwise by which a player turns the picture: 0, 90, 180 or 270. */
  rotation: z.number().int(),
  /** Average frames a second; informative only, since a stream may vary. Times always come from timestamps. */
  frameRate: z.number().nonnegative(),
  /** Bits and colours of its pixels as ffmpeg names them: `yuv420p`. */
  pixelFormat: z.string().optional(),
});
export type VideoStream = z.infer<typeof videoStream>;

export const audioStream = z.object({
  /** Index among the file's audio streams, for `-map 0:a:N`. */
  index: z.number().int().nonnegative(),
  codec: z.string(),
  channels: z.number().int().nonnegative(),
  language: z.string().optional(),
  isDefault: z.boolean(),
});
export type AudioStream = z.infer<typeof audioStream>;

export const subtitleStream = z.object({
  /** Index among the file's subtitle streams, for `-map 0:s:N`. */
  index: z.number().int().nonnegative(),
  codec: z.string(),
  language: z.string().optional(),
  /** False for picture subtitles (PGS, VobSub), which hold no text. */
  isText: z.boolean(),
  isDefault: z.boolean(),
});
export type SubtitleStream = z.infer<typeof subtitleStream>;

/** What ffprobe knows of a file without decoding it. */
export const probe = z.object({
  container: z.string(),
  /** Seconds; 0 when the container does not say. */
  duration: z.number().nonnegative(),
  sizeBytes: z.number().int().nonnegative(),
  /** The default picture stream; absent for sound files (an attached cover is not a picture stream). */
  video: videoStream.optional(),
  audio: z.array(audioStream),
  subtitles: z.array(subtitleStream),
  /** When it was recorded, if the file says so; ISO 8601. */
  recordedAt: z.string().optional(),
});
export type Probe = z.infer<typeof probe>;

/** The run of frames between two cuts. `index` counts from 0 within its video. */
export interface Shot extends Span {
  readonly index: number;
}

/** One decoded picture: packed 8-bit RGB rows, `width * height * 3` bytes. */
export interface Frame {
  readonly at: number;
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/**
 * A place in the video where a keyframe may be taken, from the cheap first pass.
 * `change` says how much the picture differs from the candidate before it (0 same, 1 nothing in common).
 */
export interface FrameCandidate {
  readonly at: number;
  /** An I-frame: it is decoded without any other. */
  readonly intra: boolean;
  readonly change: number;
  /** Mean brightness 0 to 1, and its standard deviation: black and blank frames have a `spread` near 0. */
  readonly brightness: number;
  readonly spread: number;
}

export const word = z.object({ start: z.number(), end: z.number(), text: z.string() });
export type Word = z.infer<typeof word>;

/** A timed line of speech or subtitle. */
export interface Cue extends Span {
  readonly text: string;
  readonly words?: readonly Word[];
}

export const TRANSCRIPT_SOURCES = ['stream', 'sidecar', 'recognised'] as const;
/** Where a transcript's words come from: a subtitle stream in the file, a file beside it, or speech recognition. */
export type TranscriptSource = (typeof TRANSCRIPT_SOURCES)[number];

export interface Transcript {
  readonly source: TranscriptSource;
  /** BCP 47 or ISO 639 code where known. */
  readonly language?: string;
  readonly cues: readonly Cue[];
}

/** Consecutive cues joined to a length that is worth indexing. */
export interface Passage extends Span {
  readonly text: string;
}

/** Text read in the picture, over the stretch in which it stood there. `confidence` 0 to 1. */
export interface ScreenText extends Span {
  readonly text: string;
  readonly confidence: number;
}

/** Mono samples between -1 and 1 at 16 kHz, from `start` seconds on. */
export interface AudioChunk {
  readonly start: number;
  readonly samples: Float32Array;
}

/** Samples a second of every `AudioChunk`. */
export const SAMPLE_RATE = 16_000;

/** A model with its revision and preprocessing. Vectors of two spaces are never compared. */
export interface EmbeddingSpace {
  /** Legal as a folder and a collection name: letters, digits, `-`, `_`, `.`. */
  readonly id: string;
  readonly dimensions: number;
}

/** A unit-length vector of one space. */
export type Embedding = Float32Array;

/** The indexed unit: a span of one video in one modality. `at` is the time of its keyframe, or its start. */
export interface Segment extends Span {
  readonly id: string;
  readonly videoId: VideoId;
  readonly modality: Modality;
  readonly at: number;
  /** The words said, read or written about it; absent for visual segments. */
  readonly text?: string;
}

export interface EmbeddedSegment extends Segment {
  readonly vector: Embedding;
}

/** Which segments a search may return. Absent means no limit. */
export interface SegmentFilter {
  readonly videoIds?: readonly VideoId[];
  readonly modalities?: readonly Modality[];
  /** Only segments that overlap this span of their video. */
  readonly within?: Span;
}

/** One segment with a score: higher is better, comparable only within one ranking. */
export interface Hit {
  readonly segment: Segment;
  readonly score: number;
}

/**
 * How queries about nothing in particular score in one retriever: the distribution of the best score that each of
 * them finds. A cosine means something only beside it: 0.25 is much for one model and little for another.
 */
export interface NullDistribution {
  readonly mean: number;
  readonly deviation: number;
}

/** Best-first hits of one modality by one retriever (`vector` meaning, or `words`). */
export interface Ranking {
  readonly modality: Modality;
  readonly by: 'vector' | 'words';
  readonly hits: readonly Hit[];
  /** Absent: not measured yet, so that something usual is assumed. */
  readonly nullDistribution?: NullDistribution;
  /** The hits are whole moments already: neighbours of one ranking do not join. */
  readonly whole?: boolean;
}

/** Why a moment matched: one hit, as shown to people. */
export interface MomentHit {
  readonly modality: Modality;
  readonly at: number;
  readonly score: number;
  readonly text?: string;
}

/** What a search returns: an interval to play, with the hits that argue for it, best first. */
export interface Moment extends Span {
  readonly videoId: VideoId;
  readonly score: number;
  readonly hits: readonly MomentHit[];
}

/** One event of a running job; latest wins, so every field says the whole state of its stage. */
export interface Progress {
  readonly videoId: VideoId;
  readonly stage: Stage;
  /** Units finished, and in all where known: seconds of video, in every stage. */
  readonly done: number;
  readonly total?: number;
  /** Segments (shots, for the stage `shots`) made so far. */
  readonly count: number;
}
