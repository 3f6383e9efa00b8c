/** What the engine needs of whatever remembers. */
import type {
  EmbeddedSegment, Embedding, EmbeddingSpace, Hit, Modality, Probe, SamplingStrategy,
  ScreenText, Segment, SegmentFilter, Shot, Stage, Transcript, Cue, VideoId,
} from '../domain/domain.ts';
import type { LabelRepository } from '../catalog/labels.ts';
import type { ConversationRepository } from '../catalog/conversations.ts';
import type { ModelLedger } from '../language/model-ledger.ts';
import type { WatchedFolderRepository } from '../catalog/watched-folders.ts';
import type { FingerprintRepository } from '../frames/perceptual-fingerprint.ts';
import type { Span } from '../time/span.ts';
import type { TagRepository } from '../catalog/tags.ts';
import type { TaskRepository } from '../catalog/tasks.ts';
import type { Abortable } from './abortable.ts';
import type { ScanResult, SpriteSheet } from './media.ts';

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
export interface Catalog extends ModelLedger, TagRepository, LabelRepository, TaskRepository, ConversationRepository, WatchedFolderRepository, FingerprintRepository {
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
