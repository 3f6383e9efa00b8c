import type { FaultNote } from '../../faults/fault-note.ts';
import type { VideoId } from '../../domain/video.ts';
import type { InsightRequest } from '../../insights/insight-request.ts';
import type { JobState } from './job-repository.ts';
import type { Task } from './task.ts';

/** How far a running task is. */
export interface TaskProgress {
  /** Share that is done, 0 to 1. */
  readonly done: number;
  /** What it is at, for people: "caption 12 of 80". */
  readonly words?: string;
}

/** What may change of a task; what is absent stays. */
export interface TaskChange {
  readonly state?: JobState;
  readonly fault?: FaultNote;
}

/** Remembers the queue of insights to make, which processes share. Tasks go with their video. */
export interface TaskRepository {
  /** Adds a task, or gives back the one that already waits or runs for the same insight of this video. */
  addTask(videoId: VideoId, request: InsightRequest): Task;
  task(id: string): Task | undefined;
  /** Newest first. */
  tasks(options: { readonly limit: number; readonly videoId?: VideoId }): readonly Task[];
  /** How many tasks are in each state. */
  countTasks(): Readonly<Record<JobState, number>>;
  /**
   * Takes the oldest waiting task for this worker, or one whose worker has not been heard of for `leaseMs`. One
   * transaction, so two processes never take the same task.
   */
  claimTask(worker: string, leaseMs: number): Task | undefined;
  /** Renews the lease and notes the progress; false when the task was cancelled or taken over meanwhile. */
  heartbeatTask(id: string, worker: string, progress: TaskProgress): boolean;
  /** Throws `input/invalid` when it would wait again while another task makes the same. */
  updateTask(id: string, change: TaskChange): void;
}
