import type {
  Abortable, AskRequest, Catalog, Conversation, ConversationDetail, Cue, EvalReport, Job, Label, LabelRequest, Jpeg, LanguageModel, Media, Modality, ModelCosts, Models, Moment,
  SamplingStrategy, ScoreCurve, ScreenText, SegmentIndex, Shot, Span, SpriteSheet, StageRecord, Transcript, Turn, VideoId, VideoRecord,
} from '@frameseek/core';
import type { AskOptions } from './answering/asker.ts';
import type { Insights } from './insights/insights.ts';
import type { ModelLimits } from './language/limits.ts';
import type { Exports } from './streaming/exports.ts';
import type { WatchCases } from './library/watched-folders.ts';
import type { CurveRequest } from './search/video-curve.ts';

/** Everything the engine stands on. */
export interface EngineParts {
  readonly media: Media;
  readonly models: Models;
  /** Absent: no language model is set. Use cases call it only through `meteredModel`. */
  readonly language?: LanguageModel;
  readonly index: SegmentIndex;
  readonly catalog: Catalog;
  readonly settings: EngineSettings;
}

export interface EngineSettings {
  /** Folder for thumbnails and sprite sheets; everything in it can be made again. */
  readonly picturesFolder: string;
  /** Videos that are indexed at the same time. */
  readonly concurrency: number;
  /** Strategy for videos added without one. */
  readonly sampling: SamplingStrategy;
  /** Language of speech, ISO 639-1; absent: found out. */
  readonly language?: string;
  /** Run speech recognition also where subtitles came with the video. */
  readonly recogniseDespiteSubtitles: boolean;
  /** What language models may do and cost; absent: the built-in limits. */
  readonly models?: ModelLimits;
}

export interface AddOptions extends Abortable {
  readonly sampling?: SamplingStrategy;
  /** Higher goes first; 0 is usual. */
  readonly priority?: number;
  /** Rejects with a fault for a file that must not be added, though it was found in a folder (it may be a link). */
  readonly check?: (path: string) => Promise<unknown>;
  /** Leaves out files that are known as they are: same path, size and time of change. */
  readonly onlyNew?: boolean;
}

/** Files that became jobs, and files that could not, each with its fault. Folders are walked for media files. */
export interface Added {
  readonly jobs: readonly Job[];
  readonly skipped: readonly { readonly path: string; readonly code: string; readonly message: string }[];
}

export interface SearchRequest {
  readonly query: string;
  readonly limit: number;
  readonly modalities?: readonly Modality[];
  readonly videoIds?: readonly VideoId[];
  /** Only this stretch of each video. */
  readonly within?: Span;
  /** `words`: only what can be found without any model, at once. */
  readonly by?: 'words';
}

export interface FoundMoment extends Moment {
  readonly video: VideoRef;
  /** Where the same footage is found as well; absent where it is nowhere else. */
  readonly also?: readonly (Span & { readonly video: VideoRef })[];
}

export interface VideoRef {
  readonly id: VideoId;
  readonly title: string;
  readonly path: string;
}

export interface SearchResult {
  readonly query: string;
  /** False when nothing matches; `moments` then holds the nearest. */
  readonly match: boolean;
  readonly tookMs: number;
  readonly moments: readonly FoundMoment[];
  /** What was left out and why ("pictures are not searched: no model"), for people. */
  readonly notes: readonly string[];
}

export interface VideoView extends VideoRecord {
  readonly stages: readonly StageRecord[];
  /** The newest job of this video's file, if any. */
  readonly job?: Job;
}

export interface VideoDetail extends VideoView {
  readonly shots: readonly Shot[];
  readonly transcripts: readonly Transcript[];
  readonly screenTexts: readonly ScreenText[];
  readonly sprite?: SpriteSheet;
}

/** The use cases of Frameseek. The API and the CLI call nothing else. */
export interface Engine extends Exports, WatchCases {
  /** Registers files (and the media files in folders) for indexing. A video indexed already is not done again. */
  add(paths: readonly string[], options: AddOptions): Promise<Added>;
  search(request: SearchRequest, options: Abortable): Promise<SearchResult>;
  /**
   * Answers a question about the videos, told event by event; resolves with the turn as it was kept. A model's failures are in
   * the turn. Throws for unknown conversations and videos, and its `AbortError` when it is stopped (the turn is kept).
   */
  ask(request: AskRequest, options: AskOptions): Promise<Turn>;
  conversations(): readonly Conversation[];
  /** Throws `library/unknown-conversation`, as do the two below. */
  conversation(id: string): ConversationDetail;
  renameConversation(id: string, title: string): void;
  removeConversation(id: string): void;

  /** How well each stretch of a video answers a query. */
  curve(request: CurveRequest, options: Abortable): Promise<ScoreCurve>;
  /** Keeps what somebody thinks of a result. Throws `library/unknown-video`. */
  putLabel(request: LabelRequest): Label;
  /** Newest first. */
  labels(): readonly Label[];
  /** Throws `library/unknown-label`. */
  removeLabel(id: string): void;
  /** How well the library is searched, by its labels; asks every labelled query anew. */
  evaluate(options: Abortable): Promise<EvalReport>;
  /** Keeps a picture to search with, as `like:picture:<id>`. Throws `input/invalid` for what is no picture. */
  keepPicture(content: Uint8Array, options: Abortable): Promise<{ readonly id: string }>;
  /** Path of the JPEG of such a picture. */
  picturePath(id: string): Promise<string>;
  videos(): readonly VideoView[];
  /** Throws `library/unknown-video`. */
  video(id: VideoId): VideoDetail;
  /** The same without what takes longer to read: a player asks for its file many times. */
  record(id: VideoId): VideoRecord;
  cues(id: VideoId): readonly Cue[];
  rename(id: VideoId, title: string): void;
  /** Replaces the tags of a video; one that is there twice is kept once. */
  setTags(id: VideoId, tags: readonly string[]): void;
  /** Removes every trace of the video but the file itself. */
  remove(id: VideoId, options: Abortable): Promise<void>;
  /** Path of a JPEG of the picture that stands for `at`; with a width, of exactly that picture, made at the first call. */
  thumbnail(id: VideoId, options: ThumbnailRequest): Promise<string>;
  /** Pictures at these times, for models and assistants. Throws for a video without a picture, or one that cannot be read. */
  jpegs(id: VideoId, options: JpegsRequest): Promise<readonly Jpeg[]>;
  /** Path of the sprite sheet's JPEG. */
  spritePath(id: VideoId): string;

  /** What language models have cost, with the newest calls. */
  costs(options: { readonly limit: number }): ModelCosts;

  /** What is made once from a whole video: chapters, captions, highlights …, by tasks. */
  readonly insights: Insights;

  jobs(options: { readonly limit: number }): readonly Job[];
  cancel(jobId: string): void;
  /** Queues a failed or cancelled job again. */
  retry(jobId: string): Job;
  /** Works on the queue until the signal aborts; also takes up what a crashed process left. */
  work(options: Abortable): Promise<void>;
  /** Works until none of these jobs waits or runs, whoever runs them; then gives them back as they ended. */
  finish(jobIds: readonly string[], options: FinishOptions): Promise<readonly Job[]>;
}

export interface JpegsRequest extends Abortable {
  readonly times: readonly number[];
  /** Pixels; never enlarged. */
  readonly width: number;
}

export interface ThumbnailRequest extends Abortable {
  readonly at: number;
  readonly width?: number;
}

export interface FinishOptions extends Abortable {
  /** Called a few times a second with the newest state of the jobs. */
  readonly report: (jobs: readonly Job[]) => void;
}
