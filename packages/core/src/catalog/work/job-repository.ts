import type { FaultNote } from '../../faults/fault-note.ts';
import type { SamplingStrategy } from '../../domain/scan.ts';
import type { Stage } from '../../domain/stage.ts';
import type { VideoId } from '../../domain/video.ts';

/** The states of a job or a task; the last three are final. */
export const JOB_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
/** Where a job or a task stands. */
export type JobState = (typeof JOB_STATES)[number];

/** The indexing of one file. Times are ISO 8601. */
export interface Job {
  readonly id: string;
  readonly path: string;
  /** Set once the content of the file is known. */
  readonly videoId?: VideoId;
  readonly state: JobState;
  /** Higher goes first. */
  readonly priority: number;
  /** How often it was begun. */
  readonly attempts: number;
  readonly sampling: SamplingStrategy;
  /** Set when failed: the fault's code and its words. */
  readonly fault?: FaultNote;
  readonly createdAt: string;
  readonly startedAt?: string;
  readonly endedAt?: string;
  /** The newest progress of each stage that has started, so that another process can show it. */
  readonly progress: readonly StageProgress[];
  /** Stages that are left, where workers take some of them alone; absent: nobody has begun to. */
  readonly lacks?: readonly Stage[];
}

/** How far one stage of a running job is; `done` and `total` in seconds of video. */
export interface StageProgress {
  readonly stage: Stage;
  readonly done: number;
  readonly total?: number;
  /** Segments (shots, for the stage `shots`) made so far. */
  readonly count: number;
  /** ISO 8601. */
  readonly startedAt: string;
}

/** A file that is to be indexed. */
export interface NewJob {
  readonly path: string;
  /** Higher goes first. */
  readonly priority: number;
  readonly sampling: SamplingStrategy;
}

/** What may change of a job; what is absent stays. */
export interface JobChange {
  readonly state?: JobState;
  readonly videoId?: VideoId;
  readonly lacks?: readonly Stage[];
  readonly fault?: FaultNote;
}

/** Remembers the queue of files to index, which processes share. */
export interface JobRepository {
  /** Adds a job, or gives back the one that already waits or runs for this path. */
  addJob(job: NewJob): Job;
  job(id: string): Job | undefined;
  /** Newest first. */
  jobs(options: { readonly limit: number }): readonly Job[];
  /** How many jobs are in each state. */
  countJobs(): Readonly<Record<JobState, number>>;
  /** Lets the queue rest, for all processes that work on it, or go on. */
  pauseJobs(isPaused: boolean): void;
  areJobsPaused(): boolean;
  /**
   * Takes the next waiting job for this worker (highest priority, then oldest), or one whose worker has not been heard
   * of for `leaseMs`. With `stages`: one that lacks any of these. One transaction, so two processes never take the same job.
   */
  claimJob(worker: string, leaseMs: number, stages?: readonly Stage[]): Job | undefined;
  /** Renews the lease and notes the progress; false when the job was cancelled or taken over meanwhile. */
  heartbeatJob(id: string, worker: string, progress: readonly StageProgress[]): boolean;
  /** Throws `library/unknown-job`. */
  updateJob(id: string, change: JobChange): void;
}
