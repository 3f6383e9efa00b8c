/**
 * What the engine needs from the outside world. `media`, `models` and `store` implement these; `runtime` joins them.
 * Every long call takes a required signal and rejects with its `AbortError`; every failure of ours is a `Fault`.
 */
import type {
  AudioPiece, EmbeddedSegment, Embedding, EmbeddingSpace, Frame, FrameCandidate, Hit, Modality, Probe,
  SamplingStrategy, ScreenText, Segment, SegmentFilter, Shot, Stage, Transcript, Cue, VideoId,
} from './domain.ts';
import type { LabelBook } from './labels.ts';
import type { ConversationBook } from './conversations.ts';
import type { Ledger } from './ledger.ts';
import type { WatchBook } from './file-watch.ts';
import type { PrintBook } from './picture-print.ts';
import type { Span } from './span.ts';
import type { MediaStudy } from './media-study.ts';
import type { MediaTakeAway } from './take-away.ts';
import type { TagBook } from './tags.ts';
import type { TaskBook } from './tasks.ts';

export interface Abortable {
  readonly signal: AbortSignal;
}

// ---- media -------------------------------------------------------------------------------------------------------

/** How a frame is fitted to the size asked for: cut the middle out, or distort. `cover` keeps the aspect ratio. */
export interface FrameSize {
  readonly width: number;
  readonly height: number;
  readonly fit: 'cover' | 'stretch';
}

export interface ScanResult {
  readonly shots: readonly Shot[];
  readonly candidates: readonly FrameCandidate[];
  /** Seconds of picture that could really be read; less than the container says when the file is cut short. */
  readonly duration: number;
}

export interface Media extends MediaTakeAway, MediaStudy {
  /** Content id, cheap for files of any size: from the size and samples of the content. */
  identify(path: string, options: Abortable): Promise<VideoId>;
  probe(path: string, options: Abortable): Promise<Probe>;
  /** The first pass over the picture: shots, and the places where keyframes may be taken. Small even for hours. */
  scan(path: string, options: ScanOptions): Promise<ScanResult>;
  /** Frames nearest at or after each of the ascending `times`, exact in time, at the size asked for, pulled one by one. */
  frames(path: string, options: FramesOptions): AsyncIterable<Frame>;
  /** The same frames as JPEGs, for models and people who look at them one by one. Never enlarged. */
  jpegs(path: string, options: JpegsOptions): AsyncIterable<Jpeg>;
  /** The default audio track as mono samples at 16 kHz, in pieces of about a second, times on the video's time line. */
  audio(path: string, options: AudioOptions): AsyncIterable<AudioPiece>;
  /** Subtitle streams and the files beside it, best first; empty when there are none. */
  subtitles(path: string, options: SubtitleOptions): Promise<readonly Transcript[]>;
  /** Writes a JPEG (`width` pixels wide) of the picture at `at`. */
  thumbnail(path: string, options: ThumbnailOptions): Promise<void>;
  /** Writes a frame that is decoded already as a JPEG. */
  savePicture(frame: Frame, options: SaveOptions): Promise<void>;
  /** Writes a picture of any common format, whoever it comes from, as a JPEG that fits into a square of `most` pixels. */
  importPicture(path: string, options: ImportPictureOptions): Promise<void>;
  /** A picture that lies here as a JPEG, as a frame (at 0 s) of the size asked for. */
  pictureFrame(path: string, options: PictureFrameOptions): Promise<Frame>;
  /** Writes one JPEG of a grid of small pictures over the whole video, for hover-scrubbing, from pictures saved before. */
  sprite(pictures: readonly SavedPicture[], options: SpriteOptions): Promise<SpriteSheet>;
}

export interface ScanOptions extends Abortable {
  readonly probe: Probe;
  readonly strategy: SamplingStrategy;
  /** Called as the pass goes on, with seconds of video behind it. */
  readonly report: (seconds: number) => void;
}
export interface FramesOptions extends Abortable {
  readonly probe: Probe;
  readonly times: readonly number[];
  readonly size: FrameSize;
}
export interface JpegsOptions extends Abortable {
  readonly probe: Probe;
  readonly times: readonly number[];
  /** Pixels; the height follows from the video. */
  readonly width: number;
  /** 1 to 100. */
  readonly quality: number;
}
/** A picture of a video, encoded. */
export interface Jpeg {
  readonly at: number;
  readonly width: number;
  readonly height: number;
  readonly jpeg: Uint8Array;
}
export interface AudioOptions extends Abortable {
  readonly probe: Probe;
}
export interface SubtitleOptions extends Abortable {
  readonly probe: Probe;
}
export interface ThumbnailOptions extends Abortable {
  readonly at: number;
  readonly width: number;
  readonly target: string;
}
export interface SaveOptions extends Abortable {
  readonly target: string;
}
export interface ImportPictureOptions extends SaveOptions {
  /** Pixels. */
  readonly most: number;
}
export interface PictureFrameOptions extends Abortable {
  readonly size: FrameSize;
}
/** A JPEG of the picture at `at`. */
export interface SavedPicture {
  readonly at: number;
  readonly file: string;
}
export interface SpriteOptions extends SaveOptions {
  readonly probe: Probe;
}

/** Tile `i` (row by row) shows the picture at `i * interval` seconds. */
export interface SpriteSheet {
  readonly columns: number;
  readonly rows: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
  readonly count: number;
  /** Seconds from tile to tile. */
  readonly interval: number;
}

// ---- models ------------------------------------------------------------------------------------------------------

/** Which model serves, and what a person should know about it. */
export interface ModelInfo {
  readonly id: string;
  /** A weak development aid, to be shown as such. */
  readonly standIn: boolean;
}

export interface TextEncoder {
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

export interface ImageEncoder {
  /** The size and fit at which frames must arrive. */
  readonly frameSize: FrameSize;
  readonly maxBatch: number;
  /** Unit-length vectors in the order of `frames`, in the same space as the text tower's. */
  embedImages(frames: readonly Frame[], options: Abortable): Promise<readonly Embedding[]>;
}

/** Pictures and texts in one space (CLIP, SigLIP …). */
export interface DualEncoder extends ImageEncoder, TextEncoder {}

/** Finds speech, so that silence and noise never reach a recogniser. */
export interface SpeechDetector {
  readonly info: ModelInfo;
  /** Stretches with speech, cut at pauses, each at most `maxSeconds` long, neighbours packed together. */
  speech(audio: AsyncIterable<AudioPiece>, options: SpeechOptions): AsyncIterable<AudioPiece>;
}
export interface SpeechOptions extends Abortable {
  readonly maxSeconds: number;
  /** Called with the seconds of audio that have been listened to. */
  readonly report: (seconds: number) => void;
}

export interface Transcriber {
  readonly info: ModelInfo;
  /** Cues of one piece of speech, times on the video's time line. */
  transcribe(piece: AudioPiece, options: TranscribeOptions): Promise<readonly Cue[]>;
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
  sentences(options: Abortable): Promise<TextEncoder>;
  detector(options: Abortable): Promise<SpeechDetector>;
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

// ---- store -------------------------------------------------------------------------------------------------------

export interface SearchOptions extends Abortable {
  readonly limit: number;
  readonly filter: SegmentFilter;
}

/** What is looked for in words. */
export interface WordQuery {
  /**
   * Ranked by BM25 with stemming; any of the words suffices. A word that stands nowhere finds those that one typing error
   * makes of it (near-words.ts), below everything that has a word as it was typed.
   */
  readonly words: string;
  /** Each must stand in the text word for word, in this order. */
  readonly phrases: readonly string[];
}

/**
 * Remembers segments: by meaning (one set of vectors per embedding space) and by words (one set for all).
 * Writing a segment with an id that is there replaces it. What is written is found by the next search.
 */
export interface SegmentIndex {
  /** Name and version of the store, for people. */
  readonly name: string;
  upsertVectors(space: EmbeddingSpace, segments: readonly EmbeddedSegment[], options: Abortable): Promise<void>;
  /** Segments without text are refused. */
  upsertWords(segments: readonly Segment[], options: Abortable): Promise<void>;
  /** Nearest by cosine, best first, score = cosine. A space that was never written is empty, not an error. */
  searchVectors(space: EmbeddingSpace, vector: Embedding, options: SearchOptions): Promise<readonly Hit[]>;
  /** Best first, score = BM25; below the least of them, what has only words near the ones asked for. */
  searchWords(query: WordQuery, options: SearchOptions): Promise<readonly Hit[]>;
  /** Every vector of one video in one space, ascending in time. */
  vectorsOf(space: EmbeddingSpace, videoId: VideoId, options: Abortable): Promise<readonly EmbeddedSegment[]>;
  /** Every word segment of one video, ascending in time. */
  wordsOf(videoId: VideoId, options: Abortable): Promise<readonly Segment[]>;
  /** Removes the segments of a video, of one modality or of all, in every space. */
  remove(videoId: VideoId, options: RemoveOptions): Promise<void>;
  count(options: Abortable): Promise<IndexCount>;
  /** Housekeeping after a video is done: compaction, index building. Never needed for correctness. */
  optimize(options: Abortable): Promise<void>;
  close(): Promise<void>;
}
export interface RemoveOptions extends Abortable {
  readonly modality?: Modality;
}
export interface IndexCount {
  readonly words: number;
  readonly vectors: Readonly<Record<string, number>>;
}

export const VIDEO_STATES = ['queued', 'indexing', 'ready', 'failed'] as const;

/** What the catalog knows of one video. */
export interface VideoRecord {
  readonly id: VideoId;
  readonly path: string;
  readonly title: string;
  readonly sizeBytes: number;
  /** ISO 8601. */
  readonly addedAt: string;
  readonly probe?: Probe;
  /** Labels that people gave it; absent where there are none. Kept when the video is put again. */
  readonly tags?: readonly string[];
  /** Its file is not where it was: perhaps on a disk that is unplugged. */
  readonly missing?: true;
}

/** How one stage of one video ended. `by` names the model, space or strategy, so that a change reruns the stage. */
export interface StageRecord {
  readonly stage: Stage;
  readonly state: 'done' | 'off' | 'failed';
  readonly by: string;
  readonly count: number;
  /** Wall-clock seconds the stage took. */
  readonly seconds: number;
  /** A sentence for people: why it is off or failed, or what was left out. */
  readonly note?: string;
  readonly at: string;
}

export const JOB_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type JobState = (typeof JOB_STATES)[number];

export interface Job {
  readonly id: string;
  readonly path: string;
  readonly videoId?: VideoId;
  readonly state: JobState;
  readonly priority: number;
  readonly attempts: number;
  readonly sampling: SamplingStrategy;
  /** Set when failed: the fault's code and its words. */
  readonly fault?: { readonly code: string; readonly message: string };
  readonly createdAt: string;
  readonly startedAt?: string;
  readonly endedAt?: string;
  /** The newest progress of each stage that has started, so that another process can show it. */
  readonly progress: readonly StageProgress[];
}
export interface StageProgress {
  readonly stage: Stage;
  readonly done: number;
  readonly total?: number;
  readonly count: number;
  readonly startedAt: string;
}

/**
 * The source of truth, shared by processes: videos, where their files are, shots, transcripts, stages done and jobs.
 * Calls are synchronous and short (SQLite); each is one transaction.
 */
export interface Catalog extends Ledger, TagBook, LabelBook, TaskBook, ConversationBook, WatchBook, PrintBook {
  putVideo(video: VideoRecord): void;
  video(id: VideoId): VideoRecord | undefined;
  videos(): readonly VideoRecord[];
  /** Number that grows with every change of a video or a stage, to notice what another process did. */
  version(): number;
  rename(id: VideoId, title: string): void;
  removeVideo(id: VideoId): void;

  /** The id found earlier for this very file (same path, size and time of change), to spare reading it again. */
  knownFile(path: string, sizeBytes: number, modifiedMs: number): VideoId | undefined;
  putFile(path: string, sizeBytes: number, modifiedMs: number, id: VideoId): void;

  putScan(id: VideoId, scan: ScanResult): void;
  scan(id: VideoId): ScanResult | undefined;
  shots(id: VideoId): readonly Shot[];
  /** Replaces all transcripts of this video. */
  putTranscripts(id: VideoId, transcripts: readonly Transcript[]): void;
  /** Best first. */
  transcripts(id: VideoId): readonly Transcript[];
  /** The cues of the best transcript that overlap the span. */
  cues(id: VideoId, within: Span): readonly Cue[];
  putScreenTexts(id: VideoId, texts: readonly ScreenText[]): void;
  screenTexts(id: VideoId): readonly ScreenText[];
  putSprite(id: VideoId, sheet: SpriteSheet): void;
  sprite(id: VideoId): SpriteSheet | undefined;

  putStage(id: VideoId, record: StageRecord): void;
  stages(id: VideoId): readonly StageRecord[];
  clearStage(id: VideoId, stage: Stage): void;

  /** Adds a job, or gives back the one that already waits or runs for this path. */
  addJob(job: NewJob): Job;
  job(id: string): Job | undefined;
  /** Newest first. */
  jobs(options: { readonly limit: number }): readonly Job[];
  /**
   * Takes the next waiting job for this worker (highest priority, then oldest), or one whose worker has not been heard
   * of for `leaseMs`. One transaction, so two processes never take the same job.
   */
  claimJob(worker: string, leaseMs: number): Job | undefined;
  /** Keeps the lease and notes the progress; false when the job was cancelled or taken over meanwhile. */
  beatJob(id: string, worker: string, progress: readonly StageProgress[]): boolean;
  updateJob(id: string, change: JobChange): void;
  close(): void;
}
export interface NewJob {
  readonly path: string;
  readonly priority: number;
  readonly sampling: SamplingStrategy;
}
export interface JobChange {
  readonly state?: JobState;
  readonly videoId?: VideoId;
  readonly fault?: { readonly code: string; readonly message: string };
}
