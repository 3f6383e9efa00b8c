import type {
  Abortable, AskRequest, Conversation, ConversationDetail, Cue, EvalReport, Job, Label, LabelRequest, LibraryReport, Jpeg, ModelCosts, ObjectTrackList, ScoreCurve, Slide, SoundList, Transcript, Turn, VideoId, VideoRecord,
} from '@frameseek/core';
import type { AlertUseCases } from './alerts/alert-use-cases.ts';
import type { PushUseCases } from './alerts/push-use-cases.ts';
import type { AddOptions, Added } from './jobs/add-paths.ts';
import type { LineCorrection, WordReplacement } from './jobs/correct-transcript.ts';
import type { JpegsRequest } from './library/pictures/jpegs-of.ts';
import type { ThumbnailRequest } from './library/pictures/thumbnails.ts';
import type { VideoDetail, VideoView } from './library/video-views.ts';
import type { SearchRequest, SearchResult } from './search/search-request.ts';
import type { AskOptions } from './answering/ask.ts';
import type { CollectionUseCases } from './collections/collection-use-cases.ts';
import type { InsightUseCases } from './insights/insight-use-cases.ts';
import type { ExportUseCases } from './export/export-use-cases.ts';
import type { SpaceUseCases } from './swaps/swap-use-cases.ts';
import type { InspectionOptions } from './inspection/inspect-library.ts';
import type { StreamUseCases } from './streaming/create-streams.ts';
import type { QueueRest } from './jobs/index-times.ts';
import type { TrashUseCases } from './jobs/trash-use-cases.ts';
import type { WatchedFolderUseCases } from './library/watched-folder-use-cases.ts';
import type { LiveUseCases } from './live/live-use-cases.ts';
import type { CloserResult } from './search/second-look/look-closer.ts';
import type { SpeakerUseCases } from './speakers/speaker-use-cases.ts';
import type { ReportUseCases } from './reports/report-use-cases.ts';
import type { CurveRequest } from './search/video-curve.ts';

/** The use cases of Frameseek. The API and the CLI call nothing else. */
export interface Engine extends ExportUseCases, StreamUseCases, SpaceUseCases, TrashUseCases, WatchedFolderUseCases, LiveUseCases, AlertUseCases, PushUseCases, SpeakerUseCases {
  /** Registers files (and the media files in folders) for indexing. A video indexed already is not done again. */
  add(paths: readonly string[], options: AddOptions): Promise<Added>;
  search(request: SearchRequest, options: Abortable): Promise<SearchResult>;
  /**
   * The same search, whose best moments that pictures found are looked at again at more of their frames: tighter edges, new scores,
   * a new order, and none fewer. Takes seconds. Throws `server/busy` where too many wait for one already.
   */
  lookCloser(request: SearchRequest, options: Abortable): Promise<CloserResult>;
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
  /** How well the library is searched, by its labels; asks every labelled query anew. Rejects with `server/busy` while that is being done for somebody else. */
  evaluate(options: Abortable): Promise<EvalReport>;
  /** Keeps a picture to search with, as `like:picture:<id>`. Throws `input/invalid` for what is no picture. */
  keepPicture(content: Uint8Array, options: Abortable): Promise<{ readonly id: string }>;
  /** Path of the JPEG of such a picture. */
  picturePath(id: string): Promise<string>;
  videos(): readonly VideoView[];
  /** Those of these ids that are in the library, without their jobs; quicker than all of them. */
  videosOf(ids: readonly VideoId[]): readonly VideoView[];
  /** How many there are; quicker than listing them. */
  countVideos(): number;
  /** Paths of all files that a video of the library has, or a job waits for, works on, or may be tried again with. */
  knownPaths(): ReadonlySet<string>;
  /** Throws `library/unknown-video`. */
  video(id: VideoId): VideoDetail;
  /** The same without what takes longer to read: a player asks for its file many times. */
  record(id: VideoId): VideoRecord;
  cues(id: VideoId): readonly Cue[];
  /** The best transcript, lines that people corrected as they are now; undefined where nothing is said. Throws `library/unknown-video`. */
  transcript(id: VideoId): Transcript | undefined;
  /**
   * Corrects a line of that transcript, and gives it as it is now; it stays so when the speech is recognised anew. Queues the video, whose words
   * of before are found until then. Throws `library/unknown-video` and `input/invalid`, as the next does.
   */
  correctLine(id: VideoId, correction: LineCorrection): Promise<Cue>;
  /** Replaces words throughout that transcript, as whole words whatever their capitals; how many lines changed. */
  replaceWords(id: VideoId, words: WordReplacement): Promise<number>;
  /** The slides of a film of slides; none of other films. Throws `library/unknown-video`. */
  slides(id: VideoId): readonly Slide[];
  /** Things in the picture, those that come first before others, or those of one class; none where no detector has looked for them. Throws `library/unknown-video`. */
  objects(id: VideoId, label?: string): ObjectTrackList;
  /** What is heard in a video beside words; nothing where no tagger has heard it. Throws `library/unknown-video`. */
  sounds(id: VideoId): SoundList;
  rename(id: VideoId, title: string): void;
  /** Replaces the tags of a video; one that is there twice is kept once. */
  setTags(id: VideoId, tags: readonly string[]): void;
  /**
   * Has the speech of another sound track, counted from 1, searched; undefined: of the one that is found out. Queues the video, whose words
   * of before answer until then. Throws `library/unknown-video` and `input/invalid`.
   */
  pickSoundTrack(id: VideoId, track: number | undefined): Promise<void>;
  /** Removes every trace of the video but the file itself, for good; also of one in the trash. */
  remove(id: VideoId, options: Abortable): Promise<void>;
  /** Path of a JPEG of the picture that stands for `at`; with a width, of exactly that picture, made at the first call. */
  thumbnail(id: VideoId, options: ThumbnailRequest): Promise<string>;
  /** Pictures at these times, for models and assistants. Throws for a video without a picture, or one that cannot be read. */
  jpegs(id: VideoId, options: JpegsRequest): Promise<readonly Jpeg[]>;
  /** Path of the sprite sheet's JPEG. */
  spritePath(id: VideoId): string;

  /** Queues the videos that lack something for want of a model that has come since. */
  catchUp(options: Abortable): Promise<void>;

  /** Holds the catalog against the store and the disk, and sets right what is found where that is asked for. */
  inspect(options: InspectionOptions): Promise<LibraryReport>;

  /** What language models have cost, with the newest calls. */
  costs(options: { readonly limit: number }): ModelCosts;

  /** What is made once from a whole video: chapters, captions, highlights …, by tasks. */
  readonly insights: InsightUseCases;

  /** Tables that the language model fills from moments of many videos. */
  readonly reports: ReportUseCases;

  /** Moments that people keep together. */
  readonly collections: CollectionUseCases;

  jobs(options: { readonly limit: number }): readonly Job[];
  cancel(jobId: string): void;
  /** Cancels every job that waits or runs. */
  cancelAll(): void;
  /**
   * Lets the queue rest until it is told to go on, for every server and worker of the library: what runs goes back into it, and keeps the stages that
   * are done. What somebody waits for with `finish` is done all the same.
   */
  pauseJobs(isPaused: boolean): void;
  areJobsPaused(): boolean;
  /** Why this process begins no job by itself, where it rests for the hours of the settings or on battery; undefined: it does not rest. */
  jobsRest(): QueueRest | undefined;
  /** Has this process work on jobs now, once: until the hours of the settings begin, or it is plugged in. */
  workNow(): void;
  /** Queues a failed or cancelled job again. */
  retry(jobId: string): Job;
  /** Works on the queue until the signal aborts; also takes up what a crashed process left. */
  work(options: Abortable): Promise<void>;
  /** Works until none of these jobs waits or runs, whoever runs them; then gives them back as they ended. */
  finish(jobIds: readonly string[], options: FinishOptions): Promise<readonly Job[]>;
}

/** How the end of some jobs is waited for. */
interface FinishOptions extends Abortable {
  /** Called a few times a second with the newest state of the jobs. */
  readonly report: (jobs: readonly Job[]) => void;
}
