/** The making of insights as the catalog keeps it: a queue that processes share, and what came of it. */
import type { VideoId } from '../domain/domain.ts';
import type { Insight, InsightRequest, Task } from '../insights/insights.ts';
import type { JobState } from '../ports.ts';

/** How far a running task is. */
export interface TaskProgress {
  /** Share that is done, 0 to 1. */
  readonly done: number;
  readonly words?: string;
}

export interface TaskChange {
  readonly state?: JobState;
  readonly fault?: { readonly code: string; readonly message: string };
}

/** The part of the catalog that remembers insights and the tasks that make them. Both go with their video. */
export interface TaskRepository {
  /** Adds a task, or gives back the one that already waits or runs for the same insight of this video. */
  addTask(videoId: VideoId, request: InsightRequest): Task;
  task(id: string): Task | undefined;
  /** Newest first. */
  tasks(options: { readonly limit: number; readonly videoId?: VideoId }): readonly Task[];
  /**
   * Takes the oldest waiting task for this worker, or one whose worker has not been heard of for `leaseMs`. One
   * transaction, so two processes never take the same task.
   */
  claimTask(worker: string, leaseMs: number): Task | undefined;
  /** Keeps the lease and notes the progress; false when the task was cancelled or taken over meanwhile. */
  beatTask(id: string, worker: string, progress: TaskProgress): boolean;
  /** Throws `input/invalid` when it would wait again while another task makes the same. */
  updateTask(id: string, change: TaskChange): void;

  /** Keeps what was made, in place of what was made before under the same key. */
  putInsight(videoId: VideoId, insight: Insight): void;
  insight(videoId: VideoId, key: string): Insight | undefined;
  /** Ascending by key. */
  insights(videoId: VideoId): readonly Insight[];
  /** Whether anything was made of any video. */
  hasInsights(): boolean;
  /** False when there is none. */
  removeInsight(videoId: VideoId, key: string): boolean;
}
